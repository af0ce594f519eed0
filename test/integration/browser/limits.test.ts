/** What one request, one connection and one stranger may take up. */
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { mostUnauthenticated } from '../../../main/browser/connections.ts';
import { securityHeaders } from '../../../main/browser/headers.ts';
import { fromOurPage } from '../../support/loopback-page.ts';
import { loopbackSuite } from '../../support/loopback-suite.ts';

const suite = loopbackSuite();
const { url, get, call } = suite;

describe('limits', () => {
  it('refuses a body that is announced too large, and one that grows too large', async () => {
    expect((await call({ 'content-length': String(17 * 1024 * 1024) }, '')).status).toBe(413);
    expect((await call({ 'transfer-encoding': 'chunked' }, 'x'.repeat(17 * 1024 * 1024))).status).toBe(413);
    expect(suite.page.calls).toEqual([]);
  });

  it('refuses headers that are too large', async () => {
    expect((await get('/', { 'x-long': 'x'.repeat(20_000) })).status).toBe(431);
  });

  it('closes a connection that does not finish its request', async () => {
    const socket = connect(Number(new URL(suite.page.origin).port), '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: ');
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk;
      });
      socket.on('close', () => resolve(text));
    });
    expect(answer).toContain('408');
  }, 60_000);

  it('lets a page through however many connections say nothing', async () => {
    const port = Number(new URL(suite.page.origin).port);
    const idle = Array.from({ length: 140 }, () => connect(port, '127.0.0.1'));
    for (const socket of idle) socket.on('error', () => undefined);
    await Promise.all(idle.map((socket) => once(socket, 'connect')));
    expect((await get('/')).status).toBe(200);
    expect((await call()).status).toBe(200);
    for (const socket of idle) socket.destroy();
  });

  it('keeps the stream of a page, however many strangers come after it', async () => {
    const stream = request(url('/api/events'), {
      headers: { cookie: suite.cookie, ...fromOurPage },
      agent: false,
    }).end();
    const [response] = (await once(stream, 'response')) as [IncomingMessage];
    const port = Number(new URL(suite.page.origin).port);
    const idle = Array.from({ length: 2 * mostUnauthenticated }, () => connect(port, '127.0.0.1'));
    for (const socket of idle) socket.on('error', () => undefined);
    await Promise.all(idle.map((socket) => once(socket, 'connect')));
    suite.page.hub.emit('accounts.changed', {});
    for await (const chunk of response as AsyncIterable<Buffer>) {
      if (String(chunk).includes('accounts.changed')) break;
    }
    expect(suite.page.looks[0]).toBe(true);
    for (const socket of idle) socket.destroy();
  });

  it.each([
    ['400', 'this is not HTTP\r\n\r\n'],
    ['400', 'GET / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\nHost: x\r\n\r\n'],
    ['417', 'GET / HTTP/1.1\r\nHost: x\r\nExpect: the-impossible\r\n\r\n'],
    ['431', `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`],
    ['403', 'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'],
  ])('answers %s with the whole set of headers', async (status, text) => {
    const socket = connect(Number(new URL(suite.page.origin).port), '127.0.0.1');
    socket.write(text);
    let answer = '';
    for await (const chunk of socket as AsyncIterable<Buffer>) answer += String(chunk);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    for (const [name, value] of Object.entries(securityHeaders))
      expect(answer).toContain(`${name}: ${value}`);
  });
});
