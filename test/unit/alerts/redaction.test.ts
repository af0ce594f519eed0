import { describe, expect, it } from 'vitest';
import { redact } from '../../../main/alerts/redaction.ts';

const key = 'sk_live_4eC39HqLyjWDarjtT1zdp7dc';

describe('the text of a notification', () => {
  it.each([
    ['a key', `The key ${key} is wrong`, 'The key [hidden] is wrong'],
    ['a quoted key', `The key “${key}” is wrong`, 'The key [hidden] is wrong'],
    ['a link', 'See https://clerk.com/docs for more', 'See [hidden] for more'],
    ['a ticket', 'Use ?ticket=abc now', 'Use [hidden] now'],
    ['a token', 'Bearer eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ9.abc was sent', 'Bearer [hidden] was sent'],
    ['a key with an invisible character in it', 'sk_li\u200bve_abcdefgh', '[hidden]'],
    ['line breaks', 'one\r\n\ttwo\u2028three', 'one two three'],
    ['a reversed reading direction', 'safe\u202Etxt.exe', 'safetxt.exe'],
    ['markup', '<a href=x>click</a> & go', '‹a href=x›click‹/a› & go'],
  ])('is without %s', (_, text, shown) => {
    expect(redact(text, false, 200)).toBe(shown);
  });

  it.each(['ada@example.com', '“ada@example.com”,', 'ada%40example.com', 'ＡＤＡ＠example.com', 'a"b@c'])(
    'leaves out %s on request',
    (address) => {
      expect(redact(`What about ${address} then`, true, 200)).toBe('What about [address] then');
      expect(redact(`What about ${address} then`, false, 200)).toBe(`What about ${address} then`);
    },
  );

  it('is cut at the end, between characters', () => {
    expect(redact('abcdef', false, 6)).toBe('abcdef');
    expect(redact('abcdefg', false, 6)).toBe('abcde…');
    expect(redact('abcd😀😀', false, 6)).toBe('abcd…');
  });

  it('does not show half an address where endless text is cut off', () => {
    const local = 'l'.repeat(60);
    const text = `${'word '.repeat(790)}${local}@example.com`.padEnd(9000, 'x');
    expect(redact(text, true, 100_000)).not.toContain('l@');
    expect(redact(`${'😀'.repeat(3990)} ${local}@example.com`, true, 100_000)).not.toContain(
      local.slice(0, 5),
    );
  });

  it('is made of a text of any length: two million characters with no space, or with nothing else', () => {
    for (const text of ['a@', 'aa', 'a ', ' \n', 'sk_live_', '%40'].map((part) => part.repeat(1_000_000))) {
      expect(redact(text, true, 300).length).toBeLessThanOrEqual(300);
    }
  });
});
