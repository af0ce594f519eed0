/** Serves the built renderer at `app://guestlist/`, from a list of the files that exist at start and no others. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { protocol } from 'electron';
import { appScheme, isAppUrl } from './security/app-origin.ts';
import { securityHeaders } from './security/headers.ts';

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Paths as they are asked for, to files as they lie on the disk. A path is never joined to a folder. */
export type AllowList = ReadonlyMap<string, string>;

function filesBelow(folder: string): string[] {
  // Not `recursive: true`: inside app.asar only the plain form is certain to work.
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/** `/` is index.html; a file of a kind that we do not serve (a source map) is not on the list. */
export function allowListOf(folder: string): AllowList {
  const list = new Map<string, string>();
  for (const file of filesBelow(folder)) {
    if (extname(file) in contentTypes) list.set(`/${relative(folder, file).split(sep).join('/')}`, file);
  }
  const index = list.get('/index.html');
  if (index !== undefined) list.set('/', index);
  return list;
}

/** Answers one request: GET, our host, a listed path; all else is 404 with the same headers. */
export function answer(list: AllowList, request: Pick<Request, 'method' | 'url'>): Response {
  const url = URL.parse(request.url);
  const file = request.method === 'GET' && isAppUrl(request.url) && url ? list.get(url.pathname) : undefined;
  if (file === undefined) return new Response(null, { status: 404, headers: securityHeaders });
  return new Response(readFileSync(file), {
    headers: {
      ...securityHeaders,
      'Content-Type': contentTypes[extname(file)] ?? 'application/octet-stream',
    },
  });
}

/** Before `ready`, once: https://www.electronjs.org/docs/latest/api/protocol */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** After `ready`. */
export function serveApp(rendererFolder: string): void {
  const list = allowListOf(rendererFolder);
  protocol.handle(appScheme, (request) => answer(list, request));
}
