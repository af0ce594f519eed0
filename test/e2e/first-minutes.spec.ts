/** The README's first five minutes, in a real Chromium. `npm run test:docs` does the same in a fresh clone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { startSandbox } from '../../main/sandbox/server.ts';
import { liveThrough } from '../support/first-minutes.ts';
import { GuestPage } from '../support/guest-page.ts';
import { startGuestlist } from '../support/guestlist-process.ts';
import { startKeyring } from '../support/keyring.ts';
import { needsKeyring } from '../support/needs-keyring.ts';

needsKeyring(test);

test('three invites, one revoke, a while without network, and back', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'guestlist-first-minutes-'));
  const keyring = await startKeyring(join(folder, 'keyring'));
  const sandbox = await startSandbox({ invitations: 500, latencyMs: 60 });
  const guestlist = await startGuestlist(['--data-dir', join(folder, 'data')], keyring.env);
  const guest = new GuestPage(page);
  await guest.open(guestlist.link);
  await liveThrough(guest, sandbox);
  await guestlist.stop();
  await sandbox.close();
  await keyring.stop();
  rmSync(folder, { recursive: true, force: true });
});
