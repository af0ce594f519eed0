/** A ZIP archive, made for a test. */
import { crc32, deflateRawSync } from 'node:zlib';

/** By name; what is packed already is kept as it is. */
export function zipped(files: Record<string, string | { packed: Uint8Array }>): Uint8Array {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const packed = typeof content === 'string' ? deflateRawSync(content) : Buffer.from(content.packed);
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    header.writeUInt16LE(8, 4);
    header.writeUInt32LE(typeof content === 'string' ? crc32(content) : 0, 10);
    header.writeUInt32LE(packed.length, 14);
    header.writeUInt32LE(typeof content === 'string' ? Buffer.byteLength(content) : 0, 18);
    header.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), header, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\x01\x02\x14\0'), header, tail, Buffer.from(name));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(locals.length, 4);
  end.writeUInt16LE(locals.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end]));
}
