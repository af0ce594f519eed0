import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AllowList, answer } from '../../../main/electron/app-protocol.ts';
import { securityHeaders } from '../../../main/electron/security/headers.ts';
import { listAssets } from '../../../main/page/assets.ts';

const policy = securityHeaders['Content-Security-Policy'];

describe('app://', () => {
  let folder: string;
  let list: AllowList;
  const get = (url: string, method = 'GET') =>
    answer(list, { url, method }, async () => ({ ok: true, value: {} }));

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'guestlist-app-'));
    mkdirSync(join(folder, 'site', 'assets'), { recursive: true });
    writeFileSync(join(folder, 'site', 'index.html'), '<!doctype html>');
    writeFileSync(join(folder, 'site', 'assets', 'a.js'), '1;');
    writeFileSync(join(folder, 'site', 'assets', 'a.js.map'), '{}');
    writeFileSync(join(folder, 'secret.html'), 'secret');
    list = listAssets(join(folder, 'site'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('serves what was built, with type and policy', async () => {
    const page = await get('app://guestlist/');
    expect(await page.text()).toBe('<!doctype html>');
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
    });
    expect((await get('app://guestlist/assets/a.js')).headers.get('content-type')).toBe(
      'text/javascript; charset=utf-8',
    );
  });

  it.each([
    'app://guestlist/../secret.html',
    'app://guestlist/..%2fsecret.html',
    'app://guestlist/%2e%2e/secret.html',
    'app://guestlist/..\\secret.html',
    'app://guestlist//etc/passwd',
    'app://guestlist/assets',
    'app://guestlist/assets/a.js.map',
    'app://guestlist/index.html',
    'app://guestlist/constructor',
    'app://elsewhere/',
    'app://guestlist.evil/',
    'app://user@guestlist/',
    'file:///etc/passwd',
    'https://guestlist/',
    'nonsense',
  ])('has nothing at %s', async (url) => {
    const response = await get(url);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-security-policy')).toBe(policy);
  });

  it('answers to GET alone', async () => {
    expect((await get('app://guestlist/', 'POST')).status).toBe(404);
  });
});
