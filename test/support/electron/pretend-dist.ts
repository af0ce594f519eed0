/** A folder that looks like an unpacked Electron to electron-builder: no code, but fuses that can be flipped. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How @electron/fuses finds the wire in a binary: https://www.electronjs.org/docs/latest/tutorial/fuses */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const version = 1;
/** As Electron ships: one character a fuse, `1` is on. */
const wire = '10110001';

export function writePretendDist(folder: string, electronVersion: string): void {
  for (const part of ['resources', 'locales']) mkdirSync(join(folder, part), { recursive: true });
  const binary = Buffer.concat([
    Buffer.alloc(64),
    Buffer.from(sentinel),
    Buffer.from([version, wire.length]),
    Buffer.from(wire),
    Buffer.alloc(64),
  ]);
  writeFileSync(join(folder, 'electron'), binary, { mode: 0o755 });
  writeFileSync(join(folder, 'version'), electronVersion);
  for (const file of ['chrome-sandbox', 'chrome_crashpad_handler']) {
    writeFileSync(join(folder, file), '', { mode: 0o755 });
  }
  for (const file of ['LICENSE', 'LICENSES.chromium.html', 'locales/en-US.pak']) {
    writeFileSync(join(folder, file), '');
  }
}
