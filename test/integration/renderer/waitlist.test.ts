/** The waitlist: seen where there is one, invited from by one key, added to by the field. */
import type { Page } from '@playwright/test';
import { afterEach, describe, expect, it } from 'vitest';
import { entries, organizations } from '../../support/audience-scenes.ts';
import { asked, inviteField, release, reopenWithout, settled } from '../../support/renderer-hand.ts';
import { crowd } from '../../support/renderer-scenes.ts';
import { expectFocus, expectPage, popupSuite } from '../../support/renderer-suite.ts';
import { failures } from '../../support/sample-failures.ts';
import { anAccount, anInvitation } from '../../support/samples.ts';

const open = popupSuite();
let page: Page;
afterEach(() => page.context().close());

const waitlist = { waitlist: true, invitations: [...crowd(3), ...entries()] };
const production = { accounts: [anAccount({ environment: 'production', label: 'Nordwind' })] };
const list = () => page.getByRole('grid', { name: 'Waitlist' });
const row = (name: string) => list().getByRole('row', { name: `${name}@launch.example` });
const tab = (name: string) => page.getByRole('tab', { name, exact: true });
const to = () => page.getByRole('button', { name: /^(?:Invite|Add) to:/u });

/** By the keyboard alone. */
async function toWaitlist(): Promise<void> {
  await page.getByRole('radio', { name: 'Application' }).focus();
  await page.keyboard.press('ArrowRight');
  await expectPage(list()).toBeVisible();
}

describe('an instance with a waitlist', () => {
  it('has its lists, with words and counts of their own, and sorts by what an entry has', async () => {
    page = await open(waitlist);
    await toWaitlist();
    await expectPage(page.getByRole('tab')).toHaveText([
      'Waiting8',
      'Invited1',
      'Joined1',
      'Rejected1',
      'Queue0',
    ]);
    await expectPage(row('ada')).toHaveAccessibleDescription(
      /^Waiting, Added yesterday$|^Waiting, Added 1 day ago$/u,
    );
    await expectPage(row('grace')).toHaveAccessibleDescription(/Locked by Clerk’s dashboard/u);
    await expectPage(page.getByRole('searchbox', { name: 'Search the waitlist' })).toBeVisible();
    await expectPage(page.getByRole('combobox', { name: 'Sort' }).getByRole('option')).toHaveText([
      'Newest first',
      'Oldest first',
      'Address A–Z',
      'Address Z–A',
      'Last changed',
    ]);
    await page.keyboard.press('3');
    await expectPage(tab('Joined')).toHaveAttribute('aria-selected', 'true');
    await expectPage(row('radia')).toHaveAccessibleDescription(/^Joined 1 hour ago, added/u);
    await page.keyboard.press('5');
    await expectPage(tab('Queue')).toHaveAttribute('aria-selected', 'true');
    await page.locator('.audience-kind', { hasText: 'Application' }).click();
    await expectPage(tab('Pending')).toHaveAccessibleDescription('3');
    await page.keyboard.press('1');
    await expectPage(tab('Pending')).toHaveAttribute('aria-selected', 'true');
  });

  it('invites, rejects and takes off by the keys of every list, and takes back what was a slip', async () => {
    page = await open(waitlist);
    await toWaitlist();
    await row('ada').focus();
    await page.keyboard.press('r');
    await expectPage(page.getByText(/^Inviting 1 person in \d s$/u)).toBeVisible();
    await page.keyboard.press('u');
    await expectPage(page.getByText('Taken back: ada@launch.example.')).toBeVisible();
    await row('ada').focus();
    await page.keyboard.press('r');
    await release(page);
    await expectPage(row('ada')).toHaveCount(0);
    await row('alan').focus();
    await page.keyboard.press('e');
    await release(page);
    await expectPage(row('alan')).toHaveCount(0);
    await row('annie').focus();
    await page.keyboard.press('d');
    const question = page.getByRole('alertdialog', {
      name: 'Take annie@launch.example off the waitlist for good?',
    });
    await question.getByRole('button', { name: 'Delete' }).click();
    await expectPage(row('annie')).toHaveCount(0);
    await expectPage(page.getByText('1 person taken off the waitlist for good.')).toBeVisible();
    await expectPage(page.getByRole('tab')).toHaveText([
      /^Waiting5/u,
      /^Invited2/u,
      /^Joined1/u,
      /^Rejected2/u,
      /^Queue/u,
    ]);
    await tab('Joined').click();
    await row('radia').focus();
    for (const key of ['r', 'e', 'd']) await page.keyboard.press(key);
    await settled(page);
    expect(await asked(page, 'waitlist.invite')).toHaveLength(2);
    expect(await asked(page, 'waitlist.reject')).toHaveLength(1);
    expect(await asked(page, 'invitations.delete')).toHaveLength(1);
  });

  it('says how many are invited and where, before it is done to all that match', async () => {
    page = await open({ ...waitlist, ...production });
    await toWaitlist();
    await page.keyboard.press('/');
    await page.keyboard.type('launch');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+a');
    await page
      .getByRole('region', { name: 'Selection' })
      .getByRole('button', { name: 'Invite all' })
      .waitFor();
    await page.keyboard.press('r');
    const question = page.getByRole('alertdialog', { name: 'Invite 8 people from the waitlist?' });
    await expectPage(question).toContainText('Nordwind is in production.');
    await expectPage(question).toContainText('The last goes out within a minute.');
    await question.getByRole('button', { name: 'Invite 8 · Production' }).click();
    await expect.poll(() => asked(page, 'waitlist.invite')).toHaveLength(1);
    await expectPage(page.getByText('8 people get an invitation.')).toBeVisible();
    await release(page);
    await expectPage(page.getByText('No match for “launch”')).toBeVisible();
  });

  it('is added to by the field, which says so, and offers what Clerk takes there', async () => {
    page = await open(waitlist);
    await expectPage(to()).toHaveAccessibleName('Invite to: Application');
    await page.keyboard.press('Control+j');
    await expectPage(to()).toHaveAccessibleName('Add to: Waitlist');
    await expectPage(list()).toBeVisible();
    const field = page.getByRole('textbox', { name: 'Add to the waitlist by e-mail' });
    await expectPage(field).toBeFocused();
    await page.keyboard.press('Control+o');
    const options = page.getByRole('dialog', { name: 'Options' });
    await expectPage(options.getByRole('switch', { name: 'Send the e-mail' })).toBeVisible();
    await expectPage(options.getByLabel('Public metadata')).toHaveCount(0);
    await expectPage(options.getByLabel('Expires after')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expectPage(options).toBeHidden();
    await field.fill('new@launch.example, ada@launch.example, spam@junk.example, ');
    await expectPage(page.locator('.chip-remark', { hasText: 'already waiting' })).toBeVisible();
    await expectPage(page.locator('.chip-remark', { hasText: 'was rejected' })).toBeVisible();
    await expectPage(page.getByRole('button', { name: 'Add', exact: true })).toBeVisible();
    await field.press('Enter');
    await expect
      .poll(() => asked(page, 'invitations.create'))
      .toMatchObject([
        { audience: { kind: 'waitlist' }, drafts: [{ emailAddress: 'new@launch.example' }, {}, {}] },
      ]);
    await expectPage(row('new')).toBeVisible();
    await page.keyboard.press('Control+j');
    await expectPage(inviteField(page)).toBeVisible();
  });

  it('is chosen by the key before the script is there that shows the choice', async () => {
    page = await open(waitlist);
    const fetchNow = await reopenWithout(page, '**/parts-*.js');
    await page.keyboard.press('Control+j');
    expect(await to().count()).toBe(0);
    fetchNow();
    await expectPage(to()).toHaveAccessibleName('Add to: Waitlist');
  });

  it('is chosen beside organizations where there are both, and the key goes through all', async () => {
    page = await open({ ...waitlist, organizations });
    await to().click();
    await page.getByRole('button', { name: 'Add to the waitlist' }).click();
    await expectPage(to()).toHaveAccessibleName('Add to: Waitlist');
    await page.keyboard.press('Control+j');
    await expectPage(to()).toHaveAccessibleName('Invite to: Application');
    await expectPage(page.getByRole('radio')).toHaveCount(3);
    expect(await asked(page, 'organizations.choose')).toEqual([
      { accountId: 'acc_1', chosen: null, waitlist: true },
      { accountId: 'acc_1', chosen: null },
    ]);
  });

  it('is still where new addresses go after a restart, as main remembers', async () => {
    page = await open({ ...waitlist, ontoWaitlist: true });
    await expectPage(to()).toHaveAccessibleName('Add to: Waitlist');
    await expectPage(row('ada')).toBeVisible();
    const field = page.getByRole('textbox', { name: 'Add to the waitlist by e-mail' });
    await field.fill('new@launch.example');
    await field.press('Enter');
    await expect
      .poll(() => asked(page, 'invitations.create'))
      .toMatchObject([{ audience: { kind: 'waitlist' } }]);
  });

  it('sends nobody to the application while main does not take that it was chosen', async () => {
    page = await open({ ...waitlist, refuse: { 'organizations.choose': failures.offline } });
    await expectPage(to()).toBeVisible();
    await page.keyboard.press('Control+j');
    await expectPage(to()).toHaveAccessibleName('Add to: Waitlist');
    const field = page.getByRole('textbox', { name: 'Add to the waitlist by e-mail' });
    for (const already of [1, 2, 3]) {
      await field.fill('new@launch.example');
      await field.press('Enter');
      await expect.poll(() => asked(page, 'organizations.choose')).toHaveLength(already);
      await settled(page);
    }
    expect(await asked(page, 'invitations.create')).toEqual([]);
  });

  it('is found by the field that leads everywhere, with its details and the invitation that came of it', async () => {
    const made = anInvitation({ id: 'inv_of_mary', emailAddress: 'mary@launch.example' });
    page = await open({ ...waitlist, invitations: [...waitlist.invitations, made] });
    await expectPage(to()).toBeVisible();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('mary');
    await page.getByRole('option', { name: '1 in Invited Waitlist' }).waitFor();
    await page.getByRole('option', { name: /mary@launch\.example Invited/u }).click();
    const sheet = page.getByRole('dialog', { name: 'mary@launch.example' });
    await expectPage(sheet).toContainText('Added');
    await expectPage(sheet).not.toContainText('metadata');
    await expectPage(tab('Invited')).toHaveAttribute('aria-selected', 'true');
    await sheet.getByRole('button', { name: 'Show the invitation' }).click();
    await expectPage(sheet).toContainText('Public metadata');
  });

  it('keeps the focus, tells what fails, and says why nothing is there', async () => {
    page = await open({ ...waitlist, refuse: { 'waitlist.invite': failures.offline } });
    await toWaitlist();
    await row('ada').focus();
    await page.keyboard.press('r');
    await expectPage(page.getByRole('region', { name: 'Status' })).toContainText(/network|offline/iu);
    await expectFocus(page, 'ada@launch.example');
    await page.getByRole('searchbox').fill('nobody at all');
    await expectPage(page.getByText('Under “Waiting” on the waitlist.')).toBeVisible();
  });
});

it('an instance without a waitlist shows none of it', async () => {
  page = await open({ organizations, invitations: crowd(3) });
  await to().click();
  await expectPage(page.getByRole('dialog')).toBeVisible();
  await expectPage(page.getByText('waitlist', { exact: false })).toHaveCount(0);
  await expectPage(page.getByRole('radio', { name: 'Waitlist' })).toHaveCount(0);
});
