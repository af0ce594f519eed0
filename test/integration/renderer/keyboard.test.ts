/** The popup by keyboard alone, before a fake main, in a real Chromium. */
import { expect, it } from 'vitest';
import type { FakeGuestlist } from '../../support/fake-guestlist.ts';
import { asked, focused, release, settled, status } from '../../support/renderer-hand.ts';
import { crowd, people } from '../../support/renderer-scenes.ts';
import { expectFocus, expectPage, popupSuite } from '../../support/renderer-suite.ts';
import { anAccount } from '../../support/samples.ts';

const open = popupSuite();

it('has the cursor in the invite field, sends on Enter with every option, and says how it went', async () => {
  const page = await open({});
  await expectFocus(page, 'Invite by e-mail');
  await page.keyboard.type('ada@example.com, Grace Hopper <grace@example.com> ADA@example.com');
  await page.keyboard.press('Control+o');
  await page.getByLabel('Expires after').fill('7');
  await page.getByLabel('Redirect URL').fill('https://app.example/welcome');
  await page.getByLabel('Public metadata').fill('{"role":"editor"}');
  await page.getByRole('switch', { name: 'Send the e-mail' }).press('Space');
  await page.getByRole('switch', { name: 'Ignore existing' }).press('Space');
  await page.getByLabel('E-mail template').selectOption('waitlist_invitation');
  await page.getByLabel('Expires after').press('Enter');
  await page.getByRole('region', { name: 'Result' }).getByText('2 sent').waitFor();
  const options = {
    expiresInDays: 7,
    redirectUrl: 'https://app.example/welcome',
    publicMetadata: { role: 'editor' },
    notify: false,
    ignoreExisting: true,
    templateSlug: 'waitlist_invitation',
  };
  expect(await asked(page, 'invitations.create')).toEqual([
    {
      accountId: 'acc_1',
      drafts: [
        { emailAddress: 'ada@example.com', ...options },
        { emailAddress: 'grace@example.com', ...options },
      ],
    },
  ]);
  await expectFocus(page, 'Invite by e-mail');
  await page.context().close();
});

it('sends nothing while an entry is not an address, and keeps what was typed', async () => {
  const page = await open({});
  await page.keyboard.type('ada@example.com nonsense@');
  await page.keyboard.press('Enter');
  await status(page).getByText('“nonsense@” is not an e-mail address.').waitFor();
  expect(await asked(page, 'invitations.create')).toEqual([]);
  await page.getByRole('button', { name: 'Drop what is not an address' }).press('Enter');
  await expectFocus(page, 'Invite by e-mail');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Result' }).getByText('1 sent').waitFor();
  await page.context().close();
});

it('gives the addresses back when main refuses to take them', async () => {
  const page = await open({ refuse: { 'invitations.create': { kind: 'internal', id: 'x1' } } });
  await page.keyboard.type('ada@example.com');
  await page.keyboard.press('Enter');
  await status(page).getByText('Guestlist made a mistake').waitFor();
  await page.getByRole('button', { name: 'Remove ada@example.com' }).waitFor();
  await page.context().close();
});

it('sends nothing for an Enter that is held down since before', async () => {
  const page = await open({});
  await page.keyboard.type('ada@example.com');
  await page.getByRole('searchbox', { name: 'Search invitations' }).focus();
  await page.keyboard.down('Enter');
  await page.getByRole('textbox', { name: 'Invite by e-mail' }).focus();
  await page.keyboard.down('Enter');
  await settled(page);
  expect(await asked(page, 'invitations.create')).toEqual([]);
  await page.keyboard.up('Enter');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Result' }).waitFor();
  expect(await asked(page, 'invitations.create')).toHaveLength(1);
  await page.context().close();
});

it('sends once however often Enter is pressed', async () => {
  const page = await open({});
  await page.keyboard.type('ada@example.com');
  await Promise.all([page.keyboard.press('Enter'), page.keyboard.press('Enter')]);
  await page.getByRole('region', { name: 'Result' }).waitFor();
  expect(await asked(page, 'invitations.create')).toHaveLength(1);
  await page.context().close();
});

it('revokes with undo, and the focus stays in the list when the row goes', async () => {
  const page = await open({ invitations: people(), undoMs: 600_000 });
  const rows = page.getByRole('grid', { name: 'Invitations' }).getByRole('row');
  await rows.first().waitFor();
  const names = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label')));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expectFocus(page, names[1] ?? 'a row');
  await page.keyboard.press('e');
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  await page.keyboard.press('u');
  await status(page).getByText(`Taken back: ${names[1]}`).waitFor();
  await page.keyboard.press('e');
  await expect.poll(() => asked(page, 'invitations.revoke')).toHaveLength(2);
  await release(page);
  await status(page).getByText(`${names[1]}: Revoked`).waitFor();
  await expectFocus(page, names[2] ?? 'a row');
  await page.context().close();
});

it('asks first in production, and Escape is the way out', async () => {
  const page = await open({
    accounts: [anAccount({ environment: 'production' })],
    invitations: people(),
    undoMs: 300,
  });
  await page.getByRole('row').first().waitFor();
  await page.keyboard.press('ArrowDown');
  const name = await focused(page);
  await page.keyboard.press('e');
  await page.getByRole('alertdialog').waitFor();
  await page.keyboard.press('Escape');
  expect(await asked(page, 'invitations.revoke')).toEqual([]);
  await expectFocus(page, name);
  await page.keyboard.press('e');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).press('Enter');
  await status(page).getByText(`${name}: Revoked`).waitFor();
  await page.context().close();
});

it('searches what is typed right after /, drops no key, and steps back with Escape', async () => {
  const page = await open({ invitations: crowd(10_000) });
  await page.getByRole('row').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('/004242');
  await page.getByRole('row', { name: 'guest004242@example.com' }).waitFor();
  await expect.poll(() => page.getByRole('grid', { name: 'Invitations' }).getByRole('row').count()).toBe(1);
  await page.keyboard.press('ArrowDown');
  await expectFocus(page, 'guest004242@example.com');
  await page.keyboard.press('ArrowUp');
  await expectFocus(page, 'Search invitations');
  await page.keyboard.press('Escape');
  await expectPage(page.getByRole('searchbox', { name: 'Search invitations' })).toHaveValue('');
  await page.keyboard.press('Escape');
  await expectFocus(page, 'Invite by e-mail');
  await page.context().close();
});

it('walks to the end of ten thousand rows and draws only those in view', async () => {
  const page = await open({ invitations: crowd(10_000) });
  await page.getByRole('row').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await expectFocus(page, 'guest009999@example.com');
  await expect.poll(() => page.getByRole('row').count()).toBeLessThan(60);
  await page.keyboard.press('Home');
  await expectFocus(page, 'guest000000@example.com');
  await page.context().close();
});

it('keeps the focus on a row that was scrolled away, also when the list changes meanwhile', async () => {
  const page = await open({ invitations: crowd(1000) });
  await page.getByRole('row').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await expectFocus(page, 'guest000000@example.com');
  // Not by the wheel: a turn of it goes to whatever the browser had last painted under the pointer.
  await page.locator('.list-scroller').evaluate((list) => list.scrollTo(0, 12_000));
  await page.getByRole('row', { name: 'guest000310@example.com' }).waitFor();
  const before = (await asked(page, 'invitations.list')).length;
  await page.evaluate(() => {
    const { guestlistFake } = window as unknown as { guestlistFake: FakeGuestlist };
    guestlistFake.emit('invitations.changed', { accountId: 'acc_1' });
  });
  await expect.poll(async () => (await asked(page, 'invitations.list')).length).toBeGreaterThan(before);
  await settled(page);
  await expectFocus(page, 'guest000000@example.com');
  await page.keyboard.press('ArrowDown');
  await expectFocus(page, 'guest000001@example.com');
  await page.context().close();
});

it('keeps a pasted key out of the page once it is connected', async () => {
  const page = await open({ accounts: [] });
  const key = 'sk_test_0123456789abcdefghij';
  await page.getByRole('textbox', { name: 'Secret key' }).fill(key);
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Invite by e-mail' }).waitFor();
  const [connect] = (await asked(page, 'accounts.connect')) as { keepIn: string }[];
  expect(connect?.keepIn).toBe('keychain');
  expect(await page.content()).not.toContain(key);
  const values = await page.evaluate(() => [...document.querySelectorAll('input')].map(({ value }) => value));
  expect(values.join()).not.toContain(key);
  await page.context().close();
});

it('hears each key that is struck while a drawing is under way, from the first row on', async () => {
  const page = await open({ invitations: crowd(30) });
  // In the same breath as the rows are put on the page: before anything that only comes after the drawing.
  await page.addInitScript(() => {
    const down = () =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }),
      );
    const rows = new MutationObserver(() => {
      if (!document.querySelector('.list [role="row"]')) return;
      rows.disconnect();
      down();
      down();
    });
    rows.observe(document, { childList: true, subtree: true });
  });
  await page.reload();
  await page.getByRole('row').first().waitFor();
  await settled(page);
  await expectFocus(page, 'guest000001@example.com');
  await page.context().close();
});
