/** What a person keeps: presets and settings; and what is told on the page. Before a fake main, in a real Chromium. */
import { expect, it } from 'vitest';
import type { Settings } from '../../../preload/settings.ts';
import type { FakeGuestlist } from '../../support/fake-guestlist.ts';
import { importScreens } from '../../support/import-screens.ts';
import {
  asked,
  inviteField,
  raise,
  release,
  settled,
  status,
  withdraw,
} from '../../support/renderer-hand.ts';
import { people } from '../../support/renderer-scenes.ts';
import { expectFocus, expectPage, popupSuite } from '../../support/renderer-suite.ts';
import { anAccount, anAlert, aQueueItem } from '../../support/samples.ts';

const open = popupSuite();

it('keeps options under a name, starts the account with them, and takes them by key', async () => {
  const page = await open({});
  await page.keyboard.press('Control+o');
  await page.getByLabel('Expires after').fill('7');
  await page.getByRole('button', { name: 'Save as preset…' }).press('Enter');
  await page.keyboard.type('Editors');
  await page.keyboard.press('Enter');
  await status(page).getByText('“Editors” is saved.').waitFor();
  expect(await asked(page, 'invitations.create')).toEqual([]);
  await page.getByLabel('Start with it in this account').press('Space');
  await status(page).getByText('This account starts with “Editors”.').waitFor();
  await page.keyboard.press('Escape');
  await inviteField(page).fill('ada@example.com');
  await inviteField(page).press('Enter');
  const result = page.getByRole('region', { name: 'Result' });
  await result.getByText('Invited').waitFor();
  // The account starts with it, so the next one has it too, until it is deleted.
  await inviteField(page).fill('grace@example.com');
  await inviteField(page).press('Enter');
  await expect.poll(async () => (await asked(page, 'invitations.create')).length).toBe(2);
  for (const call of (await asked(page, 'invitations.create')) as { drafts: object[] }[]) {
    expect(call.drafts[0]).toMatchObject({ expiresInDays: 7 });
  }
  // Both are told of; nothing is left that could be said over what comes now.
  await result.filter({ hasText: 'grace@example.com' }).getByText('Invited').waitFor();
  await inviteField(page).press('Alt+1');
  await status(page).getByText('Options of “Editors”.').waitFor();
  await page.keyboard.press('Control+o');
  await page.getByRole('button', { name: 'Delete “Editors”' }).press('Enter');
  await status(page).getByText('“Editors” is deleted.').waitFor();
  await page.context().close();
});

it('leaves alone what is chosen while an invite is under way, and brings back the options of one refused', async () => {
  const page = await open({
    hang: ['invitations.create'],
    refuse: { 'invitations.create': { kind: 'internal', id: 'a1' } },
  });
  await page.keyboard.press('Control+o');
  await page.getByLabel('Expires after').fill('7');
  await page.keyboard.press('Escape');
  await inviteField(page).fill('ada@example.com');
  await inviteField(page).press('Enter');
  await page.keyboard.press('Control+o');
  await expectPage(page.getByLabel('Expires after')).toHaveValue('');
  await release(page);
  await page.getByText('ada@example.com').waitFor();
  await expectPage(page.getByLabel('Expires after')).toHaveValue('7');
  await page.context().close();
});

it('offers no preset to be saved while an option is wrong', async () => {
  const page = await open({});
  await page.keyboard.press('Control+o');
  await page.getByLabel('Public metadata').fill('{');
  await page.getByText('This is not JSON').waitFor();
  await expectPage(page.getByRole('button', { name: 'Save as preset…' })).toHaveCount(0);
  await page.context().close();
});

it('lets metadata go by bulk calls, in the settings and for an import', async () => {
  const page = await open({});
  await page.keyboard.press('Control+,');
  await page.getByLabel('Send metadata by bulk calls').press('Space');
  await expect.poll(async () => await asked(page, 'settings.set')).toEqual([{ metadataByBulk: true }]);
  await page.keyboard.press('Escape');
  await importScreens['import-speed']?.(page);
  const hint = page.getByText('which somebody reported to lose it');
  await expectPage(hint).toContainText('about 2 hours');
  expect(await asked(page, 'imports.choose')).toMatchObject([{ change: { metadataByBulk: true } }]);
  await page.context().close();
});

it('mutes a kind of notification, hides addresses, and keeps quiet hours', async () => {
  const page = await open({});
  await page.keyboard.press('Control+,');
  await page.getByLabel('People who accept').press('Space');
  await page.getByLabel('Hide addresses').press('Space');
  await page.getByLabel('Quiet hours').press('Space');
  await page.getByLabel('From', { exact: true }).fill('21:30');
  await expect
    .poll(async () => (await asked(page, 'settings.set')).at(-1))
    .toEqual({
      quietHours: { enabled: true, from: '21:30', to: '07:00' },
    });
  expect((await asked(page, 'settings.set')).slice(0, 2)).toEqual([
    { mutedNotifications: ['expiring', 'waitlist', 'accepted'] },
    { hideAddresses: true },
  ]);
  await page.context().close();
});

it('chooses in the settings what each account starts with', async () => {
  const named = (id: string, defaultFor: string[]) => ({ id, name: `Preset ${id}`, options: {}, defaultFor });
  const accounts = [anAccount({ id: 'acc_1' }), anAccount({ id: 'acc_2', label: 'Other' })];
  const page = await open({
    accounts,
    settings: { presets: [named('p1', ['acc_1', 'acc_2']), named('p2', [])] },
  });
  await page.keyboard.press('Control+,');
  const choice = page.getByRole('listitem', { name: 'Nordwind' }).getByLabel('Starts with the preset');
  await expectPage(choice).toHaveValue('p1');
  await choice.selectOption('Preset p2');
  await choice.selectOption('None');
  await expect
    .poll(() => asked(page, 'settings.set'))
    .toEqual([
      { presets: [named('p1', ['acc_2']), named('p2', ['acc_1'])] },
      { presets: [named('p1', ['acc_2']), named('p2', [])] },
    ]);
  await page.context().close();
});

it('resets the settings after a question, and leaves presets and shortcut alone', async () => {
  const preset = { id: 'p1', name: 'Editors', options: {}, defaultFor: [] };
  const page = await open({ settings: { theme: 'dark', presets: [preset], shortcut: 'Alt+G' } });
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Reset settings' }).press('Enter');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Reset' }).press('Enter');
  await expect.poll(async () => (await asked(page, 'settings.set')).length).toBe(1);
  const [set] = (await asked(page, 'settings.set')) as Settings[];
  expect(set).toMatchObject({ theme: 'system', presets: [preset], shortcut: 'Alt+G' });
  await page.context().close();
});

it('copies diagnostics, and says so in the sheet that hides the status line', async () => {
  const page = await open({});
  await page.keyboard.press('Control+,');
  const sheet = page.getByRole('dialog', { name: 'Settings' });
  await sheet.getByRole('button', { name: 'Copy diagnostics' }).press('Enter');
  await sheet.getByText('Diagnostics are on the clipboard.').waitFor();
  expect(await asked(page, 'shell.copyDiagnostics')).toEqual([{}]);
  await page.context().close();
});

it('says why diagnostics cannot be copied', async () => {
  const fields = [{ field: 'clipboard', message: 'This page may not use the clipboard.' }];
  const page = await open({ refuse: { 'shell.copyDiagnostics': { kind: 'invalid-input', fields } } });
  await page.keyboard.press('Control+,');
  const sheet = page.getByRole('dialog', { name: 'Settings' });
  await sheet.getByRole('button', { name: 'Copy diagnostics' }).press('Enter');
  await sheet.getByText(/may not use the clipboard/).waitFor();
  await page.context().close();
});

it('shows what happened in the background, and leads to it', async () => {
  const failed = aQueueItem({ state: 'failed', failure: { kind: 'offline' }, canRetry: true });
  const page = await open({
    accounts: [anAccount({ id: 'acc_1' }), anAccount({ id: 'acc_2', label: 'Other' })],
    invitations: people(),
    queue: [failed],
  });
  const target = { kind: 'queue' as const, itemId: failed.id };
  await raise(page, anAlert({ accountId: 'acc_2', target, actions: ['open'] }));
  const alert = page.getByRole('article', { name: 'Inviting ada@example.com failed' });
  // Which account is shown now is heard of late: until then the queue of the one before is none of its business.
  await page.evaluate(() => {
    const { guestlistFake } = window as unknown as { guestlistFake: FakeGuestlist };
    const { accounts } = guestlistFake.guestlist;
    const { list } = accounts;
    const late = Promise.withResolvers<void>();
    Object.assign(accounts, { list: () => late.promise.then(() => list({})) });
    addEventListener('answer', () => late.resolve());
  });
  await alert.getByRole('button', { name: 'Open' }).press('Enter');
  await expect.poll(() => asked(page, 'accounts.select')).toHaveLength(1);
  await settled(page);
  await page.evaluate(() => dispatchEvent(new Event('answer')));
  await page.getByRole('button', { name: /^Account: Other/ }).waitFor();
  await expectFocus(page, /^Retry$/);
  await expectPage(alert).toHaveCount(0);
  await page.context().close();
});

it('sends again from the notification, and takes one away that is over', async () => {
  const page = await open({});
  await raise(page, anAlert({ id: 'a', actions: ['retry'], itemIds: ['item_1'] }));
  await raise(page, anAlert({ id: 'b', title: 'The key was refused' }));
  await withdraw(page, 'b');
  await page.getByRole('article').getByRole('button', { name: 'Retry' }).press('Enter');
  await expect.poll(() => asked(page, 'queue.retry')).toEqual([{ accountId: 'acc_1', ids: ['item_1'] }]);
  await expectPage(page.getByRole('article')).toHaveCount(0);
  await page.context().close();
});

const wide = { width: 1280, height: 800 };
const narrow = { width: 400, height: 600 };

it.each([
  ['narrow', wide, narrow],
  ['wide', narrow, wide],
])(
  'asks before the reset, and keeps the question and its focus when the window gets %s',
  async (_, from, to) => {
    const page = await open({ invitations: people() }, { viewport: from });
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: /^Reset settings/ }).click();
    const question = page.getByRole('alertdialog');
    const wayOut = question.getByRole('button', { name: 'Cancel' });
    await expectPage(wayOut).toBeFocused();
    await page.setViewportSize(to);
    await page.getByRole(to === wide ? 'region' : 'dialog', { name: 'Settings', exact: true }).waitFor();
    await expectPage(wayOut).toBeFocused();
    await wayOut.click();
    await expectPage(question).toHaveCount(0);
    await page.context().close();
  },
);
