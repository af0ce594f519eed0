/** The import's screens in a real Chromium: accessible in both themes, nobody sent by looking. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from '../../support/accessibility.ts';
import type { Scene } from '../../support/fake-guestlist.ts';
import { importScreens } from '../../support/import-screens.ts';
import { asked, dropFiles, settled } from '../../support/renderer-hand.ts';
import { type RendererPages, startRendererPages } from '../../support/renderer-page.ts';
import { people } from '../../support/renderer-scenes.ts';
import { expectPage } from '../../support/renderer-suite.ts';

let pages: RendererPages;

beforeAll(async () => {
  pages = await startRendererPages();
}, 120_000);
afterAll(() => pages.close());

const table = [
  'email,role,metadata.team.name,expires_in_days,Phone',
  ...Array.from({ length: 40 }, (_, index) => `person${index}@example.com,editor,Analytical,14,+49 ${index}`),
  'ada.lovelace@example.com,admin,,7,',
  'Person1@example.com,admin,,7,',
  'not an address,admin,,700,',
].join('\n');

async function open(scene: Scene = { invitations: people() }): Promise<{ page: Page; problems: string[] }> {
  const opened = await pages.open(scene);
  await opened.page.getByRole('row').first().waitFor();
  return opened;
}

const field = (page: Page) => page.getByRole('textbox', { name: 'Or paste it here' });
const sheet = (page: Page) => page.getByRole('dialog', { name: 'Import people' });
const queueButton = (page: Page) => page.getByRole('button', { name: 'Queue 40 invitations' });

const show = (page: Page, which: string) => page.getByRole('button', { name: new RegExp(`^${which} \\d`) });
const use = (page: Page, name: string) => page.getByRole('combobox', { name: `Use “${name}” as` });

async function violationsAtRest(page: Page): Promise<string[]> {
  await settled(page);
  return violations(page);
}

const fixture = (name: string): Uint8Array =>
  readFileSync(join(import.meta.dirname, '../../fixtures/import', name));

const drop = (page: Page, bytes: Uint8Array | string, name = 'people.csv'): Promise<void> =>
  dropFiles(page, { name, bytes });

it.each(['light', 'dark'] as const)('has no accessibility violation at any step, %s', async (colorScheme) => {
  // The dates of the screens are counted from there, as in the pictures.
  const now = Date.UTC(2026, 2, 4, 9, 41);
  const opened = await pages.open({ invitations: people() }, { colorScheme, now });
  const { page, problems } = opened;
  for (const reach of Object.values(importScreens)) {
    await pages.show(opened, { invitations: people() });
    await reach(page);
    expect(await violationsAtRest(page)).toEqual([]);
  }
  await pages.show(opened, { invitations: people() });
  await page.getByRole('button', { name: 'Import…' }).click();
  await page.getByRole('button', { name: 'Check', exact: true }).press('Enter');
  await sheet(page).getByText('Choose a file, or paste something first.').waitFor();
  expect(await violationsAtRest(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await drop(page, table);
  await queueButton(page).waitFor();
  expect(await violationsAtRest(page)).toEqual([]);
  expect(problems).toEqual([]);
  await page.context().close();
});

it('has the focus on what goes on from a preview as soon as that is drawn', async () => {
  const { page } = await open();
  // In the same breath as it is put on the page: a key that is struck now goes where the focus is.
  const atOnce = await page.evaluateHandle(() => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const drawn = new MutationObserver(() => {
      if (!document.querySelector('.import-next')) return;
      drawn.disconnect();
      resolve(document.activeElement?.textContent ?? '');
    });
    drawn.observe(document, { childList: true, subtree: true });
    return { promise };
  });
  await page.getByRole('button', { name: 'Import…' }).click();
  await field(page).fill(table);
  await field(page).press('Control+Enter');
  expect(await atOnce.evaluate(({ promise }) => promise)).toBe('Queue 40 invitations');
  await page.context().close();
});

it('takes a dropped file to its preview, asks for nothing to be sent, and forgets it on Escape', async () => {
  const { page } = await open();
  await drop(page, table);
  await queueButton(page).waitFor();
  await page.keyboard.press('Escape');
  await sheet(page).waitFor({ state: 'detached' });
  expect(await asked(page, 'imports.commit')).toEqual([]);
  expect(await asked(page, 'invitations.create')).toEqual([]);
  expect(await asked(page, 'imports.discard')).toHaveLength(1);
  await page.context().close();
});

it('reads files of older spreadsheets, and says what is no text', async () => {
  const { page } = await open();
  const latin1 = [...'email;city\nada@example.com;K\xf6ln\n'].map((each) => each.charCodeAt(0));
  await drop(page, new Uint8Array(latin1), 'old.csv');
  await page.getByRole('button', { name: 'Queue 1 invitation' }).waitFor();
  const utf16 = [
    0xff,
    0xfe,
    ...[...'email\tcity\nbob@example.com\tKöln\n'].flatMap((each) => [each.charCodeAt(0), 0]),
  ];
  await drop(page, new Uint8Array(utf16), 'unicode.txt');
  await expect.poll(async () => (await asked(page, 'imports.preview')).length).toBe(2);
  const texts = (await asked(page, 'imports.preview')) as { files: { text: string }[] }[];
  expect(texts.map(({ files }) => files[0]?.text.includes('Köln'))).toEqual([true, true]);
  await drop(page, new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), 'people.png');
  await sheet(page).getByText('This is not a text file.').waitFor();
  await page.context().close();
});

it('reads the sheet of a workbook that has the people, and another one at a choice', async () => {
  const { page, problems } = await open();
  await drop(page, fixture('members-libreoffice.xlsx'), 'members.xlsx');
  await page.getByRole('button', { name: 'Queue 2 invitations' }).waitFor();
  await sheet(page).getByText('Only this sheet is read. 3 others have addresses too.').waitFor();
  const choice = page.getByRole('combobox', { name: 'Sheet', exact: true });
  await expectPage(choice.locator('option')).toHaveText([
    'Read me',
    'Members & friends',
    'Old',
    'Drafts (hidden)',
  ]);
  await choice.selectOption('Old');
  await page.getByRole('button', { name: 'Queue 1 invitation' }).waitFor();
  await sheet(page).getByText('bob@example.org').first().waitFor();
  await drop(page, fixture('members-gnumeric.ods'), 'members.ods');
  await page.getByRole('button', { name: 'Queue 2 invitations' }).waitFor();
  await drop(page, fixture('members-libreoffice.xlsx').subarray(0, 5000), 'half.xlsx');
  await sheet(page).getByText('This workbook is damaged or not complete.').waitFor();
  expect(problems).toEqual([]);
  await page.context().close();
});

it('sends no metadata until it is chosen, shows the rows with it at once, and says who can read it', async () => {
  const { page } = await open();
  await drop(page, table);
  await sheet(page).getByText('40 people, with team.name, which everyone who signs in can read.').waitFor();
  await use(page, 'role').selectOption('Metadata');
  await sheet(page).getByText('40 people, with role and team.name, which').waitFor();
  const rows = sheet(page).getByRole('list', { name: 'As they go out' }).getByRole('listitem');
  await expectPage(rows.first()).toContainText(/person0@example\.com\s*role\s*editor\s*team\.name/u);
  await use(page, 'role').selectOption('Leave out');
  await use(page, 'metadata.team.name').selectOption('Leave out');
  await sheet(page).getByText('40 people, without metadata.').waitFor();
  await queueButton(page).press('Enter');
  await sheet(page).waitFor({ state: 'detached' });
  await page.getByRole('tab', { name: 'Queue', selected: true }).waitFor();
  await page.context().close();
});

it('turns pages of the rows by keyboard, and stays on those that are chosen', async () => {
  const { page } = await open();
  await drop(page, table);
  await sheet(page).getByText('1–10 of 43').waitFor();
  await page.getByRole('button', { name: 'Next rows' }).press('Enter');
  await sheet(page).getByText('11–20 of 43').waitFor();
  await sheet(page).getByText('person10@example.com').waitFor();
  await show(page, 'Duplicates').press('Enter');
  await sheet(page).getByText('1–2 of 2').waitFor();
  await use(page, 'Phone').selectOption('Metadata');
  await sheet(page).getByText('with team.name and Phone').waitFor();
  await sheet(page).getByText('1–2 of 2').waitFor();
  await page.context().close();
});

it('lets one click leave out what is wrong in all rows alike, and bring it back', async () => {
  const { page } = await open();
  await drop(
    page,
    'email,redirect_url\na@example.com,localhost:3000/accept\nb@example.com,javascript:alert(1)\n',
  );
  await sheet(page).getByText('Nobody to invite in this text').waitFor();
  await page.getByRole('button', { name: 'Send all 2 without it' }).press('Enter');
  await page.getByRole('button', { name: 'Queue 2 invitations' }).waitFor();
  await sheet(page).getByText('Goes without: “localhost:3000/accept”').waitFor();
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await sheet(page).getByText('Nobody to invite in this text').waitFor();
  await page.context().close();
});

it('never lets a secret be chosen, shows nothing of it, and asks to look at what is a guess', async () => {
  const { page } = await open();
  const digest = '$2b$10$abcdefghijklmnopqrstuv';
  await drop(
    page,
    `Person,Kontakt,password_digest\nAda,ada@example.com,${digest}\nBob,bob@example.org,${digest}\n`,
  );
  await sheet(page).getByText('Holds secrets by its name: it cannot be sent.').waitFor();
  expect(await use(page, 'password_digest').count()).toBe(0);
  expect(await sheet(page).innerText()).not.toContain('$2b$');
  await page.context().close();
});

it('reads all files that are dropped at once as one table', async () => {
  const { page } = await open();
  await dropFiles(
    page,
    { name: 'one.csv', bytes: 'email,role\nada@example.com,editor\n' },
    { name: 'two.csv', bytes: 'Role;E-Mail\nviewer;bob@example.org\n' },
    { name: 'three.txt', bytes: 'cy@example.com\n' },
  );
  await page.getByRole('button', { name: 'Queue 3 invitations' }).waitFor();
  await page.context().close();
});

it('begins with the options of the invite field, and can take a preset for everybody', async () => {
  const preset = {
    id: 'beta',
    name: 'Beta',
    options: { expiresInDays: 3, publicMetadata: { plan: 'beta' } },
    defaultFor: [],
  };
  const { page } = await open({ invitations: people(), settings: { presets: [preset] } });
  await page.getByRole('button', { name: 'Options' }).click();
  await page.getByRole('textbox', { name: 'Expires after' }).fill('14');
  await page.getByRole('switch', { name: 'Ignore existing' }).click();
  await drop(page, table);
  const summary = sheet(page).getByRole('button', { name: 'Invited with' });
  await expect.poll(() => summary.textContent()).toContain('14 days');
  await sheet(page).getByText('an import invites nobody twice').waitFor();
  const seen = async () => (await asked(page, 'imports.choose')).at(-1);
  expect(await asked(page, 'imports.preview')).toMatchObject([{ options: { expiresInDays: 14 } }]);
  await summary.click();
  await sheet(page).getByRole('combobox', { name: 'Preset' }).selectOption('Beta');
  await expect
    .poll(seen)
    .toMatchObject({ change: { options: { expiresInDays: 3, publicMetadata: { plan: 'beta' } } } });
  await expect.poll(() => summary.textContent()).toContain('Beta');
  await sheet(page).getByText('which everyone who signs in can read').waitFor();
  await sheet(page).getByRole('textbox', { name: 'Redirect URL' }).fill('nowhere');
  await expect.poll(() => queueButton(page).getAttribute('aria-disabled')).toBe('true');
  await sheet(page).getByRole('textbox', { name: 'Redirect URL' }).fill('https://example.com/in');
  await expect.poll(seen).toMatchObject({ change: { options: { redirectUrl: 'https://example.com/in' } } });
  await expect.poll(() => queueButton(page).getAttribute('aria-disabled')).not.toBe('true');
  expect(await violationsAtRest(page)).toEqual([]);
  await page.context().close();
});

it('says why main refuses, and goes back with the text', async () => {
  const { page } = await open({
    invitations: people(),
    refuse: { 'imports.commit': { kind: 'internal', id: 'x1' } },
  });
  await page.getByRole('button', { name: 'Import…' }).click();
  await field(page).fill(table);
  await field(page).press('Control+Enter');
  await queueButton(page).press('Enter');
  await sheet(page).getByText('Guestlist made a mistake').waitFor();
  await page.getByRole('button', { name: 'Back' }).press('Enter');
  await expectPage(field(page)).toHaveValue(table);
  await page.context().close();
});

it('shows how names read before anything is sent, and reads them otherwise at one click', async () => {
  const { page } = await open();
  await drop(page, fixture('polish-excel-1250.csv'));
  await sheet(page).getByText('Reads as Central European (Windows-1250):').waitFor();
  await sheet(page).getByText('Łukasz').first().waitFor();
  await use(page, 'Nazwisko').selectOption('Metadata');
  await sheet(page).getByRole('listitem').getByText('Żółć').last().waitFor();
  await page.getByRole('button', { name: 'Other readings' }).press('Enter');
  await page.getByRole('button', { name: /Windows-1252/u }).press('Enter');
  await sheet(page).getByText('Reads as Western European (Windows-1252):').waitFor();
  await sheet(page).getByText('with Nazwisko, which everyone').waitFor();
  await sheet(page).getByRole('listitem').getByText('¯ó³æ').last().waitFor();
  await page.context().close();
});
