import { describe, expect, it } from 'vitest';
import { openSource } from '../../../main/invitations/import/source.ts';
import { addressesOf, draftsOf, problemsOf, read } from './read.ts';

describe('a table', () => {
  it.each([',', ';', '\t', '|'])('is read whatever separates its cells: %j', (separator) => {
    const text = [
      ['name', 'E-Mail', 'role'],
      ['Ada', 'ada@example.com', 'editor'],
    ]
      .map((cells) => cells.join(separator))
      .join('\n');
    expect(openSource(text)).toMatchObject({ form: 'table', separator });
    expect(draftsOf(text)).toEqual([
      { emailAddress: 'ada@example.com', publicMetadata: { name: 'Ada', role: 'editor' } },
    ]);
  });

  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('is read whatever ends its lines: %s', (_, end) => {
    const text = ['email,role', 'ada@example.com,editor', '', 'nobody,editor', ''].join(end);
    expect(addressesOf(text)).toEqual(['ada@example.com']);
    expect(problemsOf(text)).toEqual(['4 email: not-an-address']);
  });

  it('counts lines also where their ends are mixed, and those inside quotes', () => {
    const text = 'email,note\r\nada@example.com,"one\ntwo\r\nthree"\rbob@example.com,"x"\n\nwrong,y\n';
    expect(draftsOf(text)[0]).toEqual({
      emailAddress: 'ada@example.com',
      publicMetadata: { note: 'one\ntwo\r\nthree' },
    });
    expect(problemsOf(text)).toEqual(['7 email: not-an-address']);
  });

  it('keeps separators and doubled quotes that stand in quotes', () => {
    const text = 'email,note\n"ada@example.com", "says ""hi"", often" \n';
    expect(draftsOf(text)).toEqual([
      { emailAddress: 'ada@example.com', publicMetadata: { note: 'says "hi", often' } },
    ]);
  });

  it('has a byte order mark, or a first line that tells Excel its separator', () => {
    expect(addressesOf('\uFEFFemail,role\nada@example.com,x\n')).toEqual(['ada@example.com']);
    const told = 'sep=;\r\nemail;note\r\nada@example.com;a,b,c\r\nbob;x\r\n';
    expect(addressesOf(told)).toEqual(['ada@example.com']);
    expect(problemsOf(told)).toEqual(['4 email: not-an-address']);
  });

  it('reads every field of an invitation, under the names people give them', () => {
    const text =
      'E-Mail Address;Expires in days;Redirect URL;Notify;Ignore existing;Template;public_metadata;metadata.team.name;Role\n' +
      'ada@example.com;14;https://app.example.com/welcome;no;YES;Waitlist invitation;"{""seats"":3,""team"":{""id"":7}}";Analytical;editor\n';
    expect(draftsOf(text)).toEqual([
      {
        emailAddress: 'ada@example.com',
        expiresInDays: 14,
        redirectUrl: 'https://app.example.com/welcome',
        notify: false,
        ignoreExisting: true,
        templateSlug: 'waitlist_invitation',
        publicMetadata: { seats: 3, team: { id: 7, name: 'Analytical' }, Role: 'editor' },
      },
    ]);
  });

  it('leaves out what is empty', () => {
    expect(draftsOf('email,role,expires_in_days,notify\nada@example.com,,,\n')).toEqual([
      { emailAddress: 'ada@example.com' },
    ]);
  });

  it('finds the addresses by their looks when no heading names them', () => {
    const text = 'Kunde;Kontakt\nNordwind;Ada <ada@example.com>\nSüdwind;bob@example.com\n';
    expect(draftsOf(text)).toEqual([
      { emailAddress: 'ada@example.com', publicMetadata: { Kunde: 'Nordwind' } },
      { emailAddress: 'bob@example.com', publicMetadata: { Kunde: 'Südwind' } },
    ]);
  });

  it('takes “address” for a street where another column has the e-mail addresses', () => {
    const text = 'address,contact\n1 Main Street,ada@example.com\n2 Main Street,bob@example.com\n';
    expect(addressesOf(text)).toEqual(['ada@example.com', 'bob@example.com']);
    expect(addressesOf('address,role\nada@example.com,x\n')).toEqual(['ada@example.com']);
  });

  it('needs no header, and then uses the addresses alone', () => {
    const text = 'Ada Lovelace,ada@example.com,editor\nBob,bob@example.com,\nCy,,admin\n';
    expect(read(text).columns.map(({ meaning }) => meaning)).toEqual(['ignored', 'email_address', 'ignored']);
    expect(draftsOf(text)).toEqual([
      { emailAddress: 'ada@example.com' },
      { emailAddress: 'bob@example.com' },
    ]);
    expect(problemsOf(text)).toEqual(['3: no-address']);
  });

  it('leaves out what would reach a prototype', () => {
    const text = 'email,metadata.__proto__.x,__proto__,\nada@example.com,4,5,6\n';
    expect(draftsOf(text)).toEqual([{ emailAddress: 'ada@example.com' }]);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    const nested = draftsOf('email,metadata.constructor.prototype.x\nada@example.com,1\n');
    expect(nested[0]?.publicMetadata).toEqual({ constructor: { prototype: { x: '1' } } });
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  it('undoes the quote before what looks like a formula', () => {
    expect(draftsOf("email,phone\n'+ada@example.com,'+49 1\n")).toEqual([
      { emailAddress: '+ada@example.com', publicMetadata: { phone: '+49 1' } },
    ]);
  });
});
