import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAddress, parseAddresses, takeFinished } from '../../../renderer/invite/parse-addresses.ts';

const addresses = (text: string) => parseAddresses(text).map((entry) => entry.text);

describe('reading addresses out of what a person pastes', () => {
  it.each([
    ['one', 'ada@example.com', ['ada@example.com']],
    ['commas', 'ada@example.com,grace@example.com', ['ada@example.com', 'grace@example.com']],
    ['semicolons', 'ada@example.com; grace@example.com;', ['ada@example.com', 'grace@example.com']],
    ['lines', 'ada@example.com\r\n\r\ngrace@example.com\n', ['ada@example.com', 'grace@example.com']],
    ['spaces', '  ada@example.com   grace@example.com ', ['ada@example.com', 'grace@example.com']],
    ['a name before the address', 'Ada Lovelace <ada@example.com>', ['ada@example.com']],
    ['a quoted name with a comma', '"Lovelace, Ada" <ada@example.com>', ['ada@example.com']],
    [
      'a bare address beside one with a name',
      'Ada <a@example.com> b@example.com',
      ['a@example.com', 'b@example.com'],
    ],
    ['a mail link', '<mailto:ada@example.com>', ['ada@example.com']],
    ['no space before the bracket', 'Ada<ada@example.com>,', ['ada@example.com']],
    ['plus and dots', 'a.d.a+clerk_test@mail.example.co.uk', ['a.d.a+clerk_test@mail.example.co.uk']],
    ['another script', 'юлия@пример.рф', ['юлия@пример.рф']],
  ])('reads %s', (_name, text, expected) => {
    expect(addresses(text)).toEqual(expected);
    expect(parseAddresses(text).every(({ valid }) => valid)).toBe(true);
  });

  it('takes the addresses out of a spreadsheet and leaves heading, names and remarks', () => {
    const csv =
      'First,Last,E-mail\nAda,Lovelace,ada@example.com\n"Hopper, Grace",,grace@example.com\t2nd floor\n';
    expect(addresses(csv)).toEqual(['ada@example.com', 'grace@example.com']);
  });

  it.each(['ada', 'ada@', '@example.com', 'ada@example', 'ada@@example.com', 'ada@exa..mple.com'])(
    'gives %s back as not valid, so that nothing a person typed is lost',
    (text) => {
      expect(parseAddresses(text)).toMatchObject([{ text, valid: false }]);
    },
  );

  it('refuses an address that no mail server could carry', () => {
    expect(isAddress(`${'a'.repeat(250)}@example.com`)).toBe(false);
  });

  it('finds every address again, whatever divides them', () => {
    const address = fc
      .tuple(fc.stringMatching(/^[a-z0-9.+_-]{1,20}$/), fc.stringMatching(/^[a-z0-9-]{1,12}$/))
      .map(([local, domain]) => `${local}@${domain}.example`)
      .filter(isAddress);
    const divider = fc.constantFrom(',', ';', '\n', '\r\n', ' ', ', ', ' ;\t', '\t');
    fc.assert(
      fc.property(fc.array(address, { minLength: 1, maxLength: 30 }), divider, (list, between) => {
        expect(addresses(list.join(between))).toEqual(list);
      }),
    );
  });

  it('reads a long text in time that grows with it, not with its square', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `guest${index}@example.com`);
    expect(addresses(many.join(' '))).toHaveLength(10_000);
    // Half a megabyte of what a careless pattern would look through again from each of its characters.
    for (const nasty of ['<', '"', '<"', 'a@', ' ', '@.']) {
      expect(parseAddresses(nasty.repeat(250_000)).some(({ valid }) => valid)).toBe(false);
      expect(takeFinished(nasty.repeat(250_000)).finished.some(({ valid }) => valid)).toBe(false);
    }
  });
});

describe('what is finished while it is typed', () => {
  const typed = (text: string) => {
    const { finished, rest } = takeFinished(text);
    return [finished.map((entry) => entry.text), rest];
  };

  it.each([
    ['ada@example.com', [], 'ada@example.com'],
    ['ada@example.com,', ['ada@example.com'], ''],
    ['ada@example.com ', ['ada@example.com'], ''],
    ['Ada ', [], 'Ada '],
    ['Ada Lovelace <ada@exa', [], 'Ada Lovelace <ada@exa'],
    ['Ada Lovelace <ada@example.com>', ['ada@example.com'], ''],
    ['ada@example.com, gra', ['ada@example.com'], 'gra'],
    ['ada@example.com gra', ['ada@example.com'], 'gra'],
    ['"Lovelace, Ad', [], '"Lovelace, Ad'],
    ['nonsense,', ['nonsense'], ''],
  ])('of %j', (text, finished, rest) => {
    expect(typed(text)).toEqual([finished, rest]);
  });

  it('comes to an end for a long text that is made to be slow', () => {
    for (const text of ['@', '@a', ' ', '>', '<', '@ ', '"', ',']) {
      for (const end of [' ', ' \0 x', '"', '']) expect(typed(text.repeat(500_000) + end)).toHaveLength(2);
    }
  });
});
