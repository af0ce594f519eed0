/** A queue longer than what is on screen, before a fake main, in a real Chromium. */
import type { Page } from '@playwright/test';
import { expect, it } from 'vitest';
import type { Failure } from '../../../preload/failure.ts';
import type { QueueItem } from '../../../preload/queue.ts';
import type { FakeGuestlist } from '../../support/fake-guestlist.ts';
import { asked, status } from '../../support/renderer-hand.ts';
import { expectFocus, expectPage, popupSuite } from '../../support/renderer-suite.ts';
import { anInvitation, aQueueItem } from '../../support/samples.ts';

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
  const page = await open({ queue: longQueue(1200), launchAction: { kind: 'queue', itemId: 'old' } });
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

it.each([
  ['application', ['E-mail', 'Template', 'Redirect URL', 'Expires after', 'Public metadata']],
  ['organization', ['E-mail', 'Redirect URL', 'Expires after', 'Public metadata']],
  ['waitlist', ['E-mail']],
] as const)('says of an item no more than Clerk takes there: %s', async (audience, terms) => {
  const page = await open({
    queue: [aQueueItem({ emailAddress: 'ada@example.com', audience })],
    queueDetails: { draft: { emailAddress: 'ada@example.com' }, alone: false },
  });
  await page.getByRole('tab', { name: /^Queue/ }).click();
  await list(page).getByRole('row', { name: 'ada@example.com' }).press('Enter');
  const sheet = page.getByRole('dialog', { name: 'ada@example.com' });
  const asked = sheet.getByText('Asked for', { exact: true });
  await asked.waitFor();
  const all = await sheet.locator('dl').first().locator('dt').allTextContents();
  expect(all.slice(all.indexOf('Asked for') + 1)).toEqual(terms);
  await page.context().close();
});

it('opens an item with what goes out, when it was tried, and why it failed', async () => {
  const failure: Failure = {
    kind: 'clerk',
    status: 422,
    errors: [{ code: 'quota_exceeded', message: 'no more', longMessage: 'No more for this month.' }],
    traceId: 'cf7a-trace',
  };
  const failed = aQueueItem({ emailAddress: 'ada@example.com', state: 'failed', failure, canRetry: true });
  const page = await open({
    queue: [failed],
    queueDetails: {
      draft: { emailAddress: 'ada@example.com', expiresInDays: 7, publicMetadata: { role: 'editor' } },
      alone: true,
      tries: 3,
      triedAt: Date.now() - 120_000,
      history: [
        {
          at: Date.now() - 120_000,
          operation: 'create',
          step: 'failed',
          invitationId: null,
          already: null,
          failure,
          times: 1,
        },
      ],
    },
  });
  await page.getByRole('tab', { name: /^Queue/ }).click();
  const row = list(page).getByRole('row', { name: 'ada@example.com' });
  await row.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'ada@example.com' });
  for (const said of ['No more for this month.', 'Trace ID cf7a-trace', '"role": "editor"', '7 days']) {
    await sheet.getByText(said).first().waitFor();
  }
  await sheet.getByText('3 tries without success, the last 2 minutes ago').waitFor();
  await sheet.getByText('By a request of its own, for the sake of its metadata').waitFor();
  await sheet.getByText('Invitation failed').waitFor();
  await page.keyboard.press('Escape');
  await expectPage(row).toBeFocused();
  await page.keyboard.press('Enter');
  await sheet.waitFor();
  await page.keyboard.press('r');
  await expect.poll(() => asked(page, 'queue.retry')).toMatchObject([{ ids: [failed.id] }]);
  await sheet.waitFor({ state: 'hidden' });
  await page.context().close();
});

it('cancels and retries what is selected, across rows that were never drawn, and asks before many', async () => {
  const page = await open({ queue: longQueue(300) });
  await page.getByRole('tab', { name: /^Queue/ }).press('Enter');
  await list(page).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  const bar = page.getByRole('region', { name: 'Selection' });
  await bar.getByText('2 selected').waitFor();
  await page.keyboard.press('r');
  await expect.poll(() => asked(page, 'queue.retry')).toMatchObject([{ ids: ['old', 'w298'] }]);
  await bar.waitFor({ state: 'detached' });
  await list(page)
    .getByRole('row', { name: 'guest297@example.com' })
    .locator('.row-address')
    .click({
      modifiers: ['ControlOrMeta'],
    });
  await page.keyboard.press('Shift+End');
  await bar.getByText('300 selected').waitFor();
  await page.keyboard.press('c');
  const question = page.getByRole('alertdialog', { name: 'Cancel 300 that wait?' });
  await question.waitFor();
  await page.keyboard.press('Escape');
  expect(await asked(page, 'queue.cancel')).toEqual([]);
  await page.keyboard.press('c');
  await question.getByRole('button', { name: 'Cancel them' }).click();
  await expect
    .poll(async () =>
      ((await asked(page, 'queue.cancel')) as { ids: string[] }[]).map(({ ids }) => ids.length),
    )
    .toEqual([300]);
  await expectPage(page.getByRole('button', { name: 'Cancel all' })).toHaveCount(0);
  await page.context().close();
});

it('keeps a search from tab to tab and in the queue, says so, and ends it with Escape where the focus was', async () => {
  const invitations = ['ada@example.com', 'adam@example.com', 'grace@example.com'].map((emailAddress) =>
    anInvitation({ emailAddress }),
  );
  const queue = [
    aQueueItem({ emailAddress: 'adele@example.com' }),
    aQueueItem({ emailAddress: 'bob@example.com' }),
  ];
  const page = await open({ invitations, queue });
  const search = page.getByRole('searchbox', { name: 'Search invitations' });
  await page.getByRole('row', { name: 'grace@example.com' }).focus();
  await page.keyboard.type('/ad');
  await page.getByRole('status').getByText('2 matches in Pending for “ad”.').waitFor();
  // It gives the focus back to the list that it came from.
  await page.keyboard.press('Escape');
  await expectPage(search).toHaveValue('');
  await expectFocus(page, /@example\.com$/);
  await page.keyboard.type('/ad');
  await page.getByRole('tab', { name: /^Queue/ }).click();
  await page.getByRole('status').getByText('1 match in Queue for “ad”.').waitFor();
  await expectPage(list(page).getByRole('row')).toHaveCount(1);
  await list(page).getByRole('row').focus();
  await page.keyboard.press('Escape');
  await expectPage(list(page).getByRole('row')).toHaveCount(2);
  await expectFocus(page, 'bob@example.com');
  // In the queue, too, the key leads to what is searched there.
  await page.keyboard.type('/nobody');
  await page.getByText('No match for “nobody”').waitFor();
  await expectPage(page.getByRole('tab', { name: /^Queue/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await expectFocus(page, 'bob@example.com');
  await page.context().close();
});
