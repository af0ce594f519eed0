import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fingerprint, parseSecretKey } from '../../../main/accounts/secret-key.ts';

const key = 'sk_live_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789a1b2';

describe('a key as people paste it', () => {
  test.each([
    ['bare', key],
    ['with spaces and line breaks around it', `  ${key}\r\n`],
    ['in quotes', `"${key}"`],
    ['in curly quotes', `“${key}”`],
    ['as a line of a .env file', `CLERK_SECRET_KEY=${key}`],
    ['as a line of a .env file, in quotes', `CLERK_SECRET_KEY='${key}'`],
    ['as a line of a shell script', `export CLERK_SECRET_KEY=${key};`],
    ['as a line of YAML', `CLERK_SECRET_KEY: "${key}",`],
    [
      'as the block that the dashboard copies, publishable key and all',
      `NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY=pk_live_abc\nCLERK_SECRET_KEY=${key}\n`,
    ],
    [
      'as that block in a field of one line',
      `NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY=pk_live_abc CLERK_SECRET_KEY=${key}`,
    ],
    ['as a header', `Bearer ${key}`],
    ['with invisible characters of a web page', `\u200b${key}\ufeff`],
    ['with marks of direction around it', `\u202a${key}\u202c`],
    ['with isolates around it', `\u2066${key}\u2069`],
    ['with a soft hyphen where a line was broken', key.replace('_', '_\u00ad')],
    ['with a selector and a filler behind it', `${key}\ufe0f\u3164`],
    ['with a control character of a terminal', `\u001b${key}\u0007`],
    ['after a space that does not break', `\u202f${key}\u2007`],
  ])('is read %s', (_, text) => {
    expect(parseSecretKey(text)).toEqual({
      value: key,
      environment: 'production',
      fingerprint: 'sk_live_…a1b2',
    });
  });

  test('says development when it is a test key', () => {
    expect(parseSecretKey(key.replace('live', 'test')).environment).toBe('development');
  });
});

describe('what is certainly not a secret key', () => {
  test.each([
    ['', 'Paste a secret key first.'],
    ['   ', 'Paste a secret key first.'],
    ['CLERK_SECRET_KEY=', 'Paste a secret key first.'],
    ['pk_test_Y2xlcmsuZXhhbXBsZS5jb20k', 'publishable key'],
    ['NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY=pk_test_abc', 'starts with sk_test_ or sk_live_'],
    ['sk_live_••••••••••••••••', 'hidden behind dots'],
    ['sk_test_…', 'no secret key has'],
    ['sk_test_abc def', 'one word'],
    ['sk_test_abc\ndef', 'one word'],
    ['sk_live_', 'only the beginning'],
    ['sk_prod_abcdefghij', 'starts with sk_test_ or sk_live_'],
    ['whsec_abcdefghij', 'webhook'],
    ['eyJhbGciOiJIUzI1NiJ9.e30.abc', 'token'],
    ['https://dashboard.clerk.com/last-active?path=api-keys', 'an address'],
    ['sk_test_schlüssel', 'no secret key has'],
  ])('“%s” is refused in words', (text, words) => {
    expect(() => parseSecretKey(text)).toThrow(
      expect.objectContaining({
        failure: {
          kind: 'invalid-input',
          fields: [{ field: 'secretKey', message: expect.stringContaining(words) }],
        },
      }),
    );
  });

  test('is refused in words that do not repeat it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 6, maxLength: 60, unit: 'grapheme' }), (text) => {
        try {
          parseSecretKey(text);
        } catch (error) {
          expect(JSON.stringify(error)).not.toContain(text);
        }
      }),
    );
  });
});

test('a fingerprint shows at most the last four characters of a key, and nothing of a short one', () => {
  const body = fc.stringMatching(/^[A-Za-z0-9]{1,60}$/);
  fc.assert(
    fc.property(fc.constantFrom('sk_test_', 'sk_live_'), body, (prefix, secret) => {
      const shown = fingerprint(prefix + secret).slice(`${prefix}…`.length);
      expect(shown).toBe(secret.length >= 12 ? secret.slice(-4) : '');
    }),
  );
});
