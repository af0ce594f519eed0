import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseApiUrl, parseTypedApiUrl } from '../../../main/clerk/api-url.ts';
import { FailureError } from '../../../preload/failure.ts';

function refusal(text: string): unknown {
  try {
    return parseApiUrl(text);
  } catch (error) {
    return error instanceof FailureError ? error.failure : error;
  }
}

describe('the API address', () => {
  test.each([undefined, '', '  '])('%j means Clerk’s own', (text) => {
    expect(parseApiUrl(text)).toBe('https://api.clerk.com/v1');
  });

  test.each([
    ['https://api.clerk.com/v1', 'https://api.clerk.com/v1'],
    [' https://API.clerk.com/v1/ ', 'https://api.clerk.com/v1'],
    ['https://proxy.example.com:8443/clerk/v1//', 'https://proxy.example.com:8443/clerk/v1'],
    ['https://api.clerk.com:443', 'https://api.clerk.com'],
    ['http://127.0.0.1:4010/v1', 'http://127.0.0.1:4010/v1'],
    ['http://127.8.9.10/v1', 'http://127.8.9.10/v1'],
    ['http://127.1:4010', 'http://127.0.0.1:4010'],
    ['http://0x7f000001/', 'http://127.0.0.1'],
    ['http://[::1]:4010/v1', 'http://[::1]:4010/v1'],
    ['http://[0:0:0:0:0:0:0:1]/v1', 'http://[::1]/v1'],
    ['http://LOCALHOST:4010/v1', 'http://localhost:4010/v1'],
  ])('%s is taken as %s', (text, normal) => {
    expect(parseApiUrl(text)).toBe(normal);
    expect(parseApiUrl(normal)).toBe(normal);
  });

  test.each([
    ['api.clerk.com/v1', 'complete address'],
    ['not an address', 'complete address'],
    ['https://', 'complete address'],
    ['http://api.clerk.com/v1', 'https://'],
    ['http://127.0.0.1.evil.example/v1', 'https://'],
    ['http://localhost.evil.example/v1', 'https://'],
    ['http://localhost@evil.example/v1', 'name or password'],
    ['http://128.0.0.1/v1', 'https://'],
    ['http://0.0.0.0/v1', 'https://'],
    ['http://192.168.0.1/v1', 'https://'],
    ['http://[::ffff:127.0.0.1]/v1', 'https://'],
    ['ftp://127.0.0.1/v1', 'https://'],
    ['file:///etc/passwd', 'https://'],
    ['javascript:alert(1)', 'https://'],
    ['https://user@api.clerk.com/v1', 'name or password'],
    ['https://user:secret@api.clerk.com/v1', 'name or password'],
    ['https://api.clerk.com/v1?key=1', 'no “?”'],
    ['https://api.clerk.com/v1?', 'no “?”'],
    ['https://api.clerk.com/v1#x', 'no “?”'],
    ['https://api.clerk.com/v1#', 'no “?”'],
  ])('%s is refused, saying why', (text, why) => {
    expect(refusal(text)).toEqual({
      kind: 'invalid-input',
      fields: [{ field: 'apiUrl', message: expect.stringContaining(why) }],
    });
  });

  test.each([
    [undefined, 'https://api.clerk.com/v1'],
    ['https://api.clerk.com', 'https://api.clerk.com/v1'],
    ['http://127.0.0.1:4010/', 'http://127.0.0.1:4010/v1'],
    ['https://proxy.example.com/clerk', 'https://proxy.example.com/clerk'],
  ])('%s, typed by a person, is taken as %s', (text, normal) => {
    expect(parseTypedApiUrl(text)).toBe(normal);
  });

  test('is never plain http to another machine, whatever it looks like', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ validSchemes: ['http', 'https'] }), fc.string()), (text) => {
        const taken = refusal(text);
        if (typeof taken !== 'string') return;
        const { protocol, hostname, username, password, search, hash } = new URL(taken);
        expect(protocol === 'https:' || /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname)).toBe(true);
        expect([username, password, search, hash]).toEqual(['', '', '', '']);
        expect(taken.endsWith('/')).toBe(false);
      }),
    );
  });
});
