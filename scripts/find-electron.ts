/** Where Electron is, and whether it could open a window. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './built.ts';

const electronDir = join(root, 'node_modules', 'electron');
/** The binary has about 110 MB; a line that needs longer than this is better served by the page. */
const downloadMs = 600_000;

/** Path of the Electron binary, or null. */
export function electronBinary(): string | null {
  const pathFile = join(electronDir, 'path.txt');
  const binary = existsSync(pathFile) ? join(electronDir, 'dist', readFileSync(pathFile, 'utf8')) : null;
  return binary && existsSync(binary) ? binary : null;
}

/** Why Electron cannot open a window here, or null. */
export function obstacle(): string | null {
  if (process.platform !== 'linux') return null;
  if (!process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return 'There is no display here';
  if (process.getuid?.() === 0) return 'Electron does not run as root';
  return null;
}

/** Downloads the binary with the package's own installer; the reason when that fails, or null. */
export function downloadElectron(): string | null {
  process.stderr.write('Downloading Electron, once…\n');
  const result = spawnSync(process.execPath, [join(electronDir, 'install.js')], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: downloadMs,
  });
  if (result.status === 0) return null;
  const reason = result.error
    ? 'it took too long'
    : (/^\w*Error: (.+)$/m.exec(result.stderr)?.[1] ?? 'no reason given');
  return `The Electron binary is not here and cannot be downloaded (${reason})`;
}
