import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pastedKind } from '../../../renderer/import/looks-like-import.ts';

const file = (name: string): string =>
  readFileSync(new URL(`../../fixtures/import/${name}`, import.meta.url), 'utf8');

describe('what is pasted into the invite field', () => {
  it.each([
    'spanish-header.csv',
    'spanish-header-sparse.csv',
    'owner-column.csv',
    'email-twice.csv',
    'clerk-user-export.csv',
    'google-contacts-sparse.csv',
    'comment-line.csv',
    'expires-is-a-date.csv',
  ])('is a table: %s', (name) => {
    expect(pastedKind(file(name))).toBe('import');
  });

  it.each([
    ['German, semicolons', 'Vorname;E-Mail-Adresse\nAda;ada@example.com'],
    ['French, tabs', 'Prénom\tAdresse électronique\nAda\tada@example.com'],
    ['Italian', 'Nome,Posta elettronica\nAda,ada@example.com'],
    ['Portuguese', 'Nome;Correio eletrônico\nAda;ada@example.com'],
    ['Polish', 'Imię;Poczta\nAda;ada@example.com'],
    ['Swedish', 'Namn;E-post\nAda;ada@example.com'],
    ['Turkish', 'Ad;E-posta\nAda;ada@example.com'],
    ['Russian', 'Имя;Электронная почта\nАда;ada@example.com'],
    ['Japanese', '氏名,メールアドレス\n山田,ada@example.com'],
    ['Chinese', '姓名,电子邮件\n王,ada@example.com'],
    ['Korean', '이름,이메일\n김,ada@example.com'],
    ['quoted cells', '"Nombre","Correo electrónico"\r\n"Ada","ada@example.com"\r\n'],
    ['a vague heading over an address', 'Naam;Adres\nAda;ada@example.com'],
    ['two addresses a row', 'E-mail,Second e-mail\na@example.com,b@example.com'],
    ['a first row without an address', 'Correo;Rol\n;x\nada@example.com;y'],
    ['a title above', 'Socios 2026\n\nNombre;Correo\nAda;ada@example.com'],
    ['Markdown', '| Name | E-mail |\n|---|---|\n| Ada | ada@example.com |'],
    ['somebody else’s address alone', 'Name;Manager e-mail\nAda;boss@example.net'],
    ['one column and its heading', 'Correo electrónico\nada@example.com\nbob@example.org\n'],
    ['a column of somebody else’s addresses', 'Manager e-mail\na@example.com\nb@example.com'],
    ['JSON', '[{"email":"ada@example.com","manager":"boss@example.net"}]'],
    ['NDJSON', '{"email":"ada@example.com"}\n{"email":"bob@example.org"}'],
    ['a calendar', 'BEGIN:VCALENDAR\r\nATTENDEE:mailto:ada@example.com\r\nEND:VCALENDAR'],
    ['records of PostgreSQL', '-[ RECORD 1 ]---\nemail | ada@example.com\nowner | boss@example.net\n'],
    ['records of MySQL', '*********** 1. row ***********\nemail: ada@example.com\nowner: boss@example.net\n'],
    ['sep=', 'sep=;\r\nada@example.com;admin\r\nbob@example.org;guest'],
    ['sep= after a byte order mark', '\uFEFFsep=,\nWer,Was\nada@example.com,x'],
  ])('is a table: %s', (_name, text) => {
    expect(pastedKind(text)).toBe('import');
  });

  it.each([
    ['nothing', ''],
    ['one address', 'ada@example.com'],
    ['one address and a line end', 'ada@example.com\r\n'],
    ['one address whose name speaks of mail', 'Mail, Ada <mail@example.com>\n'],
    ['one address below a word', 'E-mail\nada@example.com'],
    ['one address below a label', 'E-mail:\nada@example.com, thanks'],
    ['addresses in a line', 'ada@example.com, bob@example.org'],
    ['addresses in lines', 'ada@example.com\nbob@example.org'],
    ['names with commas', '"Mail, Ada" <ada@example.com>\n"Post, Bob" <bob@example.org>'],
    ['a request above a list', 'Please mail these people, thanks\nada@example.com, bob@example.org'],
    ['a request above lines', 'Please mail these people, thanks\nada@example.com\nbob@example.org'],
    ['the head of a mail', 'Subject: mail, again\nTo: ada@example.com, bob@example.org'],
    ['a signature below', 'ada@example.com\nName, E-mail\nx, y'],
    ['a heading alone', 'Nombre,Correo electrónico,Rol'],
    ['sep= alone', 'sep=;'],
    ['a Markdown link', '[Ada](mailto:ada@example.com)'],
    ['an address without an @', 'ada.mail.com, bob.mail.org\nx, y'],
  ])('is no table: %s', (_name, text) => {
    expect(pastedKind(text)).toBe('few');
  });

  it('opens the import at once for a text that nobody looks over', () => {
    expect(pastedKind('x'.repeat(200_001))).toBe('huge');
    expect(pastedKind(',;\t|'.repeat(49_000))).toBe('few');
    expect(pastedKind('e-mail,\n'.repeat(20_000))).toBe('import');
  });
});
