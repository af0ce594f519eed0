import { describe, expect, it } from 'vitest';
import { formsOf, mailboxKey } from '../../../main/invitations/mailbox.ts';

describe('one mailbox in many forms', () => {
  it.each([
    ['punycode', 'ada@münchen.example', 'ada@xn--mnchen-3ya.example'],
    ['punycode in capitals', 'Ada@MÜNCHEN.example', 'ada@XN--MNCHEN-3YA.example'],
    ['composed and decomposed, local part', 'zo\u00eb@example.com', 'zoe\u0308@example.com'],
    ['composed and decomposed, domain', 'ada@caf\u00e9.example', 'ada@cafe\u0301.example'],
    ['decomposed and punycode', 'ada@cafe\u0301.example', 'ada@xn--caf-dma.example'],
    ['case of the local part', 'Ada.Lovelace@Example.COM', 'ada.lovelace@example.com'],
    ['zero-width space', '\u200bada@example.com', 'ada@example.com'],
    ['marks of direction', '\u202aada@example.com\u202c', 'ada@example.com'],
    ['soft hyphen in the domain', 'mia@exam\u00adple.com', 'mia@example.com'],
    ['byte order mark', '\ufeffada@example.com', 'ada@example.com'],
    ['full-width domain', 'ada@ｅｘａｍｐｌｅ.com', 'ada@example.com'],
    ['ideographic full stop', 'ada@münchen。example', 'ada@xn--mnchen-3ya.example'],
    ['Japanese domain', 'ada@例え.テスト', 'ada@xn--r8jz45g.xn--zckzah'],
  ])('%s', (_, one, other) => {
    expect(mailboxKey(one)).toBe(mailboxKey(other));
    expect(formsOf(one)).toContain(mailboxKey(other));
  });

  it.each([
    ['another person', 'ada@example.com', 'eda@example.com'],
    ['another domain', 'ada@münchen.example', 'ada@munchen.example'],
    ['an accent', 'zoë@example.com', 'zoe@example.com'],
    ['a tag', 'ada+1@example.com', 'ada@example.com'],
  ])('%s is another mailbox', (_, one, other) => {
    expect(mailboxKey(one)).not.toBe(mailboxKey(other));
  });

  it('looks for the letters too where punycode was sent, and for one form of a plain address', () => {
    expect(formsOf('ada@xn--mnchen-3ya.example')).toContain('ada@münchen.example');
    expect(formsOf('Ada@Example.com')).toEqual(['ada@example.com']);
  });

  it.each(['', '@', 'ada', 'ada@', '@example.com', 'ada@xn--\u{1f4a9}', 'ada@[127.0.0.1]', 'a@b@c.ü'])(
    'keeps what is no address, or no domain, as it is: “%s”',
    (text) => {
      expect(mailboxKey(text)).toBe(mailboxKey(mailboxKey(text)));
      expect(formsOf(text)).toContain(text);
    },
  );
});
