/** The core in a process of its own, which can be ended and begun again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { join } from 'node:path';
import { root } from '../built.ts';
import { endChild } from './end-child.ts';

/** Where a core answers, and the session that it has given us. */
export interface Upstream {
  authority: string;
  cookie: string;
}

/** Trades the one-time link for a session, as a browser does with a link that was typed in. */
async function signIn(link: URL): Promise<Upstream> {
  const typedIn = { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  const asked = request(link, { headers: typedIn, agent: false }).end();
  const [answer] = await once(asked, 'response');
  answer.resume();
  return { authority: link.host, cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '' };
}

export class CoreProcess {
  readonly #args: readonly string[];
  #child: ChildProcess | null = null;

  /** `args`: flags of `npm run serve`. */
  constructor(args: readonly string[]) {
    this.#args = args;
  }

  /** Begins (again); resolves to null when the process ended before it answered, having said why. */
  async start(): Promise<Upstream | null> {
    await this.stop();
    const child = spawn(process.execPath, [join(root, 'scripts/dev/core.ts'), '--no-open', ...this.#args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#child = child;
    const link = await new Promise<URL | null>((found) => {
      let printed = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
        const [, url] = /Guestlist is at (\S+)\n/.exec(printed) ?? [];
        if (url) found(new URL(url));
      });
      child.once('close', () => found(null));
    });
    return link && signIn(link);
  }

  /** Resolves when the process has ended. */
  stop(): Promise<void> {
    return endChild(this.#child);
  }
}
