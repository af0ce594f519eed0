/** The sheet of an import in each of its states: what the axe test walks through and the pictures show. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { dropFiles } from './renderer-hand.ts';

const dayMs = 86_400_000;

/** Its expiries lie ahead of the page's own clock, which stands still in pictures. */
const tableAt = (now: number) =>
  [
    'Name,email,role,metadata.team.name,expires,redirect_url,Manager email,password_hash',
    ...Array.from({ length: 38 }, (_, index) =>
      [
        `Person ${index}`,
        `person${index}@example.com`,
        index % 3 === 0 ? 'admin' : 'editor',
        'Analytical',
        new Date(now + (28 + (index % 28)) * dayMs).toISOString().slice(0, 10),
        'https://app.example.com/welcome',
        'boss@example.net',
        '$2b$10$madeUpDigest',
      ].join(),
    ),
    'Ada,ada.lovelace@example.com,admin,,soon,,,',
    'Eve,eve@example.com,admin,,,localhost:3000/accept,,',
    'Zoe,zoe@example.org ::: zoe.home@example.org,admin,,,localhost:3000/accept,,',
    'Again,person3@example.com,admin,,,,,',
    'Nobody,not an address,admin,,,,,',
    'Bob,,admin,,,,,',
  ].join('\n');

const contacts = [
  'First Name,Last Name,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Value,Phone 1 - Value,Birthday,Website',
  'Ada,Lovelace,,* myContacts,* Work,ada@example.com,ada@home.example.org,+49 30 1,,',
  ...Array.from({ length: 12 }, (_, index) => `Friend ${index},Builder,,* myContacts,,,,+49 30 ${index},,`),
].join('\n');

const guess =
  'Person,Kontaktdaten,Abteilung\nAda,ada@example.com,Vertrieb\nBob,bob@example.org,Entwicklung\n';

async function dropAndWait(page: Page, name: string, text: string): Promise<void> {
  await dropFiles(page, { name, bytes: text });
  await page.getByRole('list', { name: 'As they go out' }).waitFor();
}

async function dropTable(page: Page): Promise<void> {
  await dropAndWait(page, 'people.csv', tableAt(await page.evaluate(() => Date.now())));
}

/** By name. */
export const importScreens: Record<string, (page: Page) => Promise<void>> = {
  async 'import-choose'(page) {
    await page.getByRole('button', { name: 'Import…' }).click();
    await page.getByRole('textbox', { name: 'Or paste it here' }).waitFor();
  },
  'import-table': dropTable,
  async 'import-speed'(page) {
    const rows = Array.from({ length: 250 }, (_, index) => `person${index}@example.com,editor`);
    await dropAndWait(page, 'roles.csv', ['email,metadata.role', ...rows].join('\n'));
    await page.getByRole('switch', { name: 'Send metadata by bulk calls' }).press('Space');
    await page.getByRole('switch', { name: 'Send metadata by bulk calls', checked: true }).waitFor();
  },
  async 'import-metadata'(page) {
    await dropTable(page);
    await page.getByRole('combobox', { name: 'Use “role” as' }).selectOption('Metadata');
    await page.getByRole('button', { name: 'Send all 2 without it' }).click();
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    await page.getByRole('list', { name: 'As they go out' }).scrollIntoViewIfNeeded();
  },
  async 'import-problems'(page) {
    await dropTable(page);
    await page.getByRole('button', { name: /^Problems \d/u }).click();
    await page.getByText('1–4 of 4').waitFor();
    await page.getByText('1–4 of 4').scrollIntoViewIfNeeded();
  },
  async 'import-encoding'(page) {
    // ISO 8859-2 and Windows-1250 have these letters of Polish at the same place.
    const bytes = [
      ...'Name;E-mail;Role\nZofia \xA3\xEApkowska;zofia@example.com;editor\nJ\xF3zef Go\xB3\xEAbiowski;jozef@example.org;admin\n',
    ];
    await dropFiles(page, {
      name: 'ludzie.csv',
      bytes: Uint8Array.from(bytes, (each) => each.charCodeAt(0)),
    });
    await page.getByRole('button', { name: 'Other readings' }).click();
    await page.getByRole('button', { name: /Windows-1252/u }).waitFor();
  },
  async 'import-workbook'(page) {
    const bytes = readFileSync(join(import.meta.dirname, '../fixtures/import/members-libreoffice.xlsx'));
    await dropFiles(page, { name: 'members.xlsx', bytes });
    await page.getByRole('list', { name: 'As they go out' }).waitFor();
  },
  'import-guess': (page) => dropAndWait(page, 'kontakte.csv', guess),
  'import-contacts': (page) => dropAndWait(page, 'contacts.csv', contacts),
  'import-list': (page) =>
    dropAndWait(page, 'list.txt', 'ada@example.com\nbob@example.org\nno address here\n'),
};
