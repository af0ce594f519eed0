import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asCall, type LoopbackPage, startLoopbackPage } from '../../support/loopback-page.ts';
import { rawRequest } from '../../support/raw-request.ts';

let page: LoopbackPage;
let cookie: string;

beforeEach(async () => {
  page = await startLoopbackPage();
  cookie = await page.signIn();
});

afterEach(() => page.close());

const copyLink = (payload: unknown, headers: Record<string, string> = {}) =>
  rawRequest(`${page.origin}/api/shell.copyLink`, {
    method: 'POST',
    headers: { cookie, ...asCall, ...headers },
    body: JSON.stringify(payload),
  });

describe('copying a link on the page', () => {
  it('answers plain text for the clipboard, never as a result of the contract', async () => {
    const answer = await copyLink({ accountId: 'a', invitationId: 'inv_known' });
    expect(answer.body).toBe('link-of-a');
    expect(answer.headers['content-type']).toContain('text/plain');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(page.calls).toEqual([]);
  });

  it('leaves an unknown invitation and a malformed payload to the core', async () => {
    for (const payload of [{ accountId: 'a', invitationId: 'inv_gone' }, { accountId: 7 }]) {
      expect((await copyLink(payload)).headers['content-type']).toBe('application/json');
    }
    expect(page.calls).toHaveLength(2);
  });

  it('answers the report on itself the same way', async () => {
    const answer = await rawRequest(`${page.origin}/api/shell.copyDiagnostics`, {
      method: 'POST',
      headers: { cookie, ...asCall },
      body: '{}',
    });
    expect(answer.body).toBe('report of this Guestlist');
    expect(answer.headers['content-type']).toContain('text/plain');
  });

  it('needs a session like any call', async () => {
    const answer = await copyLink({ accountId: 'a', invitationId: 'inv_known' }, { cookie: '' });
    expect(answer.status).toBe(401);
    expect(answer.body).not.toContain('link-of');
  });
});
