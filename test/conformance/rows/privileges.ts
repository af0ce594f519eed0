/** What a scheme is registered for. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { protocol } from 'electron';
import type { Row } from '../row.ts';
import type { Stage } from '../stage.ts';
import { answering, handle, html, register, relies, title, usual } from './answering.ts';

export const privilegeRows: readonly Row[] = [
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
      protocol.handle('loose', usual);
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
            const answer = await usual(request);
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
