/** Whether the real Electron can be run here. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const electron = resolve(import.meta.dirname, '../../../node_modules/electron');

/** Path of the binary; otherwise why there is none that could open a window here. */
export function electronBinary(): { path: string } | { missing: string } {
  const name = join(electron, 'path.txt');
  const path = existsSync(name) ? join(electron, 'dist', readFileSync(name, 'utf8')) : null;
  if (path === null || !existsSync(path)) return { missing: 'the Electron binary is not here' };
  const display = process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  if (process.platform === 'linux' && !display) return { missing: 'there is no display' };
  return { path };
}
