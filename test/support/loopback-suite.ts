/** A page on loopback for each story of a test file, and a person signed in to it. */
import { afterEach, beforeEach } from 'vitest';
import { asCall, fromOurPage, type LoopbackPage, startLoopbackPage } from './loopback-page.ts';
import { type RawAnswer, rawRequest } from './raw-request.ts';

type Headers = Record<string, string>;

export interface LoopbackSuite {
  /** Of the story that runs. */
  readonly page: LoopbackPage;
  /** The session's, as a request sends it. */
  readonly cookie: string;
  url(path: string): string;
  /** As our page asks for a file; headers given here take the place of its own. */
  get(path: string, headers?: Headers): Promise<RawAnswer>;
  /** As our page calls `accounts.list`. */
  call(headers?: Headers, body?: string): Promise<RawAnswer>;
}

/** Call it once, at the top of the file. */
export function loopbackSuite(): LoopbackSuite {
  let page: LoopbackPage;
  let cookie: string;
  const url = (path: string) => `${page.origin}${path}`;

  beforeEach(async () => {
    page = await startLoopbackPage();
    cookie = await page.signIn();
  });
  afterEach(() => page.close());

  return {
    get page() {
      return page;
    },
    get cookie() {
      return cookie;
    },
    url,
    get: (path, headers = {}) => rawRequest(url(path), { headers: { cookie, ...fromOurPage, ...headers } }),
    call: (headers = {}, body = '{}') =>
      rawRequest(url('/api/accounts.list'), {
        method: 'POST',
        headers: { cookie, ...asCall, ...headers },
        body,
      }),
  };
}
