/** The page as it opens: drawn once and whole, from answers that nothing has overtaken. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtPage } from '../../support/built-page.ts';
import type { FakeGuestlist, Scene } from '../../support/fake-guestlist.ts';
import { GuestPage } from '../../support/guest-page.ts';
import { type RendererPages, startRendererPages } from '../../support/renderer-page.ts';
import { expectPage } from '../../support/renderer-suite.ts';
import { anInvitation } from '../../support/samples.ts';

declare global {
  interface Window {
    guestlistFake: FakeGuestlist;
    /** How many rows there were when the page first had anything to show. */
    rowsAtFirst: number;
  }
}

let pages: RendererPages;
beforeAll(async () => {
  pages = await startRendererPages();
}, 120_000);
afterAll(() => pages.close());

const scene: Scene = {
  invitations: Array.from({ length: 12 }, (_, index) =>
    anInvitation({ id: `inv_${index}`, emailAddress: `guest${index}@example.com` }),
  ),
};

function countFirstRows(): void {
  const observer = new MutationObserver(() => {
    if (!document.querySelector('#root > *')) return;
    observer.disconnect();
    window.rowsAtFirst = document.querySelectorAll('[aria-label="Invitations"] > [role="row"]').length;
  });
  observer.observe(document, { childList: true, subtree: true });
}

/** Main says that the list has changed just as it has answered the first question about it. */
function changeAtFirstAnswer(): void {
  const { guestlist, guestlistFake } = window;
  if (!guestlist) return;
  const { list } = guestlist.invitations;
  let answered = 0;
  const changing: typeof list = async (request) => {
    const answer = await list(request);
    answered += 1;
    if (answered === 1) guestlistFake.emit('invitations.changed', { accountId: request.accountId });
    return answer;
  };
  Object.assign(guestlist.invitations, { list: changing });
}

async function opened(before: () => void): Promise<Page> {
  const { page } = await pages.open(scene);
  await page.addInitScript(before);
  await page.reload();
  await new GuestPage(page).list.getByRole('row').first().waitFor();
  return page;
}

const timesAsked = (page: Page, operation: string): Promise<number> =>
  page.evaluate(
    (name) => window.guestlistFake.calls.filter((call) => call.operation === name).length,
    operation,
  );

it('shows the rows with its first drawing, and asks nothing twice', async () => {
  const page = await opened(countFirstRows);
  expect(await page.evaluate(() => window.rowsAtFirst)).toBeGreaterThan(5);
  // It comes after the first drawing, so whatever would be asked again has been by then.
  await expect.poll(() => timesAsked(page, 'invitations.statistics')).toBe(1);
  for (const operation of ['accounts.list', 'settings.get', 'invitations.list', 'queue.list', 'shell.view']) {
    expect(await timesAsked(page, operation), operation).toBe(1);
  }
});

it('asks again for rows that changed before they were drawn', async () => {
  const page = await opened(changeAtFirstAnswer);
  await expect.poll(() => timesAsked(page, 'invitations.list')).toBe(2);
  expect(await timesAsked(page, 'queue.list')).toBe(1);
});

it('has the code of every control once it is idle, so that none waits for the network', async () => {
  const { page } = await pages.open(scene);
  const guest = new GuestPage(page);
  const built = readdirSync(join(builtPage().folder, 'assets')).filter((name) => name.endsWith('.js'));
  // The reader of workbooks comes with the first of them.
  const wanted = built.filter((name) => !name.startsWith('read-cells-')).toSorted();
  const loaded = () =>
    page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => name.slice(name.lastIndexOf('/') + 1)),
    );
  await expect
    .poll(async () => {
      const there = await loaded();
      return wanted.filter((name) => !there.includes(name));
    })
    .toEqual([]);
  await page.context().setOffline(true);
  await guest.row('guest3@example.com').click();
  await page.keyboard.press('Enter');
  await expectPage(page.getByRole('dialog', { name: 'guest3@example.com' })).toBeVisible();
  await page.keyboard.press('Escape');
  for (const [keys, name] of [
    ['?', 'Keyboard shortcuts'],
    ['i', 'Import people'],
    ['Control+k', 'Go to anything'],
    ['Control+,', 'Settings'],
  ] as const) {
    await guest.row('guest3@example.com').focus();
    await page.keyboard.press(keys);
    await expectPage(page.getByRole('dialog', { name })).toBeVisible();
    await page.keyboard.press('Escape');
    await expectPage(page.getByRole('dialog', { name })).toBeHidden();
  }
  await page.context().close();
});

it('shows what can be done to the row that comes to lie under a resting pointer', async () => {
  const { page } = await pages.open({ ...scene, hang: ['invitations.list'] });
  const skeleton = page.getByRole('status', { name: 'Loading invitations…' });
  await skeleton.hover();
  await page.evaluate(() => window.guestlistFake.release());
  await page.getByRole('row').first().waitFor();
  await expect.poll(() => page.locator('.row:hover .row-actions svg').count()).toBe(5);
  await page.context().close();
});
