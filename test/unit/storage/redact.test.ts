import { describe, expect, it } from 'vitest';
import { redact } from '../../../main/storage/redact.ts';

describe('the log filter', () => {
  it.each([
    ['the key sk_live_aBc123XyZ was refused', 'the key sk_live_[key] was refused'],
    ['Bearer sk_test_9f8e7d', 'Bearer sk_test_[key]'],
    [
      '"url":"https://clerk.example.com/v1/tickets/accept?ticket=eyJhbGciOi.J9.abc"',
      '"url":"https://clerk.example.com/v1/tickets/accept?ticket=[ticket]"',
    ],
    ['?x=1&__clerk_ticket=abc.def', '?x=1&__clerk_ticket=[ticket]'],
    ['token eyJhbGciOiJ.eyJzdWIi.c2ln end', 'token [token] end'],
    ['http://127.0.0.1:4000/launch/AbC-_123', 'http://127.0.0.1:4000/launch/[token]'],
    ['to Ada <ada.lovelace+x@example.com>', 'to Ada <[address]>'],
    ['{"emailAddress":"ada@example.com"}', '{"emailAddress":"[address]"}'],
    ['ada%40example.com', '[address]'],
    ['{"to":"ada\\u0040example.com"}', '{"to":"[address]"}'],
    ["to o'brien@example.com", 'to [address]'],
    ['"ada byron"@example.com', '[address]'],
    ['用户@例え.jp and ada＠example.com', '[address] and [address]'],
    ['?key=sk%5Flive%5FaBc%24', '?key=sk%5Flive_[key]'],
    ['_sk_test_abc$', '_sk_test_[key]'],
    ['accept%3Fticket%3DeyJh.bGci', 'accept%3Fticket%3D[ticket]'],
    ['{"ticket":"abc"}', '{"ticket":"[ticket]"}'],
    ['{"public_metadata":{"plan":"a}\\"b"},"id":1}', '{"public_metadata":"[metadata]","id":1}'],
    ['"{\\"publicMetadata\\":{\\"x\\":[1]}}"', '"{\\"publicMetadata\\":\\"[metadata]\\"}"'],
    ['"private_metadata":"plain", "n":2', '"private_metadata":"[metadata]", "n":2'],
    ['cut off "public_metadata":{"x":"y', 'cut off "public_metadata":"[metadata]"'],
  ])('%s', (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it('leaves plain facts alone', () => {
    const text = '{"at":"2026-01-01T00:00:00.000Z","level":"info","event":"started","port":4000}';
    expect(redact(text)).toBe(text);
  });

  it.each([
    ['backslashes', '\\'.repeat(200_000)],
    ['backslashes after a field', `"public_metadata":"${'\\'.repeat(200_000)}`],
  ])('comes to an end with hundreds of thousands of %s', (_, text) => {
    // Quadratic, it would take minutes; the runner ends a test long before.
    expect(redact(`${text} ada@example.com`)).not.toContain('ada@');
  });

  it('is quick on hostile text', () => {
    const text = `${'a'.repeat(200_000)}@${'@'.repeat(200_000)} ada@example.com`;
    expect(redact(text).endsWith(' [address]')).toBe(true);
  });
});
