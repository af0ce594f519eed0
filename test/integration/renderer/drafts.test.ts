/** Addresses that are about to be invited: what takes them off brings them back, and the button says what it does. */
import type { Page } from '@playwright/test';
import { expect, it } from 'vitest';
import { asked, status } from '../../support/renderer-hand.ts';
import { people } from '../../support/renderer-scenes.ts';
import { expectFocus, expectPage, popupSuite } from '../../support/renderer-suite.ts';
import { failures } from '../../support/sample-failures.ts';
import { anAccount, aQueueItem } from '../../support/samples.ts';

const openPopup = popupSuite();

const field = (page: Page) => page.getByRole('textbox', { name: 'Invite by e-mail' });
const many = (count: number) => Array.from({ length: count }, (_, at) => `guest${at}@example.com`).join('\n');

/** As a clipboard brings it: whole, and not key by key. */
async function paste(page: Page, text: string): Promise<void> {
  await field(page).focus();
  await page.keyboard.insertText(`${text}\n`);
}

it('brings back what Escape took off, by key and by button', async () => {
  const page = await openPopup({ invitations: people() });
  await paste(page, many(200));
  await page.getByText('200 addresses').waitFor();
  await page.keyboard.press('Escape');
  await status(page).getByText('200 addresses are taken off. Ctrl+Z brings back what was there.').waitFor();
  await page.keyboard.press('Control+z');
  await page.getByText('200 addresses', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Bring back 200 addresses' }).click();
  await page.getByText('200 addresses', { exact: true }).waitFor();
  await expectFocus(page, 'Invite by e-mail');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await asked(page, 'invitations.create')) as { drafts: unknown[] }[])
    .toMatchObject([{ drafts: { length: 200 } }]);
  await page.context().close();
});

it('brings back a text that was no address yet', async () => {
  const page = await openPopup({ invitations: people() });
  await field(page).fill('ada@exam');
  await page.keyboard.press('Escape');
  await expectPage(field(page)).toHaveValue('');
  await page.keyboard.press('Control+z');
  await expectPage(field(page)).toHaveValue('ada@exam');
  await page.context().close();
});

it('says on the button how many go out, and from five on that they are real people', async () => {
  const accounts = [anAccount({ label: 'Nordwind', environment: 'production' })];
  const page = await openPopup({ accounts, invitations: people() });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await button('Invite').waitFor();
  await paste(page, many(4));
  await button('Invite 4').waitFor();
  await paste(page, many(60));
  await button('Invite 60 · Production').waitFor();
  await page.context().close();
});

it('lets the keys for search and help through while the field is empty, and no longer', async () => {
  const page = await openPopup({ invitations: people() });
  await field(page).focus();
  await page.keyboard.press('/');
  await expectFocus(page, 'Search invitations');
  await field(page).focus();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await page.keyboard.press('Escape');
  // An address may begin with a digit, so that leads to no list, as the help says.
  await field(page).press('2');
  await expectPage(field(page)).toHaveValue('2');
  await expectPage(page.getByRole('tab', { name: 'Pending' })).toHaveAttribute('aria-selected', 'true');
  await field(page).fill('a');
  await page.keyboard.press('/');
  await expectPage(field(page)).toHaveValue('a/');
  // The hint goes where it would not be so.
  await expectPage(page.locator('.search-key')).toBeHidden();
  await page.context().close();
});

it('counts what a paste holds as it goes out: all of it, without what is repeated or no address', async () => {
  const page = await openPopup({});
  const people = Array.from({ length: 200 }, (_, index) => `guest${index}@example.com`);
  const pasted = [...people.slice(0, 40), 'guest3@example.com', 'no address', 'guest40@example.com'].join(
    '\n',
  );
  await field(page).focus();
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    if (document.activeElement?.dispatchEvent(event)) document.execCommand('insertText', false, text);
  }, pasted);
  await page.getByText('41 addresses, 1 duplicate left out').waitFor();
  await page.getByRole('button', { name: 'Invite 41', exact: true }).waitFor();
  // What is still being typed counts as soon as it is an address.
  await page.keyboard.type('one.more@example.com');
  await page.getByRole('button', { name: 'Invite 42', exact: true }).waitFor();
  await page.context().close();
});

it('says of a send that waits for a limit when its last goes', async () => {
  const until = Date.now() + 3_600_000;
  const outcomes = { 'late@example.com': { state: 'waiting', waitingFor: 'limit', until } as const };
  const page = await openPopup({ outcomes });
  await paste(page, 'now@example.com\nlate@example.com');
  await page.keyboard.press('Enter');
  await page
    .getByRole('region', { name: 'Result' })
    .getByRole('heading', { name: /^1 sent, 1 to go, the last at about .*\d\d:\d\d/ })
    .waitFor();
  await page.context().close();
});

it('counts what failed beside the next result too, until somebody deals with it, and in the tab for good', async () => {
  const outcomes = {
    'kim@example.com': { state: 'failed', failure: failures.clerk, canRetry: true },
  } as const;
  const page = await openPopup({ outcomes, queue: [aQueueItem({ emailAddress: 'later@example.com' })] });
  const result = page.getByRole('region', { name: 'Result' });
  const tab = page.getByRole('tab', { name: 'Queue', exact: true });
  await paste(page, 'kim@example.com');
  await page.keyboard.press('Enter');
  await result.getByRole('heading', { name: '1 failed' }).waitFor();
  await expectPage(tab).toHaveAccessibleDescription('1 to go, 1 failed');
  await paste(page, 'mona@example.com');
  await page.keyboard.press('Enter');
  await result.getByRole('heading', { name: '1 sent, 1 failed' }).waitFor();
  await tab.click();
  await page.getByText('1 to go, the last at about', { exact: false }).getByText(', 1 failed').waitFor();
  await result.getByRole('button', { name: 'Retry' }).click();
  await result.getByRole('heading', { name: '2 sent' }).waitFor();
  await expectPage(tab).toHaveAccessibleDescription('1 to go');
  await page.context().close();
});
