/** Everything that a person does with Guestlist in one go, on whichever host carries the page. */
import { expect } from '@playwright/test';
import type { Sandbox } from '../../main/sandbox/server.ts';
import type { GuestPage } from '../support/guest-page.ts';

/** Unknown to every instance; as secret as a right one, because it may be right elsewhere. */
export const mistakenKey = 'sk_test_q7Wn4kZ0vTj2mXr9bYc5LpHs8DfGa1EuKiRoNwVx3C';

export interface Day {
  guest: GuestPage;
  sandbox: Sandbox;
  /** What is on the clipboard now. */
  clipboard(): Promise<string>;
}

async function connect({ guest, sandbox }: Day): Promise<void> {
  await guest.connect(mistakenKey, sandbox.apiUrl);
  await expect(guest.page.getByRole('alert').first()).toContainText(/key/i);
  await guest.connect(sandbox.secretKey, sandbox.apiUrl);
  await guest.list.getByRole('row').first().waitFor();
}

async function inviteAndFail({ guest, sandbox }: Day): Promise<void> {
  await guest.invite('grace@example.com');
  await expect(guest.row('grace@example.com')).toBeVisible();
  sandbox.control.block('*@blocked.example');
  await guest.invite('someone@blocked.example');
  await guest.tab('Queue').click();
  const failed = guest.page.getByRole('row', { name: 'someone@blocked.example' });
  await failed.press('Enter');
  const done = guest.page.getByRole('list', { name: 'What Guestlist did' });
  await expect(done.getByRole('button', { name: 'Copy details' })).toBeVisible();
  await guest.page.keyboard.press('Escape');
  await guest.tab('Pending').click();
}

async function changeTheList({ guest, sandbox }: Day): Promise<void> {
  const resent = sandbox.control.ledger().length + 1;
  const row = guest.row('grace@example.com');
  await row.hover();
  await row.getByRole('button', { name: 'Resend' }).click();
  await expect.poll(() => sandbox.control.ledger()).toHaveLength(resent);
  await guest.invite('gone@example.com');
  const gone = guest.row('gone@example.com');
  await gone.hover();
  await gone.getByRole('button', { name: 'Revoke' }).click();
  await expect(gone).toHaveCount(0);
  await expect
    .poll(() => sandbox.control.invitations().filter(({ status }) => status === 'revoked'))
    .toContainEqual(expect.objectContaining({ emailAddress: 'gone@example.com' }));
}

async function importPeople({ guest, sandbox }: Day): Promise<void> {
  await guest.list.getByRole('row').first().focus();
  await guest.page.keyboard.press('i');
  const sheet = guest.page.getByRole('dialog', { name: 'Import people' });
  await sheet
    .getByRole('textbox', { name: 'Or paste it here' })
    .fill('email\nzoe@example.com\nyan@example.com');
  await guest.page.keyboard.press('Control+Enter');
  await guest.page.getByRole('button', { name: 'Queue 2 invitations' }).click();
  const emailed = () => sandbox.control.ledger().map(({ emailAddress }) => emailAddress);
  await expect.poll(emailed).toEqual(expect.arrayContaining(['zoe@example.com', 'yan@example.com']));
  await guest.tab('Pending').click();
}

/** Returns the link: the person asked for it, so it may be on the clipboard, and nowhere else. */
async function copyLink({ guest, clipboard }: Day): Promise<string> {
  const row = guest.row('grace@example.com');
  await row.hover();
  await row.getByRole('button', { name: 'Copy link' }).click();
  await expect.poll(clipboard).toContain('ticket=');
  return clipboard();
}

async function copyDiagnostics({ guest, clipboard }: Day): Promise<string> {
  await guest.page.getByRole('button', { name: 'Settings', exact: true }).click();
  await guest.page.getByRole('button', { name: 'Copy diagnostics' }).click();
  await expect.poll(clipboard).not.toContain('ticket=');
  await guest.page.keyboard.press('Escape');
  return clipboard();
}

/** Ends with the list before the person. */
export async function workOneDay(day: Day): Promise<{ link: string; diagnostics: string }> {
  await connect(day);
  await inviteAndFail(day);
  await changeTheList(day);
  await importPeople(day);
  const link = await copyLink(day);
  return { link, diagnostics: await copyDiagnostics(day) };
}
