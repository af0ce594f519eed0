/** The page as it opens: drawn once and whole, from answers that nothing has overtaken. */
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FakeGuestlist, Scene } from '../../support/fake-guestlist.ts';
import { GuestPage } from '../../support/guest-page.ts';
import { type RendererPages, startRendererPages } from '../../support/renderer-page.ts';
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
  await expect.poll(() => timesAsked(page, 'invitations.glance')).toBe(1);
  for (const operation of ['accounts.list', 'settings.get', 'invitations.list', 'queue.list', 'shell.view']) {
    expect(await timesAsked(page, operation), operation).toBe(1);
  }
});

it('asks again for rows that changed before they were drawn', async () => {
  const page = await opened(changeAtFirstAnswer);
  await expect.poll(() => timesAsked(page, 'invitations.list')).toBe(2);
  expect(await timesAsked(page, 'queue.list')).toBe(1);
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
