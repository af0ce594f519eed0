/** What lies in a package, so that two packages can be compared. */
import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { extractFile, listPackage, statFile } from '@electron/asar';

export interface PackagedFile {
  path: string;
  /** Bytes. */
  size: number;
  sha256: string;
}

/** Of an `app.asar` with what is unpacked beside it, by path. */
export function packagedFiles(archive: string): PackagedFile[] {
  const names = listPackage(archive, { isPack: false }).map((name) => name.replaceAll('\\', '/').slice(1));
  const files = names.filter((name) => !('files' in statFile(archive, name)));
  return files.sort().map((path) => {
    const content = extractFile(archive, path);
    return { path, size: content.length, sha256: createHash('sha256').update(content).digest('hex') };
  });
}

/** As `sha256sum` writes it. */
export function asList(files: readonly PackagedFile[]): string {
  return files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
}

/** Bytes of a file, or of all files below a folder. */
export function sizeOf(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.size;
  return readdirSync(path).reduce((total, name) => total + sizeOf(join(path, name)), 0);
}

/** Paths of every `app.asar` below a folder. */
export function archivesIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  return names
    .filter(({ name }) => name === 'app.asar')
    .map(({ parentPath, name }) => join(parentPath, name));
}
