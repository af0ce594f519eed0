/** Addresses in sentences: long ones, and ones of another direction of writing. In a real Chromium. */
import type { Locator, Page } from '@playwright/test';
import { expect, it } from 'vitest';
import { inviteField, raise, status } from '../../support/renderer-hand.ts';
import { scenes } from '../../support/renderer-scenes.ts';
import { popupSuite } from '../../support/renderer-suite.ts';
import { anAlert } from '../../support/samples.ts';

const open = popupSuite();

const long = `${'a'.repeat(64)}@${`${'b'.repeat(60)}.`.repeat(3)}example`;
const hebrew = 'עדה@דוגמה.קום';

const heightOf = async (part: Locator) => (await part.boundingBox())?.height;

/** The pieces of an element's text as the eye meets them, from left to right. */
function asSeen(part: Locator, pieces: readonly string[]): Promise<string[]> {
  return part.evaluate((element, wanted) => {
    const at = (piece: string) => {
      const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
        const index = node.textContent?.indexOf(piece) ?? -1;
        if (index < 0) continue;
        const range = new Range();
        range.setStart(node, index);
        range.setEnd(node, index + piece.length);
        return range.getBoundingClientRect().left;
      }
      throw new Error(`“${piece}” is not there.`);
    };
    return wanted.toSorted((one, other) => at(one) - at(other));
  }, pieces);
}

async function openRightToLeft(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl';
  });
}

it('cuts a long address in the status line for the eye, and moves nothing', async () => {
  const page = await open({});
  const before = await heightOf(status(page));
  await inviteField(page).fill(long);
  await page.keyboard.press('Enter');
  const said = status(page).locator('[aria-live]');
  await said.getByText(/is not an e-mail address/).waitFor();
  expect(await heightOf(status(page))).toBe(before);
  const address = said.getByTitle(long);
  expect(await address.locator('[aria-hidden]').innerText()).toMatch(/^a{21}…b{13}\.example$/);
  // What is heard is the whole of it, once.
  expect((await said.ariaSnapshot()).replaceAll(/“ | ”/g, (mark) => mark.trim())).toContain(
    `“${long}” is not an e-mail address.`,
  );
  await page.context().close();
});

it('keeps the order of an English sentence with a Hebrew address in a page from right to left', async () => {
  const page = await open({ outcomes: { [hebrew]: { state: 'sent' } } });
  await openRightToLeft(page);
  await inviteField(page).fill(hebrew);
  await page.keyboard.press('Enter');
  const said = status(page).locator('[aria-live]');
  await said.getByText(`${hebrew}: Invited`).waitFor();
  expect(await asSeen(said, ['Invited', hebrew])).toEqual([hebrew, 'Invited']);
  await raise(page, anAlert({ title: `Inviting ${hebrew} failed` }));
  const title = page.locator('.alert .fold-title');
  expect(await asSeen(title, ['failed', hebrew, 'Inviting'])).toEqual(['Inviting', hebrew, 'failed']);
  await page.context().close();
});

it('keeps numbers and full stops at their ends of a sentence in a page from right to left', async () => {
  const page = await open(scenes()['queue'] ?? {});
  await openRightToLeft(page);
  await page.getByRole('tab', { name: 'Queue' }).press('Enter');
  const summary = page.locator('.queue-summary');
  expect(await asSeen(summary, ['to go', '5', 'about'])).toEqual(['5', 'to go', 'about']);
  const box = await summary.boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeGreaterThan(370);
  await page.getByRole('button', { name: 'Pause', exact: true }).press('Enter');
  const said = status(page).locator('[aria-live]');
  await said.getByText('The queue is paused.').waitFor();
  expect(await asSeen(said, ['.', 'The'])).toEqual(['The', '.']);
  await page.context().close();
});
