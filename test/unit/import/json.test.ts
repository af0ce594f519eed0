/** Users as services export them in JSON: a table, with the own address of each, and never everybody in the text. */
import { describe, expect, it } from 'vitest';
import { openSource } from '../../../main/invitations/import/source.ts';
import { asGuessed, read } from './read.ts';

const readyIn = (text: string): string[] => asGuessed(text).rows.map(({ draft }) => draft.emailAddress);
const linesIn = (text: string): number[] => asGuessed(text).shown.map(({ line }) => line);
const json = (value: unknown): string => JSON.stringify(value, null, 2);
const boss = 'boss@example.net';
const both = ['ada@example.com', 'bob@example.org'];
const two = (of: (address: string, index: number) => unknown): unknown[] => both.map(of);

describe('a record is a row, and the address is that of the person', () => {
  it.each<[string, unknown]>([
    ['plain', two((email) => ({ email }))],
    ['a manager first', two((email) => ({ manager_email: boss, email, created_by: boss }))],
    ['objects within', two((email) => ({ owner: { email: boss }, user: { email, name: 'x' } }))],
    ['in an envelope', { exported_by: boss, users: two((email) => ({ email })), total: 2 }],
    ['deeper', { data: { team: { owner: { email: boss }, members: two((email) => ({ email })) } } }],
    [
      'Clerk, the second address first',
      two((email_address, index) => ({
        id: `user_${index}`,
        primary_email_address_id: `idn_${index}`,
        email_addresses: [
          { id: 'idn_x', email_address: 'old@home.example.org', linked_to: [] },
          { id: `idn_${index}`, email_address, verification: { status: 'verified' } },
        ],
        external_accounts: [{ email_address: 'google@home.example.org' }],
        private_metadata: { note: boss },
      })),
    ],
    [
      'Clerk by its SDK',
      two((emailAddress, index) => ({
        primaryEmailAddressId: `idn_${index}`,
        emailAddresses: [
          { id: 'a', emailAddress: boss },
          { id: `idn_${index}`, emailAddress },
        ],
      })),
    ],
    [
      'Firebase',
      {
        users: two((email) => ({
          localId: 'x',
          providerUserInfo: [{ providerId: 'google.com', email: boss, rawId: '1' }],
          email,
          passwordHash: 'bWFkZSB1cA==',
          salt: 'c2FsdA==',
        })),
      },
    ],
    [
      'Supabase',
      {
        users: two((email) => ({
          id: 'x',
          aud: 'authenticated',
          email,
          new_email: '',
          identities: [{ email: boss }],
        })),
      },
    ],
    [
      'SCIM',
      {
        Resources: two((value) => ({
          userName: 'ada',
          emails: [
            { value: boss, type: 'home' },
            { value, type: 'work', primary: true },
          ],
        })),
      },
    ],
    [
      'Google',
      { users: two((primaryEmail) => ({ recoveryEmail: boss, emails: [{ address: boss }], primaryEmail })) },
    ],
    ['Microsoft Graph', { value: two((mail) => ({ manager: { mail: boss }, mail, otherMails: [boss] })) }],
    ['GraphQL', { data: { users: { edges: two((email) => ({ node: { email } })) } } }],
    [
      'phpMyAdmin',
      [{ type: 'header' }, { type: 'table', name: 'users', data: two((email) => ({ id: '1', email })) }],
    ],
    ['by id', { u1: { email: both[0], boss: 'x' }, u2: { email: both[1], boss } }],
    ['by address', { 'ada@example.com': { invited_by: boss }, 'bob@example.org': {} }],
    ['roles by address', { 'ada@example.com': 'admin', 'bob@example.org': 'viewer' }],
    ['nothing but addresses', both],
    ['under one name', { emails: both }],
    ['rows', [['Manager e-mail', 'E-mail'], ...two((email) => [boss, email])]],
  ])('%s', (_, value) => {
    expect(readyIn(json(value))).toEqual(both);
    expect(readyIn(JSON.stringify(value))).toEqual(both);
  });

  it.each<[string, string]>([
    [
      'Auth0',
      both.map((email) => JSON.stringify({ user_id: 'x', manager: boss, email, Blocked: '' })).join('\n'),
    ],
    [
      'with blank lines and CRLF',
      both.map((email) => JSON.stringify({ manager: boss, email })).join('\r\n\r\n'),
    ],
  ])('an object a line: %s', (_, text) => {
    expect(readyIn(text)).toEqual(both);
    expect(linesIn(text)).toEqual(text.includes('\r') ? [1, 3] : [1, 2]);
  });

  it('one alone', () => {
    expect(readyIn(json({ email: 'ada@example.com', manager: { email: boss } }))).toEqual([
      'ada@example.com',
    ]);
    expect(readyIn(json({ user: { email: 'ada@example.com' }, manager: { email: boss } }))).toEqual([
      'ada@example.com',
    ]);
  });

  it('with the line on which it begins', () => {
    const value = {
      note: '{[,"',
      x: [[1], { users: [1] }],
      users: two((email) => ({ tags: ['a', 'b'], email })),
    };
    const text = json(value);
    const lines = text
      .split('\n')
      .flatMap((line, index) => (line === '    {' ? [index + 1] : []))
      .slice(-2);
    expect(linesIn(text)).toEqual(lines);
    expect(linesIn(text.replaceAll('\n', '\r\n'))).toEqual(lines);
  });

  it('whose address is missing has none', () => {
    const text = json([
      { email: 'ada@example.com', backup_email: 'x@example.net' },
      { email: null, backup_email: boss },
    ]);
    expect(readyIn(text)).toEqual(['ada@example.com']);
    expect(asGuessed(text).shown.map(({ state }) => state)).toEqual(['ready', 'no-address']);
  });

  it('nobody where only others have an address, and a guess where its place says nothing', () => {
    expect(openSource(json([{ name: 'Ada', manager: { email: boss } }]))).toMatchObject({
      addressColumn: -1,
    });
    const { columns, rows } = asGuessed(json([{ name: 'Ada', company: { email: 'info@example.net' } }]));
    expect(columns[1]).toMatchObject({ header: 'company.email', meaning: 'email_address', sure: false });
    expect(rows).toHaveLength(1);
  });

  it('and says which other people of the text it did not read', () => {
    const text = json({ users: two((email) => ({ email })), admins: [{ email: boss }] });
    expect(readyIn(text)).toEqual(both);
    expect(asGuessed(text).table.notes).toEqual(['“admins” has addresses too: nobody of them is invited.']);
  });
});

it('records with other fields each have a table that ends', () => {
  const text = json(
    Array.from({ length: 3000 }, (_, index) => ({ [`key ${index}`]: 'x' })).concat({
      email: 'ada@example.com',
    }),
  );
  const { columns, rows, table } = asGuessed(text);
  expect([columns.length, rows.length]).toEqual([100, 0]);
  expect(table.notes).toEqual(['A table can have 100 columns; these records have more fields.']);
  const named = json(
    Array.from({ length: 300 }, (_, index) => ({
      [`key ${index}`]: 'x',
      ...(index === 200 ? { email: 'ada@example.com' } : {}),
    })),
  );
  expect(readyIn(named)).toEqual(['ada@example.com']);
});

describe('nothing of it becomes public', () => {
  it('by a secret, at any depth', () => {
    const text = json([
      {
        email: 'ada@example.com',
        password_hash: 'x',
        user: { totp_secret: 'x' },
        credentials: { api_key: 'x' },
        identities: [{ access_token: 'abc' }],
        private_metadata: { plan: 'x' },
        team: 'red',
      },
    ]);
    const { columns, rows } = read(text);
    expect(columns.filter(({ secret }) => secret).map(({ header }) => header)).toEqual([
      'password_hash',
      'user.totp_secret',
      'credentials.api_key',
      'identities',
      'private_metadata.plan',
    ]);
    expect(rows[0]?.draft.publicMetadata).toEqual({ team: 'red' });
  });

  it('that a service calls metadata, unless it says that it is public', () => {
    const text = json([
      {
        email: 'ada@example.com',
        metadata: { creationTime: 'x', lastSignedInIP: '10.0.0.1' },
        user_metadata: { a: 1 },
        public_metadata: { plan: { name: 'beta' } },
      },
    ]);
    expect(asGuessed(text).rows[0]?.draft.publicMetadata).toEqual({ plan: { name: 'beta' } });
  });
});

describe('what looks like JSON and is none is refused in a sentence, with nobody invited', () => {
  it.each([
    ['cut off', '[\n{"email": "ada@example.com", "manager": "boss@example.net"},\n{"email":'],
    ['a comma too many', '[{"email": "ada@example.com", "manager": "boss@example.net"},]'],
    ['a remark', '{\n// boss@example.net\n"email": "ada@example.com"}'],
    ['of a program', "[{email: 'ada@example.com', manager: 'boss@example.net'}]"],
    ['with single quotes', "{'email': 'ada@example.com', 'manager': 'boss@example.net'}"],
    ['without a person', '{"name": "x"}'],
    ['nested for its own sake', `${'['.repeat(5000)}"ada@example.com"${']'.repeat(5000)}`],
    ['a program', 'const users = [\n  { email: "ada@example.com", manager: "boss@example.net" },\n];'],
    ['XML', '<?xml version="1.0"?>\n<users><user><email>ada@example.com</email></user></users>'],
    ['XML without a head', '<users>\n<user manager="boss@example.net">ada@example.com</user>\n</users>\n'],
    [
      'SQL',
      "-- by boss@example.net\nSET x;\nINSERT INTO users VALUES (1,'ada@example.com','boss@example.net');",
    ],
    // As LibreOffice, Gnumeric and WordPad write a table.
    [
      'SYLK',
      'ID;PCALCOOO32\nC;X1;Y1;K"email"\nC;X2;Y1;K"manager"\nC;X1;Y2;K"ada@example.com"\nC;X2;Y2;K"boss@example.net"\nE\n',
    ],
    [
      'DIF',
      'TABLE\r\n0,1\r\n"GNUMERIC"\r\nVECTORS\r\n0,2\r\n""\r\nTUPLES\r\n0,1\r\n""\r\nDATA\r\n0,0\r\n""\r\n-1,0\r\nBOT\r\n1,0\r\n"ada@example.com"\r\n1,0\r\n"boss@example.net"\r\n-1,0\r\nEOD\r\n',
    ],
    [
      'RTF',
      '{\\rtf1\\ansi {\\field{\\*\\fldinst HYPERLINK "mailto:boss@example.net"}{\\fldrslt ada@example.com}}\\par }',
    ],
  ])('%s', (_, text) => {
    const { rows, table } = asGuessed(text);
    expect(rows).toEqual([]);
    if (table.length === 0) expect(table.notes.join()).toMatch(/^This .*Nobody in it is invited\..*\.$/u);
  });

  it('and a line of many that is broken is said', () => {
    const text = '{"email":"ada@example.com"}\n{"email":"boss@exa\n{"email":"bob@example.org"}\n';
    expect(readyIn(text)).toEqual(both);
    expect(asGuessed(text).table.notes).toEqual(['Line 2: This is no JSON object: nobody in it is invited.']);
  });

  it.each([
    '[ada@example.com](mailto:ada@example.com)\n',
    '{ada@example.com}',
    '<ada@example.com>',
    '[Ada] ada@example.com',
  ])('but no list that begins like it: %s', (text) => expect(readyIn(text)).toEqual(['ada@example.com']));
});
