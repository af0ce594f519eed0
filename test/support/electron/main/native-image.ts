/** `nativeImage`: what can be decoded is an image, and all else is an empty one. */
import { readFileSync, statSync } from 'node:fs';
import type * as Electron from 'electron';
import type { NativeImage } from 'electron';
import { whole } from '../part.ts';

const files = new WeakMap<NativeImage, string>();

/** The file that an image was made from; empty when it was made from none. */
export function fileOf(image: NativeImage): string {
  return files.get(image) ?? '';
}

const signatures = [
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  Buffer.from([0xff, 0xd8, 0xff]),
];
const icon = Buffer.from([0, 0, 1, 0]);

/** Chromium decodes PNG and JPEG; Windows its icons too (electron/shell/common/skia_util.cc). */
function isImage(bytes: Buffer): boolean {
  const starts = process.platform === 'win32' ? [...signatures, icon] : signatures;
  return starts.some((start) => bytes.subarray(0, start.length).equals(start));
}

function read(path: string): Buffer {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? readFileSync(path) : Buffer.alloc(0);
}

function sizeOf(png: Buffer): { width: number; height: number } {
  const isPng = png.length > 24 && png[1] === 0x50;
  return isPng ? { width: png.readUInt32BE(16), height: png.readUInt32BE(20) } : { width: 0, height: 0 };
}

function imageOf(bytes: Buffer): NativeImage {
  const decoded = isImage(bytes) ? bytes : Buffer.alloc(0);
  let template = false;
  return whole<NativeImage>({
    isEmpty: () => decoded.length === 0,
    toPNG: () => decoded,
    getSize: () => sizeOf(decoded),
    setTemplateImage: (now: boolean) => {
      template = now;
    },
    isTemplateImage: () => template,
  });
}

export const nativeImage = {
  createEmpty: () => imageOf(Buffer.alloc(0)),
  createFromBuffer: (bytes: Buffer) => imageOf(bytes),
  createFromPath(path: string): NativeImage {
    const image = imageOf(read(path));
    files.set(image, path);
    // macOS knows them by their name: docs/api/native-image.md, "Template image".
    if (/Template(@\d+(\.\d+)?x)?\.\w+$/.test(path)) image.setTemplateImage(true);
    return image;
  },
} satisfies Partial<typeof Electron.nativeImage>;
