/** The keychain goes away in the middle of work, on a real one: what is said, what is kept, and that work resumes. */
import { expect } from '@playwright/test';
import type { Seen } from '../../support/electron/control.ts';
import { desktopOf, test } from '../../support/electron/shell-test.ts';
import { type Keyring, startKeyring } from '../../support/keyring.ts';
import { needsKeyring } from '../../support/needs-keyring.ts';

/** Milliseconds: main/accounts/key-reader.ts keeps a key for ten seconds, and a little. */
const keyIsForgotten = 11_000;

const absences: {
  name: string;
  title: string;
  go(keyring: Keyring): unknown;
  comeBack(keyring: Keyring): unknown;
}[] = [
  {
    name: 'locked',
    title: 'The keychain is locked',
    go: (keyring) => keyring.lock(),
    comeBack: (keyring) => keyring.unlock(),
  },
  {
    name: 'gone',
    title: 'The keychain is gone',
    go: (keyring) => keyring.restart('absent'),
    comeBack: (keyring) => keyring.restart('unlocked'),
  },
  {
    name: 'denied',
    title: 'The keychain refused Guestlist',
    go: (keyring) => keyring.setDenied(true),
    comeBack: (keyring) => keyring.setDenied(false),
  },
];

function labels({ trays: [tray] }: Seen): string[] {
  return tray?.menu.map(({ label }) => label) ?? [];
}

needsKeyring(test);

for (const { name, title, go, comeBack } of absences) {
  test(`a keychain that is ${name} holds the work up, in words, and lets it go on by itself`, async ({
    machine,
    sandbox,
  }) => {
    const keyring = await startKeyring();
    try {
      const host = await machine.start({ env: keyring.env });
      const desktop = desktopOf(host);
      const guest = await machine.connect(host);
      const told = async () => (await desktop.see()).notified.map((one) => one.title);
      const lookAway = async () => desktop.act('window.blur', (await host.windows())[0]?.id ?? 0);
      await expect.poll(async () => labels(await desktop.see())).toContain('Pause queue');
      await desktop.act('menu.click', ['Pause queue']);
      const people = ['ada@example.com', 'bob@example.com', 'cyd@example.com'];
      await guest.invite(...people);
      await lookAway();
      await go(keyring);
      await desktop.act('clock.advance', keyIsForgotten);
      await expect.poll(async () => labels(await desktop.see())).toContain('Resume queue');
      await desktop.act('menu.click', ['Resume queue']);
      await expect.poll(told).toEqual([title]);

      await desktop.act('tray.click', undefined);
      await guest.tab('Queue').click();
      for (const address of people) {
        const row = guest.page.getByRole('row', { name: address });
        await expect(row).toContainText('Waits for the keychain');
        await expect(row.getByRole('button', { name: 'Cancel' })).toBeVisible();
      }
      // The account stays open: list and queue can be read without the key.
      await guest.tab('Pending').click();
      await expect(guest.list.getByRole('row').first()).toBeVisible();
      expect(sandbox.control.ledger()).toEqual([]);
      await lookAway();

      await comeBack(keyring);
      const sent = () => sandbox.control.ledger().map(({ emailAddress }) => emailAddress);
      await expect.poll(async () => sent().toSorted(), { timeout: 60_000 }).toEqual(people);
      await expect.poll(told).toEqual([title, 'The keychain is open again']);
      const sounds = (await desktop.see()).notified.filter(({ silent }) => !silent);
      expect(sounds.map((one) => one.title)).toEqual([title]);
      await desktop.act('tray.click', undefined);
      for (const address of people) await expect(guest.row(address)).toBeVisible();
      await host.quit();
    } finally {
      await keyring.stop();
    }
  });
}

test('what waits for a locked keychain is still there after a crash, and goes out once', async ({
  machine,
  sandbox,
}) => {
  const keyring = await startKeyring();
  try {
    const host = await machine.start({ env: keyring.env });
    const guest = await machine.connect(host);
    keyring.lock();
    await desktopOf(host).act('clock.advance', keyIsForgotten);
    const people = ['ada@example.com', 'bob@example.com'];
    await guest.invite(...people);
    await guest.tab('Queue').click();
    await expect(guest.page.getByRole('row', { name: 'bob@example.com' })).toContainText(
      'Waits for the keychain',
    );
    await host.kill();
    const again = await machine.start({ env: keyring.env });
    const page = await again.popup();
    await expect(page.getByRole('heading', { name: 'GNOME Keyring is locked' })).toBeVisible();
    expect(sandbox.control.ledger()).toEqual([]);

    await keyring.unlock();
    const sent = () => sandbox.control.ledger().map(({ emailAddress }) => emailAddress);
    await expect.poll(async () => sent().toSorted(), { timeout: 60_000 }).toEqual(people);
    await again.quit();
  } finally {
    await keyring.stop();
  }
});
