/** Our own scheme: its privileges, and what its handler is asked and answers. */
import assert from 'node:assert/strict';
import { protocol } from 'electron';
import type { Row } from '../row.ts';
import { pageUrl } from '../stage.ts';
import { answering, handle, html, relies, title } from './answering.ts';

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
];
