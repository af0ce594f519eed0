/**
 * A working day as a screen reader has it: the accessibility tree at each stop, and what was said on the way there, in
 * one stored text. Who changes words, roles or their order sees here what that sounds like, and takes it anew (`-u`).
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type HeldGuestlist, startHeldGuestlist } from '../../support/held-guestlist.ts';
import { settled } from '../../support/renderer-hand.ts';
import { expectPage } from '../../support/renderer-suite.ts';

const nine = Date.UTC(2026, 2, 2, 9);
const day = 86_400_000;

let held: HeldGuestlist;
const stops: string[] = [];

beforeAll(async () => {
  held = await startHeldGuestlist(nine);
}, 120_000);
afterAll(() => held.end());

/** Writes down how the page stands, and what was said since the stop before. */
async function stop(title: string): Promise<void> {
  const { page, spoken } = held;
  await settled(page);
  const heard = await spoken.said();
  // What became of a row and who is next come with two answers of main, one before the other or not.
  const wentOn = heard.filter((words) => words.startsWith('Went on to'));
  const said = [...heard.filter((words) => !wentOn.includes(words)), ...wentOn].map((words) => `> ${words}`);
  const text = [`## ${title}`, '', ...said, ...(said.length > 0 ? [''] : []), await spoken.tree()].join('\n');
  // Counted by request, and one of them may come earlier or later.
  const counted = text.replaceAll(/Trace ID \w+/gu, 'Trace ID …').replaceAll(/\binv_\w+/gu, 'inv_…');
  stops.push(counted.replaceAll(/127\.0\.0\.1:\d+/gu, '127.0.0.1:PORT').replaceAll(/sk_test_\w+/gu, 'KEY'));
}

/** Who was there before the day: made at Clerk, some days ago. */
async function guestsOfLastWeek(): Promise<void> {
  const { sandbox } = held;
  for (const [index, name] of ['ada', 'bela', 'carla', 'dora', 'emil'].entries()) {
    sandbox.control.setClock(nine - (6 - index) * day);
    const answer = await fetch(`${sandbox.apiUrl}/invitations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${sandbox.secretKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        email_address: `${name}@example.com`,
        ...(index % 2 === 0 && { public_metadata: { team: 'platform' } }),
        ...(name === 'bela' && { expires_in_days: 1 }),
      }),
    });
    expect(answer.status).toBe(200);
  }
  sandbox.control.accept('carla@example.com');
  sandbox.control.setClock(nine);
}

it('reads a working day from the first start to the network that is back', { timeout: 240_000 }, async () => {
  const { page, guest, sandbox, network, spoken } = held;

  const { keyboard } = page;
  await guestsOfLastWeek();
  sandbox.control.block('*@blocked.example.com');

  await page.getByRole('textbox', { name: 'Secret key' }).waitFor();
  await stop('The first start');

  await guest.connect('sk_test_q7Wn4kZ0vTj2mXr9bYc5LpHs8DfGa1EuKiRoNwVx3C', sandbox.apiUrl);
  await page.getByRole('alert').first().waitFor();
  await stop('A key that Clerk does not know');

  await guest.connect(sandbox.secretKey, sandbox.apiUrl);
  await guest.row('ada@example.com').waitFor();
  await guest.status.getByText('is connected').waitFor();
  await stop('Connected');

  await guest.inviteField.focus();
  await keyboard.type('grace@example.com');
  await keyboard.press('Enter');
  await guest.row('grace@example.com').waitFor();
  await page.getByRole('region', { name: 'Result' }).getByText('Invited').waitFor();
  await stop('One invited');

  await guest.inviteField.evaluate((field, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, 'hugo@example.com, ines@example.com; ada@example.com ; nobody@');
  await page.getByRole('button', { name: 'Remove nobody@' }).waitFor();
  await page.locator('.chip-known').waitFor();
  await stop('A few pasted');

  await page.getByRole('button', { name: 'Remove nobody@' }).click();
  await page.getByRole('button', { name: 'Remove ada@example.com' }).click();
  await guest.inviteField.focus();
  await keyboard.press('Enter');
  await guest.row('ines@example.com').waitFor();
  await keyboard.press('Escape');
  await stop('The few sent');

  await keyboard.press('ArrowDown');
  await keyboard.press('i');
  const sheet = page.getByRole('dialog', { name: 'Import people' });
  await sheet
    .getByRole('textbox', { name: 'Or paste it here' })
    .fill('email,team\njules@example.com,design\nlea@example.com,platform');
  await stop('Importing: the text');
  await keyboard.press('Control+Enter');
  await page.getByRole('button', { name: /^Queue 2 invitations/ }).waitFor();
  await stop('Importing: the preview');

  sandbox.control.hold('POST');
  await page.getByRole('button', { name: /^Queue 2 invitations/ }).click();
  await guest.status.getByText('This is the queue').waitFor();
  sandbox.control.release();
  await guest.status.getByText('2 sent').waitFor();
  await stop('Imported');

  await guest.invite('kim@blocked.example.com');
  const failed = page.getByRole('row', { name: 'kim@blocked.example.com' });
  await failed.getByRole('button', { name: 'Edit' }).waitFor();
  await guest.status.getByText('not allowed').waitFor();
  await stop('One failed');

  await guest.tab('Pending').click();
  await guest.row('jules@example.com').waitFor();
  await guest.row('jules@example.com').focus();
  await keyboard.press('e');
  await guest.status.getByText(/^Revoking/).waitFor();
  await stop('Revoking');
  await keyboard.press('u');
  await guest.status.getByText(/^Taken back/).waitFor();
  await stop('Taken back');

  await keyboard.press('/');
  await keyboard.insertText('team:platform');
  await page.getByRole('button', { name: '1 in Accepted' }).waitFor();
  await stop('A search');
  await keyboard.press('Escape');

  await keyboard.press('Control+k');
  await keyboard.insertText('carla');
  await page.getByRole('option', { name: /carla@example\.com/ }).waitFor();
  await stop('Anything, by one field');
  await keyboard.press('Escape');

  await guest.row('hugo@example.com').focus();
  await keyboard.press('e');
  await guest.status.getByText(/^Revoking/).waitFor();
  await held.advance(5001);
  await expectPage(guest.row('hugo@example.com')).toHaveCount(0);
  await guest.status.getByText('hugo@example.com: Revoked').waitFor();
  await page.getByText('Went on to lea@example.com.').waitFor({ state: 'attached' });
  await stop('Revoked');

  await guest.row('grace@example.com').focus();
  await keyboard.press('r');
  await guest.status.getByText(/^Resending/).waitFor();
  await held.advance(5001);
  await expectPage
    .poll(
      () =>
        sandbox.control.ledger().filter(({ emailAddress }) => emailAddress === 'grace@example.com').length,
    )
    .toBe(2);
  await expectPage(guest.row('grace@example.com')).toHaveCount(1);
  await guest.status.getByText('grace@example.com: Resent').waitFor();
  await page.getByText('Went on to jules@example.com.').waitFor({ state: 'attached' });
  await stop('Resent');

  await keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await stop('Details');
  await keyboard.press('Escape');

  // What was said last gives way to how things stand, and no look from before is under way.
  await held.advance(10_001);
  await guest.status.getByText(/^Checked/).waitFor();
  network.plug(false);
  await page.getByRole('button', { name: 'Check for changes now' }).click();
  // The look is planned by main's clock, which stands still: a moment later, whenever that has been done.
  const stands = async () => {
    await held.advance(501);
    return guest.status.innerText();
  };
  await expectPage.poll(stands).toMatch(/^Offline since/u);
  await guest.inviteField.focus();
  await keyboard.type('mona@example.com');
  await keyboard.press('Enter');
  await guest.status.getByText('Waits for the network').waitFor();
  await stop('Offline');

  sandbox.control.hold('POST');
  network.plug(true);
  await guest.status.getByText('You are online again.').waitFor();
  sandbox.control.release();
  await guest.row('mona@example.com').waitFor();
  await guest.status.getByText('mona@example.com: Invited').waitFor();
  await stop('Back');

  await keyboard.press('ArrowDown');
  await keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await stop('The keys');
  expect(await spoken.said()).toEqual([]);

  await expect(`# A working day, as it is read out\n\n${stops.join('\n\n')}\n`).toMatchFileSnapshot(
    'working-day.txt',
  );
});
