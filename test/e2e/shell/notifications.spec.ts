/** What the system's notifications say while nobody looks, and where a click on one leads. */
import { expect, type Locator } from '@playwright/test';
import type { Sandbox } from '../../../main/sandbox/server.ts';
import type { NotificationSeen } from '../../support/electron/control.ts';
import type { DesktopHand, Host } from '../../support/electron/host.ts';
import { desktopOf, type Machine, test } from '../../support/electron/shell-test.ts';
import { GuestPage } from '../../support/guest-page.ts';

const second = 1000;
const minute = 60 * second;

interface AtWork {
  host: Host;
  desktop: DesktopHand;
  guest: GuestPage;
  /** The person turns to something else: the popup hides. */
  lookAway(): Promise<void>;
  /** Every notification about work that ever came up. */
  notified(): Promise<NotificationSeen[]>;
}

/** Each invitation is refused, for no reason that would make a retry pointless, until it is called off. */
function refuseInvites({ control }: Sandbox): () => void {
  const body = { errors: [], clerk_trace_id: 'trace_of_a_refusal' };
  const { id } = control.inject({ kind: 'status', status: 422, body, method: 'POST', times: null });
  return () => control.clearFaults(id);
}

/** Connected, and so long ago that what is found now is news. */
async function atWork(machine: Machine): Promise<AtWork> {
  const host = await machine.start();
  const desktop = desktopOf(host);
  const guest = await machine.connect(host);
  await desktop.act('clock.advance', 5 * minute);
  return {
    host,
    desktop,
    guest,
    async lookAway() {
      await desktop.act('window.blur', (await host.windows())[0]?.id ?? 0);
      await expect.poll(async () => (await host.windows())[0]?.visible).toBe(false);
    },
    // A leap of the clock ends the patience for an answer of the keychain that is on its way; that is no matter here.
    notified: async () => (await desktop.see()).notified.filter(({ id }) => id !== 'keychain'),
  };
}

function retryOf({ page }: GuestPage, address: string): Locator {
  return page.getByRole('row', { name: address }).getByRole('button', { name: 'Retry' });
}

test('a failed invite in the background is one notification; a click on it opens the popup on Retry', async ({
  machine,
  sandbox,
}) => {
  const { host, desktop, guest, lookAway, notified } = await atWork(machine);
  const allow = refuseInvites(sandbox);
  sandbox.control.hold('POST');
  await guest.invite('someone@example.com');
  await lookAway();
  sandbox.control.release();
  await expect.poll(notified).toHaveLength(1);
  const [{ id, title, body } = { id: '', title: '', body: '' }] = await notified();
  expect(title).toBe('Could not invite someone@example.com');
  expect(`${title} ${body}`).not.toMatch(/sk_test_|ticket=/);
  // Polls that meet the same failure again, for as long as a popup is kept.
  for (let passed = 0; passed < 9; passed += 1) await desktop.act('clock.advance', minute);
  expect(await notified()).toHaveLength(1);
  expect((await host.windows())[0]?.visible).toBe(false);

  await desktop.act('notification.click', id);
  await expect.poll(async () => (await host.windows())[0]?.visible).toBe(true);
  await expect(guest.tab('Queue')).toHaveAttribute('aria-selected', 'true');
  await expect(retryOf(guest, 'someone@example.com')).toBeFocused();
  // What the click has opened is not announced once more on the page.
  await expect(guest.page.getByRole('article', { name: title })).toHaveCount(0);

  allow();
  await guest.page.keyboard.press('Enter');
  await expect
    .poll(() => sandbox.control.ledger().map(({ emailAddress }) => emailAddress))
    .toEqual(['someone@example.com']);
  // Nothing about it has to be told to whoever has just done it.
  await desktop.act('clock.advance', minute);
  expect(await notified()).toHaveLength(1);
});

test('each click leads to its item, also in a popup that was given back or shows the other one', async ({
  machine,
  sandbox,
}) => {
  const { host, desktop, guest, lookAway, notified } = await atWork(machine);
  refuseInvites(sandbox);
  sandbox.control.hold('POST');
  await guest.invite('first@example.com');
  await lookAway();
  sandbox.control.release();
  await expect.poll(notified).toHaveLength(1);
  await desktop.act('clock.advance', 11 * minute);
  await expect.poll(() => host.windows()).toEqual([]);
  await desktop.act('notification.click', (await notified())[0]?.id ?? '');
  const again = new GuestPage(await host.popup());
  await expect(retryOf(again, 'first@example.com')).toBeFocused();

  sandbox.control.hold('POST');
  await again.invite('second@example.com');
  await lookAway();
  sandbox.control.release();
  await expect.poll(notified).toHaveLength(2);
  await desktop.act('notification.click', (await notified())[1]?.id ?? '');
  await expect(retryOf(again, 'second@example.com')).toBeFocused();

  // The same item once more: tried again, failed again.
  await desktop.act('clock.advance', minute);
  sandbox.control.hold('POST');
  await again.page.keyboard.press('Enter');
  await lookAway();
  sandbox.control.release();
  await expect.poll(notified).toHaveLength(3);
  await again.inviteField.focus();
  await desktop.act('notification.click', (await notified())[2]?.id ?? '');
  await expect(retryOf(again, 'second@example.com')).toBeFocused();
});

test('a burst of thirty failures is one notification that sums them up', async ({ machine, sandbox }) => {
  const { desktop, guest, lookAway, notified } = await atWork(machine);
  refuseInvites(sandbox);
  sandbox.control.setLatency(300);
  sandbox.control.hold('POST');
  await guest.invite(...Array.from({ length: 30 }, (_, index) => `p${index}@example.com`));
  await lookAway();
  sandbox.control.release();
  const shown = async () => (await desktop.see()).notifications.map(({ title }) => title);
  await expect.poll(shown, { timeout: 60_000 }).toContain('30 invitations failed');
  await desktop.act('clock.advance', 2 * minute);
  const failures = await notified();
  expect(failures.filter(({ silent }) => !silent)).toHaveLength(1);
  // What came after it changed it in place, at most once in half a minute.
  expect(new Set(failures.map(({ id }) => id)).size).toBe(1);
  expect(failures.length).toBeLessThanOrEqual(3);
  await desktop.act('notification.click', failures[0]?.id ?? '');
  await expect(guest.page.getByRole('button', { name: 'Retry failed' })).toBeFocused();
});

test('who looks at the popup is not notified, and not told afterwards either', async ({
  machine,
  sandbox,
}) => {
  const { desktop, guest, lookAway, notified } = await atWork(machine);
  refuseInvites(sandbox);
  await guest.invite('someone@example.com');
  await guest.tab('Queue').click();
  await expect(retryOf(guest, 'someone@example.com')).toBeVisible();
  await desktop.act('clock.advance', 5 * minute);
  await expect(guest.page.getByRole('log').getByRole('article')).toHaveCount(0);
  await lookAway();
  await desktop.act('clock.advance', 5 * minute);
  expect(await notified()).toEqual([]);
});

test('that all is well again is told after a failure that was told, and only then', async ({
  machine,
  sandbox,
}) => {
  const { desktop, guest, lookAway, notified } = await atWork(machine);
  const titles = async () => (await notified()).map(({ title }) => title);
  let allow = refuseInvites(sandbox);
  await guest.invite('seen@example.com');
  await guest.tab('Queue').click();
  await retryOf(guest, 'seen@example.com').waitFor();
  await desktop.act('clock.advance', minute);
  allow();
  sandbox.control.hold('POST');
  await retryOf(guest, 'seen@example.com').click();
  await lookAway();
  sandbox.control.release();
  await expect.poll(() => sandbox.control.ledger()).toHaveLength(1);
  await desktop.act('clock.advance', 5 * minute);
  expect(await titles()).toEqual([]);

  allow = refuseInvites(sandbox);
  await desktop.act('tray.click', undefined);
  sandbox.control.hold('POST');
  await guest.invite('told@example.com');
  await lookAway();
  sandbox.control.release();
  await expect.poll(titles).toEqual(['Could not invite told@example.com']);
  await desktop.act('notification.click', (await notified())[0]?.id ?? '');
  await expect(retryOf(guest, 'told@example.com')).toBeFocused();
  allow();
  sandbox.control.hold('POST');
  await guest.page.keyboard.press('Enter');
  await lookAway();
  sandbox.control.release();
  await expect
    .poll(titles)
    .toEqual(['Could not invite told@example.com', 'Invited after all: told@example.com']);
  expect((await notified())[1]).toMatchObject({ silent: true });
});
