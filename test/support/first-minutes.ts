/** The first five minutes of a person with Guestlist: three invites, a revoke, a while without network, and back. */
import { expect as expectSoon } from '@playwright/test';
import type { GuestPage } from './guest-page.ts';

/** What a person does not wait for longer, on a slow machine; the same inside and outside of the test runner. */
const expect = expectSoon.configure({ timeout: 30_000 });

export interface PracticeClerk {
  apiUrl: string;
  secretKey: string;
}

const friends = ['ada@example.com', 'grace@example.com', 'katherine@example.com'];
const late = 'margaret@example.com';

/** What the sandbox is told under `/_sandbox/`. */
async function control(clerk: PracticeClerk, method: string, path: string, body?: object): Promise<unknown> {
  const answer = await fetch(`${new URL(clerk.apiUrl).origin}/_sandbox${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  expect(answer.status).toBeLessThan(300);
  return answer.status === 204 ? null : answer.json();
}

/** The page stands at the form for a key. Throws when something is not as the README says. */
export async function liveThrough(guest: GuestPage, clerk: PracticeClerk): Promise<void> {
  const { page } = guest;
  await guest.connect(clerk.secretKey, clerk.apiUrl);
  await expect(guest.inviteField).toBeFocused();

  for (const friend of friends) {
    await guest.invite(friend);
    await expect(guest.row(friend)).toBeVisible();
  }

  const row = guest.row('grace@example.com');
  await row.hover();
  await row.getByRole('button', { name: 'Revoke' }).click();
  // The five seconds to take it back go by.
  await expect(row).toHaveCount(0);
  await guest.tab('Revoked').click();
  await expect(row).toBeVisible();
  await guest.tab('Pending').click();

  // No network: every connection to Clerk breaks off before it does anything.
  await control(clerk, 'POST', '/faults', { kind: 'drop', when: 'before', times: null });
  await page.getByRole('button', { name: 'Check for changes now' }).click();
  await expect(guest.status).toContainText('cannot be reached');
  await guest.invite(late);
  await page.reload();
  await expect(guest.row('ada@example.com')).toBeVisible();
  await expect(guest.row('katherine@example.com')).toBeVisible();
  await guest.tab('Queue').click();
  await expect(page.getByText(late).first()).toBeVisible();

  await control(clerk, 'DELETE', '/faults');
  await guest.tab('Pending').click();
  await page.getByRole('button', { name: 'Check for changes now' }).click();
  await expect(guest.row(late)).toBeVisible({ timeout: 60_000 });
  const { emails } = (await control(clerk, 'GET', '/ledger')) as { emails: { emailAddress: string }[] };
  // One address, one e-mail.
  expect(emails.map(({ emailAddress }) => emailAddress)).toEqual([...friends, late]);
}
