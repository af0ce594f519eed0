/** A queue longer than what is on screen, before a fake main, in a real Chromium. */
import type { Page } from '@playwright/test';
import { expect, it } from 'vitest';
import type { QueueItem } from '../../../preload/queue.ts';
import type { FakeGuestlist } from '../../support/fake-guestlist.ts';
import { asked, status } from '../../support/renderer-hand.ts';
import { expectFocus, expectPage, popupSuite } from '../../support/renderer-suite.ts';
import { aQueueItem } from '../../support/samples.ts';

const open = popupSuite();

/** Newest first; the oldest of all failed. */
function longQueue(length: number): QueueItem[] {
  const waiting = Array.from({ length: length - 1 }, (_, index) =>
    aQueueItem({ id: `w${index}`, emailAddress: `guest${index}@example.com` }),
  );
  const failed = aQueueItem({
    id: 'old',
    emailAddress: 'oldest@example.com',
    state: 'failed',
    failure: { kind: 'offline' },
    canRetry: true,
  });
  return [...waiting, failed];
}

const list = (page: Page) => page.getByRole('grid', { name: 'Queue items' });

it('shows a queue of twelve hundred as one list, in the order in which it goes out, and draws what is in view', async () => {
  const page = await open({ queue: longQueue(1200) });
  await page.getByRole('tab', { name: /^Queue/ }).press('Enter');
  await expectPage(list(page)).toHaveAttribute('aria-rowcount', '1200');
  // What failed waits for somebody, and comes first; then who was asked for first.
  await expectPage(list(page)).toHaveAccessibleDescription(
    'What failed first, then what goes out next, then what is done.',
  );
  await expectPage(list(page).getByRole('row').first()).toHaveAccessibleName('oldest@example.com');
  await expectPage(list(page).getByRole('row').nth(1)).toHaveAccessibleName('guest1198@example.com');
  await page.keyboard.press('ArrowDown');
  await expectFocus(page, 'oldest@example.com');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('End');
  await expectFocus(page, 'guest0@example.com');
  await expect.poll(() => list(page).getByRole('row').count()).toBeLessThan(60);
  const asked500 = ((await asked(page, 'queue.list')) as { limit: number }[]).filter(
    ({ limit }) => limit > 20,
  );
  expect(asked500.length).toBeLessThanOrEqual(1);
  await page.keyboard.press('Home');
  await page.getByLabel('Sort').selectOption('Newest first');
  await expectPage(list(page).getByRole('row').first()).toHaveAccessibleName('guest0@example.com');
  await expectPage(list(page)).toHaveAccessibleDescription('What was asked for last first.');
  await page.context().close();
});

it('shows the one that failed among twelve hundred that wait, and clears all that is finished', async () => {
  const page = await open({ queue: longQueue(1200) });
  await page.getByRole('tab', { name: /^Queue/ }).click();
  await page.getByLabel('Show items').selectOption('Failed');
  await list(page).getByRole('button', { name: 'Retry' }).waitFor();
  await expectPage(list(page).getByRole('row')).toHaveCount(1);
  await page.getByRole('button', { name: 'Clear finished' }).press('Enter');
  await status(page).getByText('Cleared 1 item.').waitFor();
  await page.getByText('None of these.').waitFor();
  expect(await asked(page, 'queue.clearFinished')).toHaveLength(1);
  await page.context().close();
});

it('takes all back that waits, twelve hundred at once, after one question', async () => {
  const page = await open({ queue: longQueue(1200) });
  await page.getByRole('tab', { name: /^Queue/ }).click();
  await page.getByRole('button', { name: 'Cancel all' }).click();
  const question = page.getByRole('alertdialog');
  await question.getByRole('heading', { name: 'Cancel 1,199 that wait?' }).waitFor();
  // The way out has the focus: Enter alone takes nothing back.
  await page.keyboard.press('Enter');
  await question.waitFor({ state: 'hidden' });
  expect(await asked(page, 'queue.cancel')).toHaveLength(0);
  await page.getByRole('button', { name: 'Cancel all' }).click();
  await question.getByRole('button', { name: 'Cancel all' }).click();
  await status(page).getByText('1,199 items taken back.').waitFor();
  await expectPage(page.getByRole('button', { name: 'Cancel all' })).toHaveCount(0);
  await page.context().close();
});

it('leads from a notification to what failed long ago, with its Retry focused', async () => {
  const page = await open({ queue: longQueue(1200), errand: { kind: 'queue', itemId: 'old' } });
  await list(page).getByRole('row', { name: 'oldest@example.com' }).waitFor();
  await expectFocus(page, 'Retry');
  await page.context().close();
});

it('is one stop of Tab, with arrows and the keys of its rows', async () => {
  const failed = (emailAddress: string) =>
    aQueueItem({
      id: emailAddress,
      emailAddress,
      state: 'failed',
      failure: { kind: 'offline' },
      canRetry: true,
      canCancel: false,
      canCorrect: true,
    });
  const queue = [failed('ada@exmaple.com'), aQueueItem({ emailAddress: 'bob@example.com' }), failed('eve@')];
  const page = await open({ queue });
  await page.getByRole('tab', { name: /^Queue/ }).press('Enter');
  await list(page).waitFor();
  await page.keyboard.press('ArrowDown');
  await expectFocus(page, 'ada@exmaple.com');
  expect(await list(page).locator('[role="row"][tabindex="0"]').count()).toBe(1);
  expect(await list(page).locator('[tabindex="0"]').count()).toBe(1);
  await page.keyboard.press('End');
  await expectFocus(page, 'bob@example.com');
  await page.keyboard.press('c');
  await status(page).getByText('Taken back: bob@example.com.').waitFor();
  await expectFocus(page, 'bob@example.com');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await expectFocus(page, 'eve@');
  await page.keyboard.press('r');
  await expect.poll(() => asked(page, 'queue.retry')).toMatchObject([{ ids: ['eve@'] }]);
  await page.keyboard.press('Home');
  await page.keyboard.press('e');
  const edit = list(page).getByRole('textbox', { name: 'Address instead of ada@exmaple.com' });
  await edit.fill('ada@example.com');
  // What happens in the queue meanwhile calls nobody back to a field that was left.
  await page.getByRole('textbox', { name: 'Invite by e-mail' }).fill('bob@example.com');
  await page.evaluate(() => {
    const { guestlistFake } = window as unknown as { guestlistFake: FakeGuestlist };
    return guestlistFake.guestlist.queue.pause({ accountId: 'acc_1' });
  });
  await page.getByRole('button', { name: 'Resume' }).waitFor();
  await expectFocus(page, 'Invite by e-mail');
  await edit.focus();
  // Held a little long, Enter sends once.
  await edit.evaluate((field) => {
    for (let times = 0; times < 2; times += 1)
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  });
  await status(page).getByText('ada@example.com').waitFor();
  expect(await asked(page, 'queue.correct')).toMatchObject([
    { id: 'ada@exmaple.com', emailAddress: 'ada@example.com' },
  ]);
  await list(page).getByRole('row', { name: 'ada@example.com' }).waitFor();
  await expectPage(list(page).getByRole('row', { name: 'ada@exmaple.com' })).toHaveCount(0);
  await page.context().close();
});

it('tries at once what waits for the network, where somebody asks for it', async () => {
  const waiting = { state: 'waiting', waitingFor: 'network' } as const;
  const page = await open({ queue: [aQueueItem({ emailAddress: 'ada@example.com', ...waiting })] });
  await page.getByRole('tab', { name: /^Queue/ }).click();
  await page.getByRole('button', { name: 'Try now' }).click();
  await status(page).getByText('Trying again now.').waitFor();
  expect(await asked(page, 'queue.resume')).toHaveLength(1);
  await page.context().close();
});
