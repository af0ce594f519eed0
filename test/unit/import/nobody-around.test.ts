/** Tables that speak of people whom nobody means: around them, beside them, and in a column of somebody else. */
import { describe, expect, it } from 'vitest';
import { asGuessed } from './read.ts';

const readyIn = (text: string): string[] => asGuessed(text).rows.map(({ draft }) => draft.emailAddress);
/** `line state` of every row that is not ready. */
const apartIn = (text: string): string[] =>
  asGuessed(text).shown.flatMap(({ line, state }) => (state === 'ready' ? [] : [`${line} ${state}`]));

const both = ['ada@example.com', 'bob@example.org'];

describe('a column alone is that of whom its heading names', () => {
  it.each([
    'Manager Email',
    '"Owner e-mail"',
    'Recovery email',
    'Manager',
    'E-Mail Vorgesetzter',
    'Wiederherstellungs-E-Mail',
    'Vorgesetzte',
    'Adresse e-mail du responsable',
    'E-mail de récupération',
    'Correo del jefe',
    'Correo de recuperación',
    'E-mail do gestor',
    'E-mail de recuperação',
  ])('so nobody is taken without asking: %s', (heading) => {
    const { rows, columns, shown } = asGuessed(`${heading}\r\nboss@example.net\r\nchief@example.net\r\n`);
    expect(rows).toEqual([]);
    expect(shown.map(({ line, state }) => `${line} ${state}`)).toEqual(['2 no-address', '3 no-address']);
    expect(columns[0]).toMatchObject({
      header: heading.replaceAll('"', ''),
      meaning: 'ignored',
      note: 'addresses',
    });
    expect(columns[0]?.offers).toContain('email_address');
  });

  it.each([
    'Please invite our partners:',
    'E-mail',
    'Work email',
    'Private e-mail',
    'Dear managers and owners of it',
  ])('and these are meant: %s', (heading) => {
    expect(readyIn(`${heading}\nada@example.com\nbob@example.org\n`)).toEqual(both);
  });

  it('also beside columns that do not fit', () => {
    expect(readyIn('id,Manager email,x\n1\n2,chief@example.net\n3\n')).toEqual([]);
  });
});

describe('a table whose columns are set apart by blanks', () => {
  const heading = 'Name              Manager email      Email            Role';
  it.each([
    [
      'of a terminal',
      `${heading}\n${'-'.repeat(60)}\nAda Lovelace      boss@example.net   ada@example.com  admin\nBob               boss@example.net   bob@example.org  viewer\n`,
    ],
    [
      'with empty cells, and numbers on the right',
      '  Id  Name   Manager email     Email\n   1  Ada                      ada@example.com\n  22         boss@example.net  bob@example.org\n 333  Cy     boss@example.net\n',
    ],
    [
      'below words with an address',
      `Members, by boss@example.net\n\n${heading}\nAda Lovelace      boss@example.net   ada@example.com  admin\nBob               boss@example.net   bob@example.org  viewer\n\nExported by boss@example.net\n`,
    ],
    [
      'below a rule, with one blank between the columns (psql without borders)',
      'id       email       manager_email   \n-- --------------- ----------------\n 1 ada@example.com boss@example.net\n 2 bob@example.org boss@example.net\n(2 rows)\n',
    ],
    [
      'below a rule that is as long as the columns (sqlcmd)',
      'id          email                manager_email\n----------- -------------------- --------------------\n          1 ada@example.com      boss@example.net\n          2 bob@example.org      boss@example.net\n\n(2 rows affected)\n',
    ],
    [
      'of PowerShell',
      '\nName UserPrincipalName Manager\n---- ----------------- -------\nAda  ada@example.com   boss@example.net\nBob  bob@example.org   boss@example.net\n\n',
    ],
    [
      'without a heading',
      'ada@example.com    boss@example.net   Ada\nbob@example.org    boss@example.net   Bob\n',
    ],
  ])('%s', (_, text) => {
    expect(readyIn(text)).toEqual(both);
    expect(readyIn(text.replaceAll('\n', '\r\n'))).toEqual(both);
  });

  it('says of which line it cannot tell the columns', () => {
    const text = `${heading}\nAda               boss@example.net   ada@example.com  admin\nA  very  long name of somebody   boss@example.net  cy@example.com\n`;
    expect(readyIn(text)).toEqual(['ada@example.com']);
    expect(asGuessed(text).table.notes).toEqual([
      'Line 3: This line does not fit under the headings: nobody in it is invited.',
    ]);
  });

  it('is no list with wide gaps', () => {
    expect(readyIn('Please mail  these people\nada@example.com\nbob@example.org\n')).toEqual(both);
  });
});

describe('what stands around a table is not in it', () => {
  it('in Markdown', () => {
    const text =
      'Hi, mail boss@example.net, please:\n\n| Name | E-mail |\n|---|---|\n| Ada | ada@example.com |\n| Bob | bob@example.org |\n\nYours, boss@example.net\n';
    expect(readyIn(text)).toEqual(both);
    const { shown, table } = asGuessed(text);
    expect(shown.map(({ line }) => line)).toEqual([5, 6]);
    expect(table.notes).toEqual([
      'Line 1: It stands above the table: nobody in it is invited.',
      'Line 8: It stands below the table: nobody in it is invited.',
    ]);
  });

  it.each([
    'Exported by admin@example.net',
    'Exported by admin@example.net,,',
    'Questions? support@example.net',
    '"Write to desk@example.net, please",,',
    ',Exported by,admin@example.net',
    'Questions?,,admin@example.net',
    'Erstellt von,,admin@example.net',
  ])('in its last row: %s', (row) => {
    const heading = row.startsWith(',') || /^[^,]+,,./u.test(row) ? 'Role,Name,Email' : 'Email,Name,Role';
    const cells = heading.startsWith('E')
      ? ['ada@example.com,Ada,x', 'bob@example.org,Bob,']
      : ['x,Ada,ada@example.com', ',Bob,bob@example.org'];
    const text = [heading, ...cells, row].join('\n');
    expect(readyIn(text)).toEqual(both);
    expect(apartIn(text)).toEqual(['4 problem']);
    expect(asGuessed(text).shown[2]?.problems[0]?.message).toMatch(
      /is a remark about the table: nobody in it is invited\.$/u,
    );
  });

  it('and a row that has nothing but its address is one', () => {
    expect(readyIn('Email,Name\nada@example.com,\nBob <bob@example.org>,\n')).toEqual(both);
    expect(readyIn('Email,Name\nAda ada@example.com,\nBob bob@example.org,\n')).toEqual(both);
  });

  it('in a list', () => {
    for (const line of ['Exported by admin@example.net', 'Questions? support@example.net']) {
      const text = `ada@example.com\nbob@example.org\n${line}\n`;
      expect(readyIn(text)).toEqual(both);
      expect(asGuessed(text).table.notes).toEqual(['Line 3: A remark: nobody in it is invited.']);
    }
  });

  it('in a list, as the signature, or below a heading of others', () => {
    const text = 'ada@example.com\nbob@example.org\n\n-- \nThe Boss\nboss@example.net\n';
    expect(readyIn(text)).toEqual(both);
    expect(asGuessed(text).table.notes).toEqual(['Line 6: It is a signature: nobody in it is invited.']);
    expect(
      readyIn('E-mail\nada@example.com\nManager e-mail\nboss@example.net\nE-mail\nbob@example.org\n'),
    ).toEqual(both);
  });

  it.each([
    [
      'YAML within',
      '- email: ada@example.com\n  manager:\n    name: Boss\n    email: boss@example.net\n- email: bob@example.org\n',
    ],
    ['INI', '[x]\nemail = ada@example.com\nowner = boss@example.net\n[y]\nemail=bob@example.org\n'],
    [
      'PHP',
      "['email' => 'ada@example.com',\n 'manager' => 'boss@example.net',\n 'email' => 'bob@example.org']",
    ],
    [
      'a record a line',
      'email=ada@example.com manager=boss@example.net\nemail=bob@example.org manager=boss@example.net\n',
    ],
  ])('in fields: %s', (_, text) => expect(readyIn(text)).toEqual(both));

  it.each([
    [
      'psql',
      ' id |      email       |  manager\n----+------------------+------------------\n  1 | ada@example.com  | boss@example.net\n  2 | bob@example.org  | boss@example.net\n(2 rows)\n',
    ],
    [
      'psql, a record at a time',
      '-[ RECORD 1 ]------------\nid      | 1\nemail   | ada@example.com\nmanager | boss@example.net\n-[ RECORD 2 ]------------\nid      | 2\nemail   | bob@example.org\n',
    ],
    [
      'MySQL',
      '+----+-----------------+------------------+\n| id | email           | manager_email    |\n+----+-----------------+------------------+\n|  1 | ada@example.com | boss@example.net |\n|  2 | bob@example.org | boss@example.net |\n+----+-----------------+------------------+\n',
    ],
    [
      'SQLite',
      '┌─────────────────┬──────────────────┐\n│      email      │     manager      │\n├─────────────────┼──────────────────┤\n│ ada@example.com │ boss@example.net │\n│ bob@example.org │ boss@example.net │\n└─────────────────┴──────────────────┘\nby boss@example.net\n',
    ],
    [
      'psql with lines of Unicode',
      ' id │      email      │  manager_email   \n────┼─────────────────┼──────────────────\n  1 │ ada@example.com │ boss@example.net\n  2 │ bob@example.org │ boss@example.net\n(2 rows)\n',
    ],
    [
      'SQLite, in words of Tcl',
      '"id" "full_name" "email" "manager_email"\n"1" "Ada \\"Ace\\" L" "ada@example.com" "boss@example.net"\n"2" "Bob" "bob@example.org" "boss@example.net"\n',
    ],
    [
      'SQLite, with the signs of ASCII',
      'id\u001femail\u001fmanager\u001e1\u001fada@example.com\u001fboss@example.net\u001e2\u001fbob@example.org\u001fboss@example.net\u001e',
    ],
    [
      'SQLite, with quotes',
      "┌────┬───────────────────┬────────────┐\n│ id │       email       │ deleted_at │\n├────┼───────────────────┼────────────┤\n│ 1  │ 'ada@example.com' │ ''         │\n│ 2  │ 'bob@example.org' │ NULL       │\n└────┴───────────────────┴────────────┘\n",
    ],
  ])('in what a database prints: %s', (_, text) => expect(readyIn(text)).toEqual(both));

  it.each([
    'Name,Email\nAda,ada@example.com\nBob,bob@example.org\n\nManager,Manager email\nBoss,boss@example.net\n',
    'Team\nName;E-Mail\nAda;ada@example.com\nBob;bob@example.org\n;\nLeitung;E-Mail Vorgesetzte\nBoss;boss@example.net\n',
    'Email,Name\nada@example.com,Ada\nbob@example.org,Bob\n\nManager,Manager email\nboss@example.net,Boss\n',
  ])('in a second table below a heading of others: %j', (text) => {
    expect(readyIn(text)).toEqual(both);
    expect(asGuessed(text).shown.at(-1)?.problems[0]?.message).toMatch(
      /^It stands below “.*”: nobody in it is invited\.$/u,
    );
  });

  it('and one word in place of an address ends no table', () => {
    expect(readyIn('Email,Name\nada@example.com,Ada\nask her manager,Cy\nbob@example.org,Bob\n')).toEqual(
      both,
    );
  });

  it('above it, as the host of what it lists', () => {
    const text =
      'Registration Report\nHost Details\n,Host email:,boss@example.net\nAttendee Details\nName,Email\nAda,ada@example.com\nBob,bob@example.org\n';
    expect(readyIn(text)).toEqual(both);
  });

  it.each([
    [
      'ada@example.com\nbob@example.org\n\nDo not invite:\nold@example.net\n',
      /^Line 5: Whoever stands below “Do not/u,
    ],
    [
      'Removed:\nold@example.net\n\nInvite:\nada@example.com\nbob@example.org\n',
      /^Line 2: Whoever stands below/u,
    ],
    ['- ada@example.com\n- ~~old@example.net~~\n- bob@example.org\n', /^Line 2: It is crossed out/u],
    ['ada@example.com\nbob@example.org ~~old@example.net~~\n', /^Line 2: Whoever is crossed out or named/u],
    [
      'ada@example.com\nbob@example.org\n\nKind regards,\nBoss\nboss@example.net\n',
      /^Line 6: It is a signature/u,
    ],
    ['ada@example.com\nbob@example.org\nContact boss@example.net for questions\n', /^Line 3: A remark/u],
  ])('in a list, where it says so: %j', (text, note) => {
    expect(readyIn(text)).toEqual(both);
    expect(asGuessed(text).table.notes).toEqual([expect.stringMatching(note)]);
  });

  it('and words of thanks above a list are no signature', () => {
    expect(readyIn('Thanks,\nada@example.com\nbob@example.org\n')).toEqual(both);
  });

  it('in the fields of YAML and programs', () => {
    expect(
      readyIn(
        '- email: ada@example.com\n  owner_email: boss@example.net\n- email: bob@example.org\n  "manager": "boss@example.net",\n',
      ),
    ).toEqual(both);
  });
});

describe('rows of nothing but addresses', () => {
  it('have a column of their manager where it is the same again', () => {
    const text = 'boss@example.net,ada@example.com\nboss@example.net,bob@example.org\n';
    expect(readyIn(text)).toEqual(both);
    expect(asGuessed(text).columns.map(({ sure, note }) => [sure, note])).toEqual([
      [true, 'addresses'],
      [false, null],
    ]);
  });

  it('are a list otherwise, and it is said', () => {
    const text = 'ada@example.com,bob@example.org\ncy@example.com,dan@example.org\n';
    expect(readyIn(text)).toHaveLength(4);
    expect(asGuessed(text).table.notes).toEqual(['Every line has 2 addresses, and all of them are invited.']);
    expect(asGuessed('ada@example.com,\nbob@example.org').table.notes).toEqual([]);
  });
});
