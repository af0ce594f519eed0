/** Buttons that go away with what they did: the focus goes to the next sensible thing, by keyboard alone. */
import type { Page } from '@playwright/test';
import { expect, it } from 'vitest';
import type { SyncState } from '../../../preload/sync.ts';
import type { FakeGuestlist } from '../../support/fake-guestlist.ts';
import { focused, inviteField, raise, release, status } from '../../support/renderer-hand.ts';
import { people, scenes } from '../../support/renderer-scenes.ts';
import { expectFocus, expectPage, popupSuite } from '../../support/renderer-suite.ts';
import { failures } from '../../support/sample-failures.ts';
import { anAccount, anAlert, aQueueItem } from '../../support/samples.ts';
import { listenTo } from '../../support/spoken-page.ts';

const open = popupSuite();
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

const failed = (emailAddress: string) =>
  aQueueItem({ emailAddress, state: 'failed', failure: failures.clerk, canRetry: true });

async function openQueue(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Queue' }).press('Enter');
  await page.getByRole('grid', { name: 'Queue items' }).waitFor();
}

it('goes from what is tried again or taken back in the queue to what stood below it, and at the end above', async () => {
  const waiting = aQueueItem({ emailAddress: 'grace@example.com', state: 'waiting' });
  const page = await open({ queue: [failed('ada@example.com'), waiting, failed('alan@example.com')] });
  await openQueue(page);
  await button(page, 'Retry').first().press('Enter');
  await expectFocus(page, 'alan@example.com');
  // Held down, a key does nothing to whoever comes next.
  const repeated = { key: 'r', bubbles: true, cancelable: true, repeat: true };
  await page.evaluate(
    (event) => document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', event)),
    repeated,
  );
  expect(await button(page, 'Retry').count()).toBe(1);
  await page.keyboard.press('ArrowDown');
  for (const name of ['Select grace@example.com', 'Cancel']) {
    await page.keyboard.press('ArrowRight');
    await expectFocus(page, name);
  }
  await page.keyboard.press('Enter');
  // Taken back, it lies among those that are done, as the newest of them or not.
  await expectFocus(page, /ada@example.com|alan@example.com/);
  await page.getByLabel('Sort').selectOption('Newest first');
  await page.getByRole('row', { name: 'alan@example.com' }).press('r');
  await expectFocus(page, 'alan@example.com');
  await page.context().close();
});

it('goes to the rows of the queue, and to its tab, when what could be done to all of it is done', async () => {
  const queue = [failed('ada@example.com'), failed('alan@example.com')];
  const page = await open({ queue });
  await openQueue(page);
  await button(page, 'Retry failed').press('Enter');
  await expectFocus(page, /@example\.com$/);
  await button(page, 'Clear finished').press('Enter');
  await page.getByText('The queue is empty').waitFor();
  await expectFocus(page, /^Queue/);
  await page.context().close();
});

it('stays on an address of the result, and goes back to the field when that is closed', async () => {
  const page = await open({
    outcomes: { 'ada@example.com': { state: 'failed', failure: failures.clerk, canRetry: true } },
  });
  await inviteField(page).fill('ada@example.com');
  await page.keyboard.press('Enter');
  await button(page, 'Retry').press('Enter');
  await expectFocus(page, 'ada@example.com');
  await button(page, 'Close the result').press('Enter');
  await expectFocus(page, 'Invite by e-mail');
  await page.context().close();
});

it('goes from one notification to the next, and from the last one home', async () => {
  const page = await open({ invitations: people() });
  for (const id of ['a', 'b', 'c']) await raise(page, anAlert({ id, title: `Alert ${id}` }));
  const shown = page.getByRole('article');
  await button(page, 'Retry').first().press('Enter');
  await expect.poll(() => shown.count()).toBe(2);
  await expectFocus(page, 'Dismiss');
  await page.keyboard.press('Enter');
  await expect.poll(() => shown.count()).toBe(1);
  await expectFocus(page, 'Dismiss');
  await page.keyboard.press('Enter');
  await expectFocus(page, 'Invite by e-mail');
  await page.context().close();
});

it.each(['pressed', 'too late'])('goes back to the row when Undo is %s', async (how) => {
  const page = await open({ invitations: people(), undoMs: 600_000 });
  await page.getByRole('row').first().waitFor();
  await inviteField(page).press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('e');
  await button(page, 'Undo').focus();
  await expectFocus(page, 'Undo');
  if (how === 'pressed') await page.keyboard.press('Enter');
  else await release(page);
  await button(page, 'Undo').waitFor({ state: 'detached' });
  const row = page.locator('.row[tabindex="0"]');
  await expectFocus(page, (await row.getAttribute('aria-label')) ?? 'a row');
  await expectPage(row).toHaveAttribute('aria-rowindex', '2');
  await page.context().close();
});

it('goes to the list when a note over it is over', async () => {
  const page = await open(scenes()['api-down'] ?? {});
  await page.getByRole('row').first().waitFor();
  await button(page, 'Try again').focus();
  await page.evaluate(async () => {
    const { guestlistFake } = window as unknown as { guestlistFake: FakeGuestlist };
    const { invitations } = guestlistFake.guestlist;
    const before = (await invitations.syncState({ accountId: 'acc_live' })) as { value: SyncState };
    const idle = { ...before.value, phase: 'idle' as const, failure: null };
    Object.assign(invitations, { syncState: async () => ({ ok: true, value: idle }) });
    guestlistFake.emit('sync.changed', idle);
  });
  await button(page, 'Try again').waitFor({ state: 'detached' });
  await expectFocus(page, people()[0]?.emailAddress ?? '');
  // That it began was said, and so is its end.
  await status(page).getByText('Clerk’s list can be read again.').waitFor();
  await page.context().close();
});

it('goes to the key when the note about it goes with another try', async () => {
  const page = await open({
    accounts: [],
    hang: ['accounts.connect'],
    refuse: { 'accounts.connect': failures.unreachable },
  });
  await page.getByRole('textbox', { name: 'Secret key' }).fill('sk_test_0123456789abcdefghij');
  await page.keyboard.press('Enter');
  await release(page);
  await button(page, 'Try again').press('Enter');
  await button(page, 'Try again').waitFor({ state: 'detached' });
  await expect.poll(() => page.locator('.key-form .input:focus').count()).toBe(1);
  await page.context().close();
});

it('marks the key that Clerk refuses, and reads the reason with it, until it is another one', async () => {
  const page = await open({ accounts: [], refuse: { 'accounts.connect': failures.unauthorized } });
  const key = page.getByRole('textbox', { name: 'Secret key' });
  await key.fill('sk_test_0123456789abcdefghij');
  await page.keyboard.press('Enter');
  await expectPage(key).toHaveAttribute('aria-invalid', 'true');
  await expectPage(key).toHaveAccessibleDescription(/Clerk does not accept this key/u);
  await page.keyboard.type('sk_test_another0123456789');
  await expectPage(key).not.toHaveAttribute('aria-invalid');
  await page.context().close();
});

it('goes to the accounts that are left when one is removed, whose queue is told before', async () => {
  const page = await open({
    accounts: [anAccount({ id: 'acc_1' }), anAccount({ id: 'acc_2', label: 'Other' })],
    queue: [aQueueItem(), aQueueItem({ state: 'failed' }), aQueueItem({ state: 'sent' })],
  });
  await page.keyboard.press('Control+,');
  const other = page.getByRole('listitem', { name: 'Other' });
  await other.getByRole('button', { name: 'Remove' }).press('Enter');
  await page.getByRole('alertdialog').getByText('2 items of its queue are lost.').waitFor();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).press('Enter');
  await other.waitFor({ state: 'detached' });
  await expectFocus(page, 'Rename');
  await status(page).waitFor();
  await page.context().close();
});

it('goes to the tab of the queue when an import leads there', async () => {
  const page = await open({ invitations: people() });
  await page.getByRole('row').first().waitFor();
  await inviteField(page).press('ArrowDown');
  await page.keyboard.press('i');
  const text = page.getByRole('textbox', { name: 'Or paste it here' });
  await text.fill('email,expires_in_days\nada@example.com,7\nbela@example.com,never\n');
  const said = await listenTo(page);
  await page.keyboard.press('Control+Enter');
  await expect
    .poll(said)
    .toEqual([expect.stringMatching(/^(Reading…)?$/u), '1 of 2 rows ready to invite, 1 row with a problem']);
  await button(page, 'Queue 1 invitation').press('Enter');
  await expectFocus(page, /^Queue/);
  await expect.poll(said).toContainEqual('1 invitation queued. This is the queue.');
  await page.keyboard.press('i');
  await page.getByRole('dialog', { name: 'Import people' }).waitFor();
  await page.context().close();
});

it('is let go of by a click beside everything, and by nothing else', async () => {
  const page = await open({ queue: [failed('ada@example.com')] });
  await page
    .locator('.queue-head, .statistics, .tabs')
    .first()
    .click({ position: { x: 2, y: 2 } });
  await raise(page, anAlert({}));
  await page.getByRole('article').waitFor();
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  expect(await focused(page)).toBe('nothing');
  await page.context().close();
});
