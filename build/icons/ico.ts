/** Writes Windows icon files: small images as bitmaps, which every loader reads, large ones as PNG. */

export interface IcoImage {
  size: number;
  /** Straight (not premultiplied) RGBA, rows from the top. */
  pixels: Uint8Array;
  png: Uint8Array;
}

const headerBytes = 6;
const entryBytes = 16;
const bitmapHeaderBytes = 40;

/** A 32-bit bitmap as icons have it: rows from the bottom, BGRA, then an empty one-bit mask. */
function bitmap({ size, pixels }: IcoImage): Buffer {
  const maskBytes = Math.ceil(size / 32) * 4 * size;
  const out = Buffer.alloc(bitmapHeaderBytes + size * size * 4 + maskBytes);
  out.writeUInt32LE(bitmapHeaderBytes, 0);
  out.writeInt32LE(size, 4);
  // Twice: the height counts the mask.
  out.writeInt32LE(size * 2, 8);
  out.writeUInt16LE(1, 12);
  out.writeUInt16LE(32, 14);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray((y * size + x) * 4);
      out.set([blue, green, red, alpha], bitmapHeaderBytes + ((size - 1 - y) * size + x) * 4);
    }
  }
  return out;
}

/** https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10) */
export function ico(images: readonly IcoImage[]): Buffer {
  const header = Buffer.alloc(headerBytes + entryBytes * images.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  const bodies = images.map((image) => (image.size >= 128 ? Buffer.from(image.png) : bitmap(image)));
  let offset = header.length;
  images.forEach(({ size }, index) => {
    const entry = headerBytes + entryBytes * index;
    const length = bodies[index]?.length ?? 0;
    // 0 stands for 256.
    header.writeUInt8(size % 256, entry);
    header.writeUInt8(size % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(length, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += length;
  });
  return Buffer.concat([header, ...bodies]);
}
