/** What is told takes one line and goes again, so that the list keeps its room. Before a fake main, in a real Chromium. */
import type { Page } from '@playwright/test';
import { expect, it } from 'vitest';
import type { SyncState } from '../../../preload/sync.ts';
import type { FakeGuestlist } from '../../support/fake-guestlist.ts';
import { asked, inviteField, raise } from '../../support/renderer-hand.ts';
import { crowd, scenes } from '../../support/renderer-scenes.ts';
import { expectFocus, expectPage, popupSuite } from '../../support/renderer-suite.ts';
import { failures } from '../../support/sample-failures.ts';
import { anAlert } from '../../support/samples.ts';

const open = popupSuite();
const result = (page: Page) => page.getByRole('region', { name: 'Result' });
const rows = (page: Page) => page.locator('.list-scroller .row');

/** Rows that are whole in the list and in the window. */
const wholeRows = (page: Page) =>
  page.evaluate(() => {
    const list = document.querySelector('.list-scroller')?.getBoundingClientRect();
    const { top = 0, bottom = 0 } = list ?? {};
    const boxes = [...document.querySelectorAll('.list-scroller .row')].map((row) =>
      row.getBoundingClientRect(),
    );
    return boxes.filter((row) => row.top >= Math.max(0, top) && row.bottom <= Math.min(innerHeight, bottom))
      .length;
  });

/** From now on the list cannot be read. */
async function failSync(page: Page): Promise<void> {
  await page.evaluate(async (failure) => {
    const { guestlistFake } = window as unknown as { guestlistFake: FakeGuestlist };
    const { invitations } = guestlistFake.guestlist;
    const before = (await invitations.syncState({ accountId: 'acc_1' })) as { value: SyncState };
    const failed = { ...before.value, phase: 'failed' as const, failure };
    Object.assign(invitations, { syncState: async () => ({ ok: true, value: failed }) });
    guestlistFake.emit('sync.changed', failed);
  }, failures.offline);
}

it.each(['offline', 'rate-limited', 'api-down', 'key-refused'])(
  'tells in one line why the list is old (%s), and shows the rest when asked by key',
  async (name) => {
    const page = await open(scenes()[name] ?? {});
    const note = page.getByRole('alert');
    const words = note.getByRole('button', { expanded: false });
    await words.waitFor();
    expect((await note.boundingBox())?.height).toBeLessThan(40);
    await words.press('Enter');
    await note.getByRole('button', { expanded: true }).waitFor();
    const cut = await note.locator('.fold-line').evaluate((line) => line.scrollWidth > line.clientWidth + 1);
    expect(cut).toBe(false);
    if (name === 'key-refused') await note.getByRole('button', { name: 'Copy details' }).waitFor();
    await page.context().close();
  },
);

it('shows eight people at least beside a notice', async () => {
  const page = await open({
    invitations: crowd(100),
    sync: { phase: 'failed', failure: failures.offline, lastSyncAt: Date.now() - 60_000 },
  });
  await rows(page).first().waitFor();
  await expect.poll(() => wholeRows(page)).toBeGreaterThanOrEqual(8);
  await page.context().close();
});

it('loses no click on what a notice moves away before the pointer is let go', async () => {
  const page = await open({ invitations: crowd(100) });
  await rows(page).first().waitFor();
  const queue = page.getByRole('tab', { name: 'Queue', exact: true });
  const shown = () => queue.getAttribute('aria-selected');
  /** Once it stands still: what comes with the page moves it, too. */
  const press = async () => {
    await queue.hover({ position: { x: 5, y: 5 } });
    const { x, y } = (await queue.boundingBox()) ?? { x: 0, y: 0 };
    await page.mouse.down();
    return { x: x + 5, y: y + 5 };
  };
  const { x, y } = await press();
  await page.mouse.move(x, y + 60);
  await page.mouse.up();
  expect(await shown()).toBe('false');
  const pressed = await press();
  await failSync(page);
  await expect.poll(async () => (await queue.boundingBox())?.y ?? 0).toBeGreaterThan(pressed.y);
  await page.mouse.up();
  await expect.poll(shown).toBe('true');
  await page.context().close();
});

it('puts away by itself what went well, and keeps what failed until Escape', async () => {
  const page = await open({
    invitations: crowd(3),
    outcomes: { 'taken@example.com': { state: 'failed', failure: failures.clerk, canRetry: true } },
  });
  await rows(page).first().waitFor();
  await page.clock.install();
  await inviteField(page).fill('new@example.com');
  await page.keyboard.press('Enter');
  await page.clock.runFor(1000);
  await result(page).getByText('Invited').waitFor();
  expect((await result(page).boundingBox())?.height).toBeLessThan(40);
  // Somebody points at it, and reads on.
  await result(page).hover();
  await page.clock.runFor(30_000);
  await result(page).getByText('Invited').waitFor();
  await page.mouse.move(1, 1);
  await page.clock.runFor(11_000);
  await result(page).waitFor({ state: 'hidden' });

  await inviteField(page).fill('taken@example.com');
  await page.keyboard.press('Enter');
  await page.clock.runFor(1000);
  await result(page).getByText('Failed').waitFor();
  await page.clock.runFor(60_000);
  await result(page).getByText('Failed').waitFor();
  await page.keyboard.press('Escape');
  await result(page).waitFor({ state: 'hidden' });
  expect(await asked(page, 'shell.hide')).toEqual([]);
  await page.context().close();
});

it('folds what became of many into one line, with those that failed in sight', async () => {
  const page = await open({
    outcomes: { 'taken@example.com': { state: 'failed', failure: failures.clerk, canRetry: true } },
  });
  await inviteField(page).fill('one@example.com two@example.com ');
  await page.keyboard.press('Enter');
  const words = result(page).getByRole('button', { name: '2 sent' });
  await words.waitFor();
  await expectPage(result(page).getByRole('listitem')).toHaveCount(0);
  await words.press('Enter');
  await expectPage(result(page).getByRole('listitem')).toHaveCount(2);
  await inviteField(page).fill('three@example.com taken@example.com ');
  await page.keyboard.press('Enter');
  await result(page).getByRole('button', { name: 'Retry' }).waitFor();
  await page.context().close();
});

it('puts away by itself the news of who accepted, and a failure by one key that does nothing else', async () => {
  const page = await open({ invitations: crowd(3) });
  await rows(page).first().waitFor();
  await page.clock.install();
  const alerts = page.getByRole('log', { name: 'Notification' }).getByRole('article');
  await raise(
    page,
    anAlert({ id: 'good', kind: 'accepted', title: 'ada@example.com accepted', actions: [] }),
  );
  await raise(page, anAlert({ id: 'bad', title: 'Inviting radia@example.com failed' }));
  await expectPage(alerts).toHaveCount(2);
  for (const alert of await alerts.all()) expect((await alert.boundingBox())?.height).toBeLessThan(40);
  const bad = alerts.filter({ hasText: 'radia' });
  await bad.getByRole('button', { expanded: false }).press('Enter');
  await bad.getByText('Clerk did not take it').waitFor();
  await page.clock.runFor(21_000);
  await expectPage(alerts).toHaveCount(1);
  await page.clock.runFor(60_000);
  await expectPage(alerts).toHaveCount(1);
  await inviteField(page).press('ArrowDown');
  await page.keyboard.press('Escape');
  await expectPage(alerts).toHaveCount(0);
  expect(await asked(page, 'alerts.dismiss')).toEqual([{ id: 'good' }, { id: 'bad' }]);
  // It did nothing else: the row still has the focus.
  await expectFocus(page, 'guest000000@example.com');
  expect(await asked(page, 'shell.hide')).toEqual([]);
  await page.context().close();
});

it('opens the options as a sheet, which Escape and Ctrl+O close, and where Enter sends', async () => {
  const preset = { id: 'beta', name: 'Beta', options: { expiresInDays: 3 }, defaultFor: [] };
  const page = await open({ invitations: crowd(30), settings: { presets: [preset] } });
  await rows(page).first().waitFor();
  const sheet = page.getByRole('dialog', { name: 'Options' });
  const before = await wholeRows(page);
  await page.keyboard.press('Control+o');
  await sheet.getByLabel('Preset').selectOption('beta');
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'hidden' });
  await expectFocus(page, 'Invite by e-mail');
  await expectPage(page.getByRole('button', { name: 'Options' })).toContainText('Beta · 3 days');
  expect(await wholeRows(page)).toBe(before);
  // With nobody to send to, Enter leads back to the address.
  await page.keyboard.press('Control+o');
  await sheet.getByLabel('Expires after').fill('5');
  await page.keyboard.press('Enter');
  await sheet.waitFor({ state: 'hidden' });
  await expectFocus(page, 'Invite by e-mail');
  await page.keyboard.type('new@example.com');
  await page.keyboard.press('Control+o');
  await page.keyboard.press('Control+o');
  await sheet.waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+o');
  await sheet.getByRole('button', { name: 'Invite' }).click();
  await expect
    .poll(() => asked(page, 'invitations.create'))
    .toMatchObject([{ drafts: [{ emailAddress: 'new@example.com', expiresInDays: 5 }] }]);
  await expectFocus(page, 'Invite by e-mail');
  await page.context().close();
});

it('has a list at 200 % zoom, which the page scrolls to when a key leads there', async () => {
  const page = await open({ invitations: crowd(100) }, { viewport: { width: 200, height: 300 } });
  await rows(page).first().waitFor();
  await inviteField(page).press('ArrowDown');
  await expectFocus(page, 'guest000000@example.com');
  await expect.poll(() => wholeRows(page)).toBeGreaterThanOrEqual(4);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(200);
  await page.context().close();
});

it('moves no row while somebody types into the search, and says what was found once they pause', async () => {
  const page = await open({ invitations: crowd(100) });
  await rows(page).first().waitFor();
  const search = page.getByRole('searchbox', { name: 'Search invitations' });
  await search.focus();
  const found = page.locator('.found');
  const top = async () => (await rows(page).first().boundingBox())?.y;
  const before = await top();
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  for (const letter of ['1', '1']) {
    await page.keyboard.press(letter);
    await page.clock.runFor(140);
    await expect.poll(() => rows(page).count()).toBeLessThan(100);
    expect([await found.count(), await top()]).toEqual([0, before]);
    // Read out with each letter all the same.
    await expect
      .poll(() => page.getByRole('status').allTextContents())
      .toContainEqual(expect.stringContaining('“1'));
  }
  await page.clock.runFor(20);
  await found.getByRole('button', { name: 'Show all' }).waitFor();
  expect(await top()).toBeGreaterThan(before ?? 0);
  // Seen already, it stays where it is: another letter moves nothing.
  const under = await top();
  await page.keyboard.press('Backspace');
  await page.clock.runFor(20);
  expect([await found.count(), await top()]).toEqual([1, under]);
  await page.context().close();
});
