/** A second start asks the running one for a fresh link, over a socket in the data directory, which its owner alone can enter. */
import { chmodSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { errorName } from '../fault-facts.ts';
import type { Log } from '../ports.ts';

/** What is asked for: the link alone, or that the browser is opened at it too. */
export type LinkWish = 'link' | 'open';

/** Milliseconds that a second start waits for an answer. */
const patienceMs = 5000;

/** Windows has no such files; its pipes can be opened by others. */
const here = (dataDir: string): string | null =>
  process.platform === 'win32' ? null : join(dataDir, 'link.sock');

/** Answers until it is closed. Where the folder's name is too long for a socket, nobody is answered. */
export function answerLinks(
  dataDir: string,
  give: (wish: LinkWish) => string,
  log: Pick<Log, 'warn'>,
): { close(): void } {
  const path = here(dataDir);
  if (path === null) return { close: () => undefined };
  // This process holds the folder: what lies there is of one that was killed.
  rmSync(path, { force: true });
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.setTimeout(patienceMs, () => socket.destroy());
    socket.once('data', (asked) => socket.end(give(asked.toString().trim() === 'open' ? 'open' : 'link')));
  });
  server.on('error', (error) => log.warn('no second start can ask for a link', { error: errorName(error) }));
  server.listen(path, () => chmodSync(path, 0o600));
  server.unref();
  return { close: () => server.close() };
}

/** The link of the Guestlist that runs on the folder; null when it does not answer, as the tray application does not. */
export async function askForLink(dataDir: string, wish: LinkWish): Promise<string | null> {
  const path = here(dataDir);
  if (path === null) return null;
  const socket = connect(path);
  socket.setTimeout(patienceMs, () => socket.destroy(new Error('No answer.')));
  socket.write(`${wish}\n`);
  try {
    const link = await text(socket);
    return /^http:\/\/127\.0\.0\.1:\d+\/launch\/[\w-]+$/u.test(link) ? link : null;
  } catch {
    // Nobody listens: then what the lock says is all that is known.
    return null;
  }
}
