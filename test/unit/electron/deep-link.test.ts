import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deepLinkIn, parseDeepLink } from '../../../main/electron/deep-link.ts';

describe('a deep link', () => {
  it('names an address to pre-fill', () => {
    expect(parseDeepLink('guestlist://invite?email=ada%40example.com')).toEqual({
      verb: 'invite',
      email: 'ada@example.com',
    });
    expect(parseDeepLink('guestlist://invite/?email=ada@example.com')?.email).toBe('ada@example.com');
    expect(parseDeepLink('guestlist://invite')?.email).toBe('');
  });

  it.each([
    ['guestlist://invite?email=ada+test@example.com', 'ada+test@example.com'],
    ['guestlist://invite/?email=ada+a+b@example.com', 'ada+a+b@example.com'],
    ['guestlist://invite?email=ada%2Btest@example.com', 'ada+test@example.com'],
    ['GUESTLIST://invite?email=ada@example.com', 'ada@example.com'],
    ['Guestlist://INVITE/?email=Ada@Example.com', 'Ada@Example.com'],
    ['guestlist://invite?email=%20ada@example.com%20', 'ada@example.com'],
  ])('may be written as launchers and people write it: %s', (text, email) => {
    expect(parseDeepLink(text)?.email).toBe(email);
    expect(deepLinkIn(['guestlist', text])?.email).toBe(email);
  });

  it.each([
    'guestlist://invite?email=ada@example.com&api_url=https://evil.example',
    'guestlist://invite?email=ada@example.com&key=sk_live_x',
    'guestlist://invite?email=ada@example.com&send=1',
    'guestlist://invite?email=a@example.com&email=b@example.com',
    'guestlist://invite?email=a@example.com,b@example.com',
    'guestlist://invite?email=a@example.com%0Ab@example.com',
    'guestlist://invite?email=a@example.com%E2%80%AEmoc',
    'guestlist://invite?email=%3Cimg%3E@x',
    'guestlist://invite?email=not-an-address',
    'guestlist://invite?email=a@example.com%2Bb@example.com',
    'guestlist://invite?e+mail=a@example.com',
    'guestlist://invite//?email=ada@example.com',
    'guestlist://invite/all?email=ada@example.com',
    'guestlist://invite:80?email=ada@example.com',
    'guestlist://user:pass@invite?email=ada@example.com',
    'guestlist://invite?email=ada@example.com#x',
    'guestlist://revoke?email=ada@example.com',
    'guestlist:invite?email=ada@example.com',
    'guestlists://invite?email=ada@example.com',
    'https://invite?email=ada@example.com',
    `guestlist://invite?email=${'a'.repeat(2000)}@example.com`,
    '',
    'guestlist://',
  ])('of another form is refused: %s', (text) => {
    expect(parseDeepLink(text)).toBeNull();
  });

  it('never gives more than one plain address, whatever is thrown at it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.webQueryParameters(), (path, query) => {
        for (const text of [`guestlist://invite?email=${path}`, `guestlist://invite${path}?${query}`, path]) {
          const link = parseDeepLink(text);
          if (link === null) continue;
          expect(Object.keys(link)).toEqual(['verb', 'email']);
          expect(link.email).toMatch(/^$|^[^\s@,;<>"]+@[^\s@,;<>"]+$/);
          expect(link.email.length).toBeLessThanOrEqual(254);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is found behind whatever else a second launch brings', () => {
    const argv = [
      'guestlist',
      '--allow-file-access',
      '--x=guestlist:',
      'guestlist://invite?email=ada@example.com',
    ];
    expect(deepLinkIn(argv)?.email).toBe('ada@example.com');
    expect(deepLinkIn(['guestlist', '--hidden'])).toBeNull();
  });
});
