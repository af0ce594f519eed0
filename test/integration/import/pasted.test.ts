/** What is pasted into the invite field: offered as an import where it is a table, taken there at once where it is long. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { afterEach, expect, it } from 'vitest';
import { people } from '../../support/renderer-scenes.ts';
import { popupSuite } from '../../support/renderer-suite.ts';

const openPopup = popupSuite();
let page: Page;
afterEach(() => page.context().close());

const table = [
  'email,role,metadata.team.name,expires_in_days,Phone',
  ...Array.from({ length: 40 }, (_, index) => `person${index}@example.com,editor,Analytical,14,+49 ${index}`),
].join('\n');

async function open(): Promise<void> {
  page = await openPopup({ invitations: people() });
  await page.getByRole('row').first().waitFor();
}

const sheet = () => page.getByRole('dialog', { name: 'Import people' });

async function paste(text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    if (document.activeElement?.dispatchEvent(event)) document.execCommand('insertText', false, pasted);
  }, text);
}

it('offers to import a pasted table, and keeps quiet about a few addresses', async () => {
  await open();
  await paste('ada@example.com, bob@example.com, ');
  await page.getByRole('button', { name: 'Remove bob@example.com' }).waitFor();
  expect(await page.getByText('This looks like a table').count()).toBe(0);
  await page.keyboard.press('Escape');
  await paste(`${table}\n`);
  await page.getByRole('button', { name: 'Review it as an import' }).press('Enter');
  await page.getByRole('button', { name: 'Queue 40 invitations' }).waitFor();
  await page.keyboard.press('Escape');
  expect(await page.getByRole('button', { name: /^Remove/ }).count()).toBe(0);
});

it.each(['spanish-header.csv', 'spanish-header-sparse.csv', 'comment-line.csv'])(
  'offers to import %s when it is pasted, and forgets it with what was pasted',
  async (name) => {
    await open();
    const pasted = readFileSync(new URL(`../../fixtures/import/${name}`, import.meta.url), 'utf8');
    await paste(pasted);
    await page.getByRole('button', { name: 'Review it as an import' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.type('ada@example.com,');
    await page.getByRole('button', { name: 'Remove ada@example.com' }).waitFor();
    expect(await page.getByText('This looks like a table').count()).toBe(0);
    await paste(`${pasted}\n`);
    await page.getByText('This looks like a table').waitFor();
    const chips = page.getByRole('button', { name: /^Remove / });
    while ((await chips.count()) > 0) await chips.first().click();
    await page.keyboard.type('ada@example.com,');
    await page.getByRole('button', { name: 'Remove ada@example.com' }).waitFor();
    expect(await page.getByText('This looks like a table').count()).toBe(0);
    await page.keyboard.press('Escape');
    await paste(`sep=;\n${pasted}`);
    await page.getByRole('button', { name: 'Review it as an import' }).press('Enter');
    await sheet().waitFor();
  },
);

it('takes a huge paste to the import at once', async () => {
  await open();
  const crowd = Array.from({ length: 12_000 }, (_, index) => `person${index}@example.com`).join('\n');
  await paste(crowd);
  await page.getByRole('button', { name: 'Queue 12,000 invitations' }).waitFor();
});
