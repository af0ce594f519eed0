/** Records of one field a line, as databases and terminals print them and as YAML has them. */
import { describe, expect, it } from 'vitest';
import { openSource } from '../../../main/invitations/import/source.ts';
import { asGuessed } from './read.ts';

const readyIn = (text: string): string[] => asGuessed(text).rows.map(({ draft }) => draft.emailAddress);
const both = ['ada@example.com', 'bob@example.org'];

describe('records of one field a line become a table', () => {
  it.each([
    [
      'psql -x',
      '-[ RECORD 1 ]-+-----------------\nemail         | ada@example.com\nhome_email    | ada@home.example.org\ndeleted_at    | \n-[ RECORD 2 ]-+-----------------\nemail         | bob@example.org\nhome_email    | bob@home.example.org\ndeleted_at    | \n-[ RECORD 3 ]-+-----------------\nemail         | old@example.net\nhome_email    | \ndeleted_at    | 2026-01-01\n',
    ],
    [
      'psql -x -A',
      'id|1\nemail|ada@example.com\nrecovery_email|a@example.net\n\nid|2\nemail|bob@example.org\nrecovery_email|\n',
    ],
    [
      'mysql -E',
      '*************************** 1. row ***************************\n        email: ada@example.com\nmanager_email: boss@example.net\n   home_email: ada@home.example.org\n    suspended: 0\n*************************** 2. row ***************************\n        email: old@example.net\nmanager_email: boss@example.net\n   home_email: NULL\n    suspended: 1\n*************************** 3. row ***************************\n        email: bob@example.org\nmanager_email: NULL\n   home_email: NULL\n    suspended: 0\n3 rows in set (0.001 sec)\n',
    ],
    [
      'SQLite',
      '        id = 1\n     email = ada@example.com\nhome_email = ada@home.example.org\n\n        id = 2\n     email = bob@example.org\nhome_email = \n',
    ],
    [
      'PowerShell, with a long value',
      '\nEnabled           : True\nProxyAddresses    : {SMTP:ada@example.com,\n                    smtp:ada@home.example.org}\nUserPrincipalName : ada@example.com\n\nEnabled           : False\nProxyAddresses    : {}\nUserPrincipalName : old@example.net\n\nEnabled           : True\nProxyAddresses    : {}\nUserPrincipalName : bob@example.org\n',
    ],
    [
      'YAML',
      'users:\n  - name: Ada\n    email: ada@example.com\n    second_email: ada@home.example.org\n    manager:\n      name: Boss\n      email: boss@example.net\n    active: true\n  - name: Old\n    email: old@example.net\n    active: false\n  - name: "Bob"\n    email: "bob@example.org"\n    manager: {name: Boss, email: boss@example.net}\n',
    ],
    [
      'YAML by name',
      'ada:\n  email: ada@example.com\n  manager: boss@example.net\nbob:\n  email: bob@example.org\nmanager:\n  email: boss@example.net\n',
    ],
    [
      'TOML',
      '[[users]]\nemail = "ada@example.com"\nboss = "boss@example.net"\n\n[[users]]\nemail = "bob@example.org"\n',
    ],
    [
      'by hand',
      'Name: Ada\nE-Mail: ada@example.com\nChef: boss@example.net\n\nName: Bob\nE-Mail: bob@example.org\n',
    ],
  ])('%s', (_, text) => {
    expect(openSource(text).format).toBe('fields');
    expect(readyIn(text)).toEqual(both);
    expect(readyIn(text.replaceAll('\n', '\r\n'))).toEqual(both);
  });

  it('with the lines on which they begin, and columns by the names of the fields', () => {
    const text = 'Name: Ada\nE-Mail: ada@example.com\n\nName: Bob\nTeam: Blue\nE-Mail: bob@example.org\n';
    const { columns, shown } = asGuessed(text);
    expect(columns.map(({ header, meaning }) => `${header} ${meaning}`)).toEqual([
      'Name ignored',
      'E-Mail email_address',
      'Team ignored',
    ]);
    expect(shown.map(({ line, state }) => `${line} ${state}`)).toEqual(['1 ready', '4 ready']);
  });

  it('and what stands under `metadata` in them is public only when somebody says so', () => {
    const text =
      '- metadata:\n    name: ada\n  email: ada@example.com\n- metadata:\n    name: bob\n  email: bob@example.org\n';
    expect(asGuessed(text).rows.map(({ draft }) => draft)).toEqual([
      { emailAddress: 'ada@example.com' },
      { emailAddress: 'bob@example.org' },
    ]);
  });

  it.each([
    'Email: ada@example.com\nEmail: bob@example.org\n',
    'Ada: ada@example.com\nBob: bob@example.org\n',
    'To: ada@example.com\nCc: bob@example.org\n',
    'Work: ada@example.com\nHome: bob@example.org\n',
    'emails:\n  - ada@example.com\n  - bob@example.org\n',
    'Email|Name\nada@example.com|Ada\nbob@example.org|Bob\n',
    'Name:,Email:\nAda,ada@example.com\nBob,bob@example.org\n',
    '[28/11/2026, 10:00] Ada: ada@example.com\n[28/11/2026, 10:01] Bob: bob@example.org\n',
  ])('other texts are none, and nobody is lost: %j', (text) => {
    expect(openSource(text).format).not.toBe('fields');
    expect(readyIn(text)).toEqual(both);
  });
});

describe('what is made for programs is refused, wherever its statements stand', () => {
  const table = `CREATE TABLE users (${Array.from({ length: 60 }, (_, index) => `column_${index} TEXT DEFAULT ''`).join(',\n ')});\n`;
  it.each([
    [
      'SQL',
      `PRAGMA foreign_keys=OFF;\n${table}INSERT INTO users VALUES(1,'ada@example.com','boss@example.net');\n`,
    ],
    [
      'SQL',
      "CREATE TABLE u (mail text CHECK (mail LIKE '%@%'));\nINSERT INTO u VALUES ('ada@example.com');\n",
    ],
    [
      'SQL',
      `SET x = 0;\nCREATE TABLE users (\n email text DEFAULT 'x@y.z'\n);\nCOPY users (id, email) FROM stdin;\n1\tada@example.com\n\\.\n`,
    ],
    ['SQL', "UPDATE users SET manager='boss@example.net' WHERE email='ada@example.com';\n"],
    [
      'LaTeX',
      '\\begin{tabular}{l | l}\nemail & manager \\\\\nada@example.com & boss@example.net \\\\\n\\end{tabular}\n',
    ],
    [
      'Lisp',
      ';; -*-coding: utf-8-emacs;-*-\n["Ada" nil ("ada@example.com") ((notes . "boss@example.net"))]\n',
    ],
  ])('%s: %j', (kind, text) => {
    expect(asGuessed(text).table.notes).toEqual([
      `This is ${kind}. Nobody in it is invited. Save the people as CSV and try again.`,
    ]);
    expect(readyIn(text)).toEqual([]);
  });

  it('and a list that speaks like it is none', () => {
    expect(readyIn('Update the team, set up accounts:\nada@example.com\nbob@example.org\n')).toEqual(both);
    expect(readyIn('Insert into the list:\nada@example.com\nbob@example.org\n')).toEqual(both);
  });
});
