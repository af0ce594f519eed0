/** Our own scheme: its privileges, and what its handler is asked and answers. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { protocol } from 'electron';
import type { Row } from '../row.ts';
import { pageUrl, type Stage } from '../stage.ts';

const relies = 'main/electron/app-protocol.ts';
const handle = ['protocol.handle'];
const register = ['protocol.registerSchemesAsPrivileged'];
const html = { 'content-type': 'text/html' };

/** Answers at `check:` in the place of the check page for as long as `run` takes. */
async function answering(
  handler: (request: Request) => Response | Promise<Response>,
  run: () => Promise<void>,
): Promise<void> {
  await protocol.unhandle('check');
  protocol.handle('check', handler);
  try {
    await run();
  } finally {
    protocol.unhandle('check');
    protocol.handle('check', former);
  }
}

let former: (request: Request) => Response | Promise<Response> = () => new Response(null);
/** What stands behind the check page otherwise. */
export function keepHandler(handler: typeof former): void {
  former = handler;
}

const title = (stage: Stage, url = pageUrl) => {
  const window = stage.blank();
  return window.loadURL(url).then(() => window.webContents.getURL());
};

export const protocolRows: readonly Row[] = [
  {
    says: 'a handler is asked for what is loaded at its scheme',
    source: 'spec/api-protocol-spec.ts:1454 receives requests to a custom scheme',
    relies,
    about: handle,
    async check(stage) {
      const asked: string[] = [];
      await answering(
        ({ url, method }) => {
          asked.push(`${method} ${url}`);
          return new Response('<p>', { headers: html });
        },
        async () => void (await title(stage)),
      );
      assert.deepEqual(asked, [`GET ${pageUrl}`]);
    },
  },
  {
    says: 'a handler can be taken away, and a second one for a scheme throws',
    source: 'spec/api-protocol-spec.ts:1463 can be unhandled; lib/browser/api/protocol.ts:162',
    relies,
    about: handle,
    check() {
      assert.equal(protocol.isProtocolHandled('check'), true);
      assert.throws(
        () => protocol.handle('check', () => new Response('')),
        /Failed to register protocol: check/,
      );
    },
  },
  {
    says: 'bytes are an answer',
    source: 'spec/api-protocol-spec.ts:1522 can send buffer body',
    relies,
    about: handle,
    async check(stage) {
      const { page } = await stage.shared();
      await answering(
        () => new Response(Buffer.from('bytes')),
        async () => assert.equal(await page(() => fetch('/x').then((answer) => answer.text())), 'bytes'),
      );
    },
  },
  {
    says: 'a stream is an answer',
    source: 'spec/api-protocol-spec.ts:1531 can send stream body',
    relies,
    about: handle,
    async check(stage) {
      const { page } = await stage.shared();
      const body = () => new Blob(['str', 'eam']).stream();
      await answering(
        () => new Response(body()),
        async () => assert.equal(await page(() => fetch('/x').then((answer) => answer.text())), 'stream'),
      );
    },
  },
  {
    says: 'the status is the one of the answer',
    source: 'spec/api-protocol-spec.ts:1708 correctly sets statusCode',
    relies,
    about: handle,
    async check(stage) {
      const { page } = await stage.shared();
      await answering(
        () => new Response(null, { status: 404 }),
        async () => assert.equal(await page(() => fetch('/x').then((answer) => answer.status)), 404),
      );
    },
  },
  {
    says: 'content type and other headers reach the page',
    source: 'spec/api-protocol-spec.ts:1717 correctly sets content-type and charset',
    relies,
    about: handle,
    async check(stage) {
      const { page } = await stage.shared();
      await answering(
        () =>
          new Response('x', { headers: { 'content-type': 'text/plain; charset=UTF-8', 'x-great': 'yes' } }),
        async () => {
          const found = await page(() =>
            fetch('/x').then(({ headers }) => [headers.get('content-type'), headers.get('x-great')]),
          );
          assert.deepEqual(found, ['text/plain; charset=UTF-8', 'yes']);
        },
      );
    },
  },
  {
    says: 'an answer that is an error is a failed request',
    source: 'spec/api-protocol-spec.ts:1638 can send errors',
    relies,
    about: handle,
    async check(stage) {
      const { page } = await stage.shared();
      await answering(
        () => Response.error(),
        async () =>
          assert.equal(
            await page(() =>
              fetch('/x').then(
                () => 'there',
                () => 'failed',
              ),
            ),
            'failed',
          ),
      );
    },
  },
  {
    says: 'a handler that throws is a failed request',
    source: 'spec/api-protocol-spec.ts:1690 handles a synchronous error in the handler',
    relies,
    about: handle,
    async check(stage) {
      const { page } = await stage.shared();
      await answering(
        () => {
          throw new Error('nope');
        },
        async () =>
          assert.equal(
            await page(() =>
              fetch('/x').then(
                () => 'there',
                () => 'failed',
              ),
            ),
            'failed',
          ),
      );
    },
  },
  {
    says: 'so is one that rejects',
    source: 'spec/api-protocol-spec.ts:1700 handles an asynchronous error in the handler',
    relies,
    about: handle,
    async check(stage) {
      const { page } = await stage.shared();
      await answering(
        () => Promise.reject(new Error('nope')),
        async () =>
          assert.equal(
            await page(() =>
              fetch('/x').then(
                () => 'there',
                () => 'failed',
              ),
            ),
            'failed',
          ),
      );
    },
  },
  {
    says: 'so is an answer of no kind',
    source: 'spec/api-protocol-spec.ts:1646 handles invalid protocol response status',
    relies,
    about: handle,
    async check(stage) {
      const { page } = await stage.shared();
      await answering(
        () => ({ status: [] }) as never,
        async () =>
          assert.equal(
            await page(() =>
              fetch('/x').then(
                () => 'there',
                () => 'failed',
              ),
            ),
            'failed',
          ),
      );
    },
  },
  {
    says: 'a handler gets method, headers and body of what the page sends',
    source: 'spec/api-protocol-spec.ts:1777 can receive simple request body',
    relies,
    about: handle,
    async check(stage) {
      const { page } = await stage.shared();
      await answering(
        async (request) =>
          new Response(`${request.method} ${request.headers.get('x-own')} ${await request.text()}`),
        async () => {
          const sent = await page(() =>
            fetch('/x', { method: 'POST', body: 'body', headers: { 'x-own': 'own' } }).then((answer) =>
              answer.text(),
            ),
          );
          assert.equal(sent, 'POST own body');
        },
      );
    },
  },
  {
    says: 'an address of a standard scheme is made normal: no port, a slash',
    source: 'spec/api-protocol-spec.ts:1596 normalizes urls in standard schemes',
    relies,
    about: handle,
    async check(stage) {
      const asked: string[] = [];
      await answering(
        ({ url }) => {
          asked.push(url);
          return new Response('<p>', { headers: html });
        },
        async () => {
          for (const url of ['check://page', 'check://page:1234']) await title(stage, url);
        },
      );
      assert.deepEqual(asked, ['check://page/', 'check://page/']);
    },
  },
  {
    says: 'an address with a user name never reaches the handler',
    source: 'spec/api-protocol-spec.ts:1618 fails on URLs with a username',
    relies: 'main/electron/security/app-origin.ts',
    about: handle,
    async check(stage) {
      let asked = 0;
      await answering(
        () => {
          asked += 1;
          return new Response('<p>', { headers: html });
        },
        () => assert.rejects(title(stage, 'check://user@page/')),
      );
      assert.equal(asked, 0);
    },
  },
  {
    says: 'what belongs to a page of a standard scheme is found beside it',
    source: 'spec/api-protocol-spec.ts:976 resolves relative resources; :987 resolves absolute resources',
    relies,
    about: register,
    async check(stage) {
      const { page } = await stage.shared();
      const found = await page(() => [
        new URL('a/b', document.baseURI).pathname,
        new URL('/c', document.baseURI).pathname,
      ]);
      assert.deepEqual(found, ['/a/b', '/c']);
    },
  },
  {
    says: 'a page of a secure scheme is a secure context',
    source: 'spec/api-protocol-spec.ts:1023 registers secure, when {secure: true}',
    relies,
    about: register,
    async check(stage) {
      const { page } = await stage.shared();
      assert.equal(await page(() => isSecureContext), true);
    },
  },
  {
    says: 'one of a scheme without privileges is not, and has no storage',
    source: 'docs/api/structures/custom-scheme.md; spec/api-protocol-spec.ts:1015',
    relies,
    about: register,
    async check(stage) {
      protocol.handle('loose', former);
      try {
        const { page } = await stage.open({}, 'loose://page/');
        const found = await page(() => {
          try {
            return [isSecureContext, typeof localStorage.length];
          } catch {
            return [isSecureContext, 'none'];
          }
        });
        assert.deepEqual(found, [false, 'none']);
      } finally {
        protocol.unhandle('loose');
      }
    },
  },
  {
    says: 'a page of our scheme may ask an http server, where no policy forbids it',
    source: 'spec/api-protocol-spec.ts:1001 can have fetch working in it',
    relies: 'main/electron/security/headers.ts',
    about: register,
    async check(stage) {
      const server = createServer((_request, response) => {
        response.setHeader('access-control-allow-origin', '*').end('there');
      });
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      try {
        const { page } = await stage.shared();
        const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
        assert.equal(await page((address) => fetch(address).then((answer) => answer.text()), url), 'there');
      } finally {
        server.closeAllConnections();
        server.close();
      }
    },
  },
  {
    says: 'a policy in the headers of our scheme is kept to',
    source: 'lib/browser/api/protocol.ts:123-162; Content Security Policy Level 3',
    relies: 'main/electron/security/headers.ts',
    about: handle,
    async check(stage) {
      const policy = "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'";
      const { page } = await new Promise<Awaited<ReturnType<Stage['open']>>>((resolve, reject) => {
        void answering(
          async (request) => {
            const answer = await former(request);
            return new Response(answer.body, { headers: { ...html, 'content-security-policy': policy } });
          },
          async () => stage.open().then(resolve, reject),
        );
      });
      assert.equal(
        await page(() =>
          fetch('/x').then(
            () => 'there',
            () => 'refused',
          ),
        ),
        'refused',
      );
    },
  },
  {
    says: 'privileges are given before ready or not at all',
    source: 'shell/browser/api/electron_api_protocol.cc:362-367',
    relies,
    about: register,
    check: () =>
      assert.throws(() => protocol.registerSchemesAsPrivileged([{ scheme: 'late' }]), /before app is ready/),
  },
];
