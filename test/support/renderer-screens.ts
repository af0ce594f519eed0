/** Screens that no scene shows at once: each starts from a scene, and a person does something. */

import { audienceScreens } from './audience-screens.ts';
import { importScreens } from './import-screens.ts';
import { inviteField as field, raise } from './renderer-hand.ts';
import { anAlert } from './samples.ts';
import type { Screen } from './screen.ts';

/** By name; a name is also that of its picture. */
export const screens: Record<string, Screen> = {
  chips: {
    scene: 'development',
    reach: (page) => field(page).fill('new@example.com, ada.lovelace@example.com, bad@, '),
  },
  options: {
    scene: 'development',
    async reach(page) {
      await page.getByRole('button', { name: 'Options' }).click();
      await page.getByLabel('Public metadata').fill('{ "a": }');
      await page.getByLabel('Redirect URL').fill('nowhere');
    },
  },
  result: {
    scene: 'development',
    async reach(page) {
      await field(page).fill('new@example.com');
      await field(page).press('Enter');
      await page.getByRole('region', { name: 'Result' }).getByText('Invited').waitFor();
    },
  },
  undo: {
    scene: 'development',
    async reach(page) {
      await field(page).press('ArrowDown');
      await page.keyboard.press('e');
      await page.getByRole('button', { name: 'Undo' }).waitFor();
    },
  },
  selection: {
    scene: 'development',
    async reach(page) {
      await field(page).press('ArrowDown');
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Shift+ArrowDown');
      await page.getByRole('region', { name: 'Selection' }).waitFor();
    },
  },
  ...audienceScreens,
  presets: {
    scene: 'presets',
    async reach(page) {
      await field(page).press('Alt+1');
      await page.getByRole('button', { name: 'Options' }).click();
      await page.getByRole('button', { name: 'Save as preset…' }).click();
    },
  },
  notifications: {
    scene: 'development',
    async reach(page) {
      await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByLabel('Quiet hours').click();
      await page.getByLabel('From', { exact: true }).scrollIntoViewIfNeeded();
    },
  },
  alert: {
    scene: 'development',
    reach: (page) => raise(page, anAlert({ title: 'Inviting radia@example.com failed' })),
  },
  confirm: {
    scene: 'production',
    async reach(page) {
      await field(page).press('ArrowDown');
      await page.keyboard.press('e');
      await page.getByRole('alertdialog').waitFor();
    },
  },
  'confirm-delete': {
    scene: 'production',
    async reach(page) {
      await field(page).press('ArrowDown');
      await page.keyboard.press('d');
      await page.getByRole('alertdialog').waitFor();
    },
  },
  'confirm-delete-again': {
    scene: 'production',
    async reach(page) {
      await field(page).press('ArrowDown');
      await page.keyboard.press('Control+a');
      await page.getByRole('region', { name: 'Selection' }).waitFor();
      await page.keyboard.press('d');
      await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Delete for good' }).waitFor();
    },
  },
  palette: {
    scene: 'development',
    async reach(page) {
      await field(page).press('Control+k');
      await page.keyboard.type('a');
      await page
        .getByRole('option', { name: /Pending/ })
        .first()
        .waitFor();
    },
  },
  resend: {
    scene: 'elsewhere',
    async reach(page) {
      await field(page).press('ArrowDown');
      await page.keyboard.press('r');
      await page.getByRole('switch', { name: 'Remember for this account' }).waitFor();
    },
  },
  details: {
    scene: 'production',
    async reach(page) {
      await field(page).press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Copy ID' }).waitFor();
    },
  },
  settings: {
    scene: 'production',
    async reach(page) {
      await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByRole('button', { name: 'Rename' }).first().click();
    },
  },
  address: {
    scene: 'production',
    async reach(page) {
      await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByRole('button', { name: 'Change address' }).first().click();
    },
  },
  switcher: {
    scene: 'production',
    reach: (page) => page.getByRole('button', { name: /^Account:/ }).click(),
  },
  keys: {
    scene: 'production',
    async reach(page) {
      await field(page).press('ArrowDown');
      await page.keyboard.press('?');
    },
  },
  'odd-rows': {
    scene: 'odd-rows',
    reach: (page) => page.getByRole('tab', { name: 'Other' }).click(),
  },
  'no-match': {
    scene: 'production',
    reach: (page) => page.getByRole('searchbox', { name: 'Search invitations' }).fill('nobody'),
  },
  'wrong-key': {
    scene: 'wrong-key',
    async reach(page) {
      await page.getByRole('textbox', { name: 'Secret key' }).fill('sk_test_made_up');
      await page.getByRole('button', { name: 'Connect' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  queue: {
    scene: 'queue',
    async reach(page) {
      await page.getByRole('tab', { name: 'Queue' }).click();
      await page.getByRole('grid', { name: 'Queue items' }).waitFor();
    },
  },
  'queue-details': {
    scene: 'queue',
    async reach(page) {
      await page.getByRole('tab', { name: 'Queue' }).click();
      await page.getByRole('row', { name: 'taken@example.com' }).press('Enter');
      await page.getByText('Asked for').waitFor();
      // The sheet has grown with what came, and its letters lie where they were first drawn: they are drawn anew.
      await page.getByRole('dialog').evaluate(async (sheet) => {
        sheet.style.display = 'none';
        await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
        sheet.style.removeProperty('display');
      });
    },
  },
  'queue-selected': {
    scene: 'queue',
    async reach(page) {
      await page.getByRole('tab', { name: 'Queue' }).click();
      await page.getByRole('row', { name: 'ada@example.com' }).press('Shift+ArrowDown');
      await page.getByRole('region', { name: 'Selection' }).waitFor();
    },
  },
  found: {
    scene: 'production',
    async reach(page) {
      await page.getByRole('searchbox', { name: 'Search invitations' }).fill('example');
      await page.getByText(/matches in Pending for “example”/).waitFor();
      await page.getByRole('button', { name: /in Accepted/ }).waitFor();
    },
  },
  ...Object.fromEntries(
    Object.entries(importScreens).map(([name, reach]) => [name, { scene: 'development', reach }]),
  ),
};
