/** The import's screens in a real Chromium: accessible in both themes, by drop and by paste, nobody sent by looking. */
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from '../../support/accessibility.ts';
import type { Scene } from '../../support/fake-guestlist.ts';
import { asked } from '../../support/renderer-hand.ts';
import { type RendererPages, startRendererPages } from '../../support/renderer-page.ts';
import { people } from '../../support/renderer-scenes.ts';

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
  await opened.page.getByRole('listitem').first().waitFor();
  return opened;
}

const field = (page: Page) => page.getByRole('textbox', { name: 'Or paste it here' });
const sheet = (page: Page) => page.getByRole('dialog', { name: 'Import people' });
const queueButton = (page: Page) => page.getByRole('button', { name: 'Queue 40 invitations' });

async function violationsAtRest(page: Page): Promise<string[]> {
  await page.waitForTimeout(200);
  return violations(page);
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    if (document.activeElement?.dispatchEvent(event)) document.execCommand('insertText', false, pasted);
  }, text);
}

async function drop(page: Page, text: string, name = 'people.csv'): Promise<void> {
  const bytes = [...new TextEncoder().encode(text)];
  await dropBytes(page, bytes, name);
}

async function dropBytes(page: Page, bytes: number[], name: string): Promise<void> {
  await page.evaluate(
    ([content, called]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(content)], called));
      for (const type of ['dragover', 'drop']) {
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      }
    },
    [bytes, name] as const,
  );
}

it.each(['light', 'dark'] as const)('has no accessibility violation at any step, %s', async (colorScheme) => {
  const { page, problems } = await pages.open({ invitations: people() }, { colorScheme });
  await page.getByRole('button', { name: 'Import…' }).click();
  expect(await violationsAtRest(page)).toEqual([]);
  await page.getByRole('button', { name: 'Check', exact: true }).press('Enter');
  await sheet(page).getByText('Choose a file, or paste something first.').waitFor();
  expect(await violationsAtRest(page)).toEqual([]);
  await field(page).fill(table);
  await field(page).press('Control+Enter');
  await queueButton(page).waitFor();
  await page.getByRole('button', { name: '2 problems, left out' }).click();
  await page.getByRole('button', { name: '2 duplicates, left out' }).click();
  expect(await violationsAtRest(page)).toEqual([]);
  expect(problems).toEqual([]);
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
  await dropBytes(page, latin1, 'old.csv');
  await page.getByRole('button', { name: 'Queue 1 invitation' }).waitFor();
  const utf16 = [
    0xff,
    0xfe,
    ...[...'email\tcity\nbob@example.com\tKöln\n'].flatMap((each) => [each.charCodeAt(0), 0]),
  ];
  await dropBytes(page, utf16, 'unicode.txt');
  await expect.poll(async () => (await asked(page, 'imports.preview')).length).toBe(2);
  const texts = (await asked(page, 'imports.preview')) as { text: string }[];
  expect(texts.map(({ text }) => text.includes('Köln'))).toEqual([true, true]);
  await dropBytes(page, [0x50, 0x4b, 3, 4, 0, 0, 0], 'people.xlsx');
  await sheet(page).getByText('Save the table as CSV and try again.').waitFor();
  await page.context().close();
});

it('leaves switched off metadata out, queues once, and shows the queue', async () => {
  const { page } = await open();
  await drop(page, table);
  await page.getByRole('switch', { name: 'Store “Phone” in the public metadata' }).press('Space');
  await queueButton(page).press('Enter');
  await sheet(page).waitFor({ state: 'detached' });
  await page.getByRole('tab', { name: 'Queue', selected: true }).waitFor();
  expect(await asked(page, 'imports.commit')).toMatchObject([{ leaveOut: [4] }]);
  await page.context().close();
});

it('offers to import a pasted table, and keeps quiet about a few addresses', async () => {
  const { page } = await open();
  await paste(page, 'ada@example.com, bob@example.com, ');
  await page.getByRole('button', { name: 'Remove bob@example.com' }).waitFor();
  expect(await page.getByText('This looks like a table').count()).toBe(0);
  await page.keyboard.press('Escape');
  await paste(page, `${table}\n`);
  await page.getByRole('button', { name: 'Review it as an import' }).press('Enter');
  await queueButton(page).waitFor();
  await page.keyboard.press('Escape');
  expect(await page.getByRole('button', { name: /^Remove/ }).count()).toBe(0);
  await page.context().close();
});

it('takes a huge paste to the import at once', async () => {
  const { page } = await open();
  const crowd = Array.from({ length: 12_000 }, (_, index) => `person${index}@example.com`).join('\n');
  await paste(page, crowd);
  await page.getByRole('button', { name: 'Queue 12,000 invitations' }).waitFor();
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
  expect(await field(page).inputValue()).toBe(table);
  await page.context().close();
});
