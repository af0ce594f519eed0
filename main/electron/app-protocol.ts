/** Serves the built renderer at `app://guestlist/`, from a list of the files that exist at start and no others. */
import { readFileSync } from 'node:fs';
import { protocol } from 'electron';
import type { Ask } from '../../preload/initial-data.ts';
import { type ListedFile, listAssets } from '../page/assets.ts';
import type { FirstDrawing } from '../page/first-drawing.ts';
import { firstPage } from '../page/first-page.ts';
import { appScheme, isAppUrl } from './security/app-origin.ts';
import { securityHeaders } from './security/headers.ts';

/** Paths as they are asked for, to files as they lie on the disk. */
export type AllowList = ReadonlyMap<string, ListedFile>;

/**
 * Answers one request: GET, our host, a listed path; all else is 404 with the same headers. The page itself comes with
 * what `ask` answers, drawn by `drawing`.
 */
export async function answer(
  list: AllowList,
  request: Pick<Request, 'method' | 'url'>,
  ask: Ask,
  drawing: FirstDrawing | null = null,
): Promise<Response> {
  const url = URL.parse(request.url);
  const listed =
    request.method === 'GET' && isAppUrl(request.url) && url ? list.get(url.pathname) : undefined;
  if (!listed) return new Response(null, { status: 404, headers: securityHeaders });
  const file = readFileSync(listed.file);
  return new Response(url?.pathname === '/' ? await firstPage(file.toString(), ask, drawing) : file, {
    headers: { ...securityHeaders, 'Content-Type': listed.contentType },
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
export function serveApp(rendererFolder: string, ask: Ask, drawing: FirstDrawing | null = null): void {
  const list = listAssets(rendererFolder);
  protocol.handle(appScheme, (request) => answer(list, request, ask, drawing));
}
