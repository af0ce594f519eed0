/** What the queue tells of an item that is in doubt, and of one that was there already, in a real Chromium. */
import { expect, it } from 'vitest';
import { status } from '../../support/renderer-hand.ts';
import { popupSuite } from '../../support/renderer-suite.ts';
import { aQueueItem } from '../../support/samples.ts';

const open = popupSuite();

it('says why an item is tried again, and why it cannot be taken back', async () => {
  const page = await open({
    queue: [
      aQueueItem({
        emailAddress: 'doubt@example.com',
        state: 'waiting',
        waitingFor: 'backoff',
        until: Date.now() + 60_000,
        failure: { kind: 'timeout', afterMs: 30_000 },
        canCancel: false,
      }),
      aQueueItem({ emailAddress: 'free@example.com' }),
    ],
  });
  await page.getByRole('tab', { name: /Queue/ }).click();
  const doubtful = page.getByRole('listitem', { name: 'doubt@example.com' });
  await doubtful.getByText('Clerk did not answer in time').waitFor();
  await doubtful.getByText(/^It may have gone out already\./).waitFor();
  expect(await doubtful.getByRole('button').count()).toBe(0);
  await page
    .getByRole('listitem', { name: 'free@example.com' })
    .getByRole('button', { name: 'Cancel' })
    .click();
  await page.getByText('Taken back: free@example.com.').first().waitFor();
  await page.context().close();
});

it('tells of an address that is in the queue already, before and after it is sent', async () => {
  const page = await open({ queue: [aQueueItem({ emailAddress: 'ada@example.com' })] });
  await page.keyboard.type('Ada@example.com, ');
  await page.getByText('already in the queue').first().waitFor();
  await page.keyboard.press('Enter');
  const result = page.getByRole('region', { name: 'Result' });
  await result.getByText(/^It was in the queue already/).waitFor();
  await status(page).getByText('1 address was in the queue already, and not added again.').waitFor();
  await page.context().close();
});
