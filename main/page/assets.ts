/** The built renderer as an allow-list: what is not in the map does not exist, and no path is joined to a folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

/** A file as it lies on the disk. */
export interface ListedFile {
  file: string;
  contentType: string;
}

/** A file as it is answered with. */
export interface Asset {
  body: Buffer;
  contentType: string;
}

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

function filesBelow(folder: string): string[] {
  // Not `recursive: true`: inside app.asar only the plain form is certain to work.
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/**
 * Keys are request paths, `/` is the page; a file of a kind that we do not serve (a source map) is not on the list.
 * Throws when there is no page.
 */
export function listAssets(folder: string): Map<string, ListedFile> {
  const list = new Map<string, ListedFile>();
  for (const file of filesBelow(folder)) {
    const contentType = contentTypes[extname(file)];
    if (contentType) list.set(`/${relative(folder, file).split(sep).join('/')}`, { file, contentType });
  }
  const page = list.get('/index.html');
  if (!page) throw new Error('The built page is missing: run `npm run build`.');
  list.delete('/index.html');
  return list.set('/', page);
}

/** Whether Vite gave this request path a name by its content. */
export function hasHashedName(path: string): boolean {
  return /^\/assets\/.+-[\w-]{8}\.\w+$/.test(path);
}

/** The same list, read once. */
export function loadAssets(folder: string): Map<string, Asset> {
  return new Map(
    Array.from(listAssets(folder), ([path, { file, contentType }]) => [
      path,
      { body: readFileSync(file), contentType },
    ]),
  );
}
