/** A page from 900 px on: lists, list and details beside each other. Before a fake main, in a real Chromium. */
import type { Page } from '@playwright/test';
import { expect, it } from 'vitest';
import { asked, inviteField } from '../../support/renderer-hand.ts';
import { people, scenes } from '../../support/renderer-scenes.ts';
import { expectFocus, expectPage, popupSuite } from '../../support/renderer-suite.ts';

const openPopup = popupSuite();
const invitations = people();
const wide = { width: 1280, height: 800 };
const narrow = { width: 400, height: 600 };
const open = (scene: Parameters<typeof openPopup>[0] = { invitations }, viewport = wide) =>
  openPopup(scene, { viewport });

const rowOf = (page: Page, address: string) => page.getByRole('row', { name: address, exact: true });
const ada = 'ada.lovelace@example.com';
const grace = 'grace.hopper@navy.example';
const details = (page: Page, address: string) => page.getByRole('region', { name: address, exact: true });
const nobody = (page: Page) => page.getByText('Nobody chosen');
const whole = async (page: Page, name: string) => {
  const box = await page.getByRole('region', { name, exact: true }).boundingBox();
  return box !== null && box.x >= 0 && box.x + box.width <= wide.width;
};

it.each([900, 1280])(
  'has three panes with names at %d px, and none of them lies over another',
  async (width) => {
    const page = await open({ invitations }, { width, height: 700 });
    await rowOf(page, ada).click();
    await details(page, ada).waitFor();
    const panes = [
      page.getByRole('navigation', { name: 'Lists' }),
      page.getByRole('grid', { name: 'Invitations' }),
      details(page, ada),
    ];
    const boxes = await Promise.all(panes.map((pane) => pane.boundingBox()));
    const edges = boxes.map((box) => [box?.x ?? 0, (box?.x ?? 0) + (box?.width ?? 0)]);
    for (const [index, [start = 0]] of edges.entries()) {
      expect(start).toBeGreaterThanOrEqual(edges[index - 1]?.[1] ?? 0);
    }
    expect(edges.at(-1)?.[1]).toBeLessThanOrEqual(width);
    for (const name of ['Invite', 'Status']) await page.getByRole('region', { name, exact: true }).waitFor();
    await page.getByRole('banner').waitFor();
    // One line for a person, with what belongs together under its head.
    const cells = rowOf(page, 'katherine.johnson@langley.example').getByRole('gridcell');
    await expectPage(cells.nth(0)).toHaveText('Expires soon');
    await expectPage(cells.nth(1)).toHaveText('1 day ago');
    await expectPage(cells.nth(2)).toHaveText(/^in (20|19) hours$/);
    await expectPage(rowOf(page, ada).getByText('role: editor, team')).toBeVisible();
    expect((await rowOf(page, ada).boundingBox())?.height).toBeLessThan(36);
    const heads = page.locator('.columns span');
    await expectPage(heads).toHaveText(['Address', 'Status', 'Invited', 'Expires', 'Metadata']);
    const [head, cell] = [await heads.nth(3).boundingBox(), await cells.nth(2).boundingBox()];
    expect(Math.abs((head?.x ?? 0) - (cell?.x ?? 9))).toBeLessThanOrEqual(1);
    await page.context().close();
  },
);

it('asks for the details of those alone at whom the cursor rests', async () => {
  const page = await open();
  await rowOf(page, ada).click();
  await details(page, ada).waitFor();
  // As a key that is held down, on a machine that nothing holds up.
  await page.evaluate(async () => {
    for (let step = 0; step < 6; step += 1) {
      const key = new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(key);
      // React draws at the end of the turn, before any timer.
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    }
  });
  const last = people()[6]?.emailAddress ?? '';
  await expectFocus(page, last);
  await details(page, last).waitFor();
  expect(await asked(page, 'invitations.details')).toHaveLength(2);
  await page.context().close();
});

it('is one pane at 899 px', async () => {
  const page = await open({ invitations }, { width: 899, height: 700 });
  await rowOf(page, ada).click({ position: { x: 60, y: 12 } });
  await page.getByRole('dialog', { name: ada }).waitFor();
  await page.context().close();
});

it('shows beside the list whom the arrows are at, and words while nobody is chosen', async () => {
  const page = await open();
  await rowOf(page, ada).waitFor();
  await nobody(page).waitFor();
  await inviteField(page).press('ArrowDown');
  await details(page, ada).getByText('Invited', { exact: true }).waitFor();
  await page.keyboard.press('ArrowDown');
  await details(page, grace).waitFor();
  await expectPage(details(page, ada)).toHaveCount(0);
  await expectFocus(page, grace);
  // The focus goes along into another list, and so do they; by mouse nobody is chosen there yet.
  await page.keyboard.press('2');
  await expectFocus(page, 'ada.lovelace+accepted@example.com');
  await details(page, 'ada.lovelace+accepted@example.com').waitFor();
  await page.getByRole('tab', { name: 'Expired' }).click();
  await nobody(page).waitFor();
  await page.context().close();
});

it('shows beside the queue what the arrows are at, and whoever was chosen before is gone from there', async () => {
  const page = await open(scenes()['queue'] ?? {});
  await rowOf(page, ada).click();
  await details(page, ada).waitFor();
  await page.getByRole('tab', { name: 'Queue' }).click();
  await page.getByText('Nothing chosen').waitFor();
  await expectPage(details(page, ada)).toHaveCount(0);
  const taken = page.getByRole('row', { name: 'taken@example.com' });
  await taken.click();
  await details(page, 'taken@example.com').getByText('That email address is taken').waitFor();
  expect((await taken.boundingBox())?.height).toBeLessThan(36);
  await page.keyboard.press('ArrowDown');
  await expectPage(details(page, 'taken@example.com')).toHaveCount(0);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  const title = details(page, 'taken@example.com').getByRole('heading', { name: 'taken@example.com' });
  await expectPage(title).toBeFocused();
  await page.keyboard.press('r');
  await expect.poll(() => asked(page, 'queue.retry')).toHaveLength(1);
  await details(page, 'taken@example.com').getByRole('button', { name: 'Copy address' }).waitFor();
  await page.keyboard.press('Escape');
  await expectPage(page.locator('.queue-row:focus')).toHaveCount(1);
  await page.context().close();
});

it('leads by Enter into the details, and by Escape back, step by step; each key acts once', async () => {
  const page = await open({ invitations, undoMs: 60_000 });
  await rowOf(page, ada).waitFor();
  await inviteField(page).press('ArrowDown');
  await details(page, ada).waitFor();
  await page.keyboard.press('r');
  await expect.poll(() => asked(page, 'invitations.resend')).toHaveLength(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expectFocus(page, grace);
  await expectPage(details(page, grace).getByRole('heading', { name: grace })).toBeFocused();
  await details(page, grace).getByRole('button', { name: 'Copy link' }).waitFor();
  await page.keyboard.press('c');
  await expect.poll(() => asked(page, 'shell.copyLink')).toHaveLength(1);
  await page.keyboard.press('r');
  await expect.poll(() => asked(page, 'invitations.resend')).toHaveLength(2);
  // They stay in view, with what has become of it.
  await details(page, grace).getByRole('button', { name: 'Copy ID' }).waitFor();
  await page.keyboard.press('Escape');
  await expectPage(rowOf(page, grace)).toBeFocused();
  await page.keyboard.press('Escape');
  await expectFocus(page, 'Invite by e-mail');
  await details(page, grace).waitFor();
  expect(await asked(page, 'shell.hide')).toEqual([]);
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.context().close();
});

it('opens the settings in the pane: the list stays in use, and they give way to somebody who is asked for', async () => {
  const page = await open();
  await rowOf(page, ada).waitFor();
  const settings = page.getByRole('region', { name: 'Settings', exact: true });
  await page.getByRole('button', { name: 'Settings' }).press('Enter');
  await settings.waitFor();
  await expectPage(settings.getByRole('heading', { name: 'Settings' })).toBeFocused();
  expect(await whole(page, 'Settings')).toBe(true);
  // A question over them is a step of its own.
  await settings.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('alertdialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('alertdialog').waitFor({ state: 'hidden' });
  await expectPage(settings.getByRole('button', { name: 'Remove' })).toBeFocused();
  // Walking through the list does not take them away, and acts.
  await inviteField(page).press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expectFocus(page, grace);
  await settings.getByRole('button', { name: 'Add account' }).waitFor();
  await expectPage(rowOf(page, grace).getByRole('button', { name: 'Copy link' })).toHaveCount(1);
  await page.keyboard.press('c');
  await expect.poll(() => asked(page, 'shell.copyLink')).toHaveLength(1);
  await rowOf(page, ada).click();
  await details(page, ada).waitFor();
  await expectPage(settings).toHaveCount(0);

  await page.keyboard.press('Control+,');
  await settings.waitFor();
  await page.keyboard.press('Escape');
  await expectPage(settings).toHaveCount(0);
  await expectPage(rowOf(page, ada)).toBeFocused();
  await details(page, ada).waitFor();
  // One step after the other, from wherever somebody is: first what is open, then the popup itself.
  await page.keyboard.press('Control+,');
  await settings.waitFor();
  await inviteField(page).press('Escape');
  await expectPage(settings).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect.poll(() => asked(page, 'shell.hide')).toHaveLength(1);
  await page.context().close();
});

it('opens an import and the options in the pane, where each is seen for itself', async () => {
  const page = await open();
  await rowOf(page, ada).waitFor();
  await page.keyboard.press('Control+o');
  const options = page.getByRole('region', { name: 'Options', exact: true });
  await options.getByLabel('Expires after').fill('7');
  await page.getByRole('button', { name: 'Import…' }).click();
  const sheet = page.getByRole('region', { name: 'Import people', exact: true });
  await sheet.waitFor();
  await expectPage(options).toBeHidden();
  await sheet.getByRole('textbox').fill('one@example.com\ntwo@example.com');
  await sheet.getByRole('button', { name: 'Check', exact: true }).click();
  await sheet.getByRole('button', { name: 'Queue 2 invitations' }).waitFor();
  // Whoever is looked at meanwhile does not cost the import.
  await rowOf(page, ada).click();
  await sheet.getByRole('button', { name: 'Queue 2 invitations' }).click();
  await expect.poll(() => asked(page, 'imports.commit')).toHaveLength(1);
  await expectPage(sheet).toHaveCount(0);
  await page.context().close();
});

it('keeps what was open, and what was typed there, when the window gets narrow and wide again', async () => {
  const page = await open();
  await rowOf(page, ada).waitFor();
  await page.getByRole('button', { name: 'Import…' }).click();
  const docked = page.getByRole('region', { name: 'Import people', exact: true });
  await docked.getByRole('textbox').fill('half@example');
  await expectPage(docked.getByRole('textbox')).toBeFocused();
  await page.setViewportSize(narrow);
  const over = page.getByRole('dialog', { name: 'Import people' });
  await expectPage(over.getByRole('textbox')).toHaveValue('half@example');
  await expectPage(over.getByRole('textbox')).toBeFocused();
  await page.setViewportSize(wide);
  await expectPage(docked.getByRole('textbox')).toHaveValue('half@example');
  await expectPage(docked.getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expectPage(docked).toHaveCount(0);
  expect(await page.getByRole('dialog').count()).toBe(0);

  await rowOf(page, ada).click();
  await details(page, ada).waitFor();
  await page.setViewportSize(narrow);
  await page.getByRole('dialog', { name: ada }).waitFor();
  await page.setViewportSize(wide);
  await expectPage(details(page, ada).getByRole('heading', { name: ada })).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  await details(page, grace).waitFor();
  // Whom somebody only walks by is not laid over a narrow list.
  await page.setViewportSize(narrow);
  await expectPage(rowOf(page, grace)).toBeFocused();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.setViewportSize(wide);
  await details(page, grace).waitFor();
  await page.context().close();
});

it('reaches every pane by F6 and Shift+F6, and the lists by arrows up and down', async () => {
  const page = await open();
  await rowOf(page, ada).waitFor();
  await expectFocus(page, 'Invite by e-mail');
  const order = [/^Pending/, ada, 'Details', 'Check for changes now', /^Account/, 'Invite by e-mail'];
  for (const name of order.slice(0, 2)) {
    await page.keyboard.press('F6');
    await expectFocus(page, name);
  }
  // The row that has the focus is the one that is shown, once its part of the page is there.
  await details(page, ada).waitFor();
  await page.keyboard.press('F6');
  await expectPage(details(page, ada).getByRole('heading', { name: ada })).toBeFocused();
  for (const name of order.slice(3)) {
    await page.keyboard.press('F6');
    await expectFocus(page, name);
  }
  await page.keyboard.press('Shift+F6');
  await expectFocus(page, /^Account/);
  await page.keyboard.press('F6');
  await page.keyboard.press('F6');
  await page.keyboard.press('ArrowDown');
  await expectFocus(page, /^Accepted/);
  await page.keyboard.press('ArrowUp');
  await expectFocus(page, /^Pending/);
  await page.keyboard.press('ArrowRight');
  await expectFocus(page, ada);
  await page.context().close();
});
