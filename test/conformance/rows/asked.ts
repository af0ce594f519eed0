import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Played } from '../stage.ts';

export const relies = 'main/electron/security/navigation.ts';
export const willNavigate = ['WebContents#will-navigate', 'WebContents#will-frame-navigate'];

export type Details = Electron.Event<Electron.WebContentsWillNavigateEventParams>;

/** Everything that was asked, in order; each is refused unless it may go. */
export function listen(
  { window }: Played,
  mayGo: (name: string, details: Details) => boolean = () => false,
): [string, Details][] {
  const asked: [string, Details][] = [];
  for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
    window.webContents.on(name as 'will-navigate', (details) => {
      asked.push([name, details]);
      if (!mayGo(name, details)) details.preventDefault();
    });
  }
  return asked;
}

export async function serve(run: (url: string, heardOf: string[]) => Promise<void>): Promise<void> {
  const heardOf: string[] = [];
  const server: Server = createServer((request, response) => {
    heardOf.push(request.url ?? '');
    if (request.url === '/302') response.writeHead(302, { location: '/200' }).end();
    else response.writeHead(200, { 'content-type': 'text/html' }).end('<p>there</p>');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, heardOf);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

export const go = (url: string) => {
  setTimeout(() => {
    location.href = url;
  });
};
