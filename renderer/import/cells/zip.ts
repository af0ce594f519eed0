/**
 * The files in a ZIP, by its central directory
 * (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT): what local headers say is not believed, and of Zip64
 * the sizes are read, which Apache POI writes for files of any size.
 */

export interface ZipEntry {
  /** Lower case, with slashes: writers do not agree on either. */
  name: string;
  encrypted: boolean;
  /** 0: stored; 8: deflate. */
  method: number;
  /** As it stands in the archive. */
  packed: Uint8Array;
}

const signatures = { end: 0x06054b50, central: 0x02014b50, local: 0x04034b50, locator: 0x07064b50 };
const endLength = 22;
const longestComment = 0xffff;
/** What stands in a field of 32 bits whose value is in the Zip64 field. */
const elsewhere = 0xffffffff;
/** A workbook of a thousand sheets has fewer. */
const entriesRead = 5000;

/** Null when it is none, or is cut off. Never throws. */
export function zipEntries(bytes: Uint8Array): Map<string, ZipEntry> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === null) return null;
  const entries = new Map<string, ZipEntry>();
  const written = view.getUint32(end + 16, true);
  // What stands before the archive in the file moves all offsets.
  const moved = written === elsewhere ? 0 : Math.max(0, end - view.getUint32(end + 12, true) - written);
  let at = written === elsewhere ? longOffset(view, end) : written + moved;
  for (let count = 0; count < entriesRead; count += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== signatures.central) break;
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const entry = entryAt(bytes, view, at, moved);
    if (entry && !entries.has(entry.name)) entries.set(entry.name, entry);
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries.size === 0 ? null : entries;
}

/** Of the central directory, from the end record of Zip64 that a locator before the other one points at. */
function longOffset(view: DataView, end: number): number {
  if (end < 20 || view.getUint32(end - 20, true) !== signatures.locator) return view.byteLength;
  const record = Number(view.getBigUint64(end - 12, true));
  return record + 56 <= end ? Number(view.getBigUint64(record + 48, true)) : view.byteLength;
}

function endOf(view: DataView): number | null {
  const last = view.byteLength - endLength;
  for (let at = last; at >= Math.max(0, last - longestComment); at -= 1) {
    if (view.getUint32(at, true) === signatures.end) return at;
  }
  return null;
}

function entryAt(bytes: Uint8Array, view: DataView, at: number, moved: number): ZipEntry | null {
  const nameEnd = at + 46 + view.getUint16(at + 28, true);
  const extraEnd = nameEnd + view.getUint16(at + 30, true);
  if (extraEnd > bytes.length) return null;
  const written = new TextDecoder().decode(bytes.subarray(at + 46, nameEnd));
  const [size, offset] = placeOf(view, at, nameEnd, extraEnd);
  const local = offset + moved;
  if (local + 30 > bytes.length || view.getUint32(local, true) !== signatures.local) return null;
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  return {
    name: written.replaceAll('\\', '/').toLowerCase(),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    packed: bytes.subarray(from, from + size),
  };
}

/** Packed size and offset of the local header. */
function placeOf(view: DataView, at: number, from: number, to: number): [number, number] {
  let size = view.getUint32(at + 20, true);
  let offset = view.getUint32(at + 42, true);
  for (let field = from; field + 4 <= to; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    const last = Math.min(to, field + 4 + view.getUint16(field + 2, true));
    // Only what stands elsewhere is in it, in this order: unpacked size, packed size, offset.
    let next = field + 4;
    const long = (): number => {
      const value = next + 8 <= last ? Number(view.getBigUint64(next, true)) : 0;
      next += 8;
      return value;
    };
    if (view.getUint32(at + 24, true) === elsewhere) long();
    if (size === elsewhere) size = long();
    if (offset === elsewhere) offset = long();
    break;
  }
  return [size, offset];
}
