/** The network as main has it. */
import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { net } from 'electron';
import type { Row } from '../row.ts';

const relies = 'main/electron/net-fetch.ts';
const about = ['net.fetch'];

async function serving(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  run: (url: string) => Promise<void>,
): Promise<void> {
  const server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const read = (request: IncomingMessage) => request.toArray().then((parts) => Buffer.concat(parts).toString());

export const netRows: readonly Row[] = [
  {
    says: 'whether there is a network is known',
    source: 'spec/api-net-spec.ts:1493 net.isOnline',
    relies: 'main/electron/connectivity.ts',
    about: ['net.isOnline'],
    check: () => assert.equal(typeof net.isOnline(), 'boolean'),
  },
  {
    says: 'an address of the web is fetched',
    source: 'spec/api-net-spec.ts:1658 can fetch http urls',
    relies,
    about,
    check: () =>
      serving(
        (_request, response) => response.end('test'),
        async (url) => assert.equal(await (await net.fetch(url)).text(), 'test'),
      ),
  },
  {
    says: 'a text is sent',
    source: 'spec/api-net-spec.ts:1667 can upload a string body',
    relies,
    about,
    check: () =>
      serving(
        (request, response) => void read(request).then((body) => response.end(body)),
        async (url) =>
          assert.equal(
            await (await net.fetch(url, { method: 'POST', body: 'anchovies' })).text(),
            'anchovies',
          ),
      ),
  },
  {
    says: 'headers are sent, and those of the answer read',
    source: 'spec/api-net-spec.ts:126 should fetch correct data in a GET request; :278',
    relies,
    about,
    check: () =>
      serving(
        (request, response) => response.setHeader('x-back', String(request.headers['x-own'])).end(),
        async (url) => {
          const answer = await net.fetch(url, { headers: { 'x-own': 'own' } });
          assert.equal(answer.headers.get('x-back'), 'own');
        },
      ),
  },
  {
    says: 'an answer that is no success is an answer, with its body',
    source: 'spec/api-net-spec.ts:900 should allow to read response body from non-2xx response',
    relies,
    about,
    check: () =>
      serving(
        (_request, response) => response.writeHead(404).end('not found'),
        async (url) => {
          const answer = await net.fetch(url);
          assert.deepEqual([answer.status, await answer.text()], [404, 'not found']);
        },
      ),
  },
  {
    says: 'a host that is not there rejects in Chromium’s words',
    source: 'spec/api-net-spec.ts:1701 should reject promise on DNS failure',
    relies: 'main/clerk/transport-meanings.ts',
    about,
    check: () => assert.rejects(net.fetch('https://i.do.not.exist.invalid'), /ERR_NAME_NOT_RESOLVED/),
  },
  {
    says: 'so does one that refuses the connection',
    source: 'net/base/net_error_list.h; spec/api-net-spec.ts:1701',
    relies: 'main/clerk/transport-meanings.ts',
    about,
    check: () => assert.rejects(net.fetch('http://127.0.0.1:9/'), /net::ERR_/),
  },
  {
    says: 'an answer that breaks off rejects while it is read',
    source: 'spec/api-net-spec.ts:1756 should reject body promise when stream fails',
    relies: 'main/clerk/transport-meanings.ts',
    about,
    check: () =>
      serving(
        (_request, response) => {
          response.write('first chunk');
          setTimeout(() => response.destroy(), 20);
        },
        async (url) => {
          const answer = await net.fetch(url);
          await assert.rejects(answer.text(), /ERR_INCOMPLETE_CHUNKED_ENCODING/);
        },
      ),
  },
  {
    says: 'a redirect is followed when nothing is said',
    source: 'spec/api-net-spec.ts:1706 should follow a redirect to another http origin',
    relies,
    about,
    check: () =>
      serving(
        (request, response) =>
          request.url === '/there'
            ? response.end('there')
            : response.writeHead(302, { location: '/there' }).end(),
        async (url) => assert.equal(await (await net.fetch(url)).text(), 'there'),
      ),
  },
  {
    says: 'a redirect rejects where it is an error, and says so',
    source: 'spec/api-net-custom-protocols-spec.ts:97; lib/common/api/net-client-request.ts:480',
    relies,
    about,
    check: () =>
      serving(
        (_request, response) => response.writeHead(302, { location: '/there' }).end(),
        async (url) =>
          assert.rejects(
            net.fetch(url, { redirect: 'error' }),
            /Attempted to redirect, but redirect policy was 'error'/,
          ),
      ),
  },
  {
    says: 'what is called off rejects as such',
    source:
      'spec/api-net-spec.ts:796 should be able to abort an HTTP request after request end and before response',
    relies,
    about,
    check: () =>
      serving(
        () => undefined,
        async (url) => {
          const controller = new AbortController();
          setTimeout(() => controller.abort(), 50);
          await assert.rejects(net.fetch(url, { signal: controller.signal }), { name: 'AbortError' });
        },
      ),
  },
];
