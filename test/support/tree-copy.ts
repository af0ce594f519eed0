/** A copy of the sources at another place, with the packages of this one. */
import { cpSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const parts = ['main', 'preload', 'renderer', 'scripts', 'package.json', 'package-lock.json'];

/** Path of the new folder; take it away when done. */
export function copyTree(): string {
  const tree = mkdtempSync(join(tmpdir(), 'guestlist-tree-'));
  for (const part of [
    ...parts,
    'build',
    'tsconfig.json',
    'vite.config.ts',
    'electron-builder.yml',
    'LICENSE',
    'CHANGELOG.md',
  ]) {
    cpSync(join(root, part), join(tree, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'), 'junction');
  return tree;
}
