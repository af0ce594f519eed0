/** Rewrites a PNG in fewer bytes, hardly to be told from it: these go into the repository. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

function paeth(a: number, b: number, c: number): number {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/** What each of the format's five filters takes for granted (https://www.w3.org/TR/png-3/#9Filters). */
function guess(filter: number, a: number, b: number, c: number): number {
  return [0, a, b, (a + b) >> 1, paeth(a, b, c)][filter] ?? 0;
}

function unfilter(raw: Buffer, width: number, height: number, size: number): Buffer {
  const stride = width * size;
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const a = x >= size ? (pixels[at - size] ?? 0) : 0;
      const b = y > 0 ? (pixels[at - stride] ?? 0) : 0;
      const c = x >= size && y > 0 ? (pixels[at - stride - size] ?? 0) : 0;
      pixels[at] = (raw[y * (stride + 1) + 1 + x] ?? 0) + guess(filter, a, b, c);
    }
  }
  return pixels;
}

type Colour = readonly [number, number, number];

const parts = (colour: number): Colour => [colour >> 16, (colour >> 8) & 255, colour & 255];
const distance = ([r, g, b]: Colour, [x, y, z]: Colour) => (r - x) ** 2 + (g - y) ** 2 + (b - z) ** 2;

/** An entry for each colour; past the 256 commonest, which are all but some edges of letters, that of the nearest. */
function paletteOf(counts: ReadonlyMap<number, number>): Map<number, number> {
  const byCount = [...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);
  const common = byCount.slice(0, 256).map(parts);
  return new Map(
    byCount.map((colour, index) => {
      if (index < 256) return [colour, index];
      const wanted = parts(colour);
      const distances = common.map((each) => distance(each, wanted));
      return [colour, distances.indexOf(Math.min(...distances))];
    }),
  );
}

/** Squared distance of two colours that a comparison of pictures takes for the same. */
const alike = 600;
/** So many pixels may be further off than that: an edge here and there. */
const strays = 8;

/** Pixels that would get another colour than their own, by more than the eye passes over. */
function lost(counts: ReadonlyMap<number, number>, palette: ReadonlyMap<number, number>): number {
  const colours = new Map([...palette].slice(0, 256).map(([colour, entry]) => [entry, parts(colour)]));
  const far = [...palette].filter(([colour, entry]) => {
    const given = colours.get(entry);
    return given && distance(given, parts(colour)) > alike;
  });
  return far.reduce((pixels, [colour]) => pixels + (counts.get(colour) ?? 0), 0);
}

/** With a palette of 256 colours; as it was when it is not opaque 8-bit RGB, or has too many colours for that. */
export function shrinkPng(png: Buffer): Buffer {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const size = png[25] === 2 ? 3 : png[25] === 6 ? 4 : 0;
  if (size === 0 || png[24] !== 8 || png[28] !== 0) return png;
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') {
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
    }
  }
  const pixels = unfilter(inflateSync(Buffer.concat(parts)), width, height, size);
  const counts = new Map<number, number>();
  for (let at = 0; at < pixels.length; at += size) {
    if (size === 4 && pixels[at + 3] !== 255) return png;
    const colour = pixels.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = paletteOf(counts);
  if (lost(counts, palette) > strays) return png;
  const rows = Buffer.alloc((width + 1) * height);
  for (let index = 0; index < width * height; index += 1) {
    const entry = palette.get(pixels.readUIntBE(index * size, 3)) ?? 0;
    rows[index + Math.floor(index / width) + 1] = entry;
  }
  const entries = [...palette].slice(0, 256);
  const colours = Buffer.alloc(entries.length * 3);
  for (const [colour, entry] of entries) colours.writeUIntBE(colour, entry * 3, 3);
  const header = Buffer.from(png.subarray(16, 29));
  header[9] = 3;
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
