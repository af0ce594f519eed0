/** Ways to what an instance with organizations and a waitlist shows. */
import type { Page } from '@playwright/test';
import { inviteField } from './renderer-hand.ts';
import type { Screen } from './screen.ts';

const toWaitlist = (page: Page) => page.getByText('Waitlist', { exact: true }).click();

async function toFirst(page: Page): Promise<void> {
  await toWaitlist(page);
  await page.getByRole('grid', { name: 'Waitlist' }).waitFor();
  await inviteField(page).press('ArrowDown');
}

export const audienceScreens: Record<string, Screen> = {
  'invite-to': {
    scene: 'organizations',
    async reach(page) {
      await page.getByRole('button', { name: /^Invite to:/u }).click();
      await page.getByRole('radio', { name: 'Acme' }).waitFor();
    },
  },
  waitlist: { scene: 'waitlist', reach: toFirst },
  'waitlist-details': {
    scene: 'waitlist',
    async reach(page) {
      await toWaitlist(page);
      await page.getByRole('row', { name: 'grace@launch.example' }).click();
      await page.getByRole('button', { name: 'Copy ID' }).waitFor();
    },
  },
  'waitlist-invite': {
    scene: 'waitlist',
    async reach(page) {
      await toFirst(page);
      await page.keyboard.press('Control+a');
      await page.getByRole('region', { name: 'Selection' }).waitFor();
      await page.keyboard.press('r');
      await page.getByRole('alertdialog').waitFor();
    },
  },
  'waitlist-empty': { scene: 'waitlist-empty', reach: toWaitlist },
  'waitlist-queue': {
    scene: 'waitlist-queue',
    async reach(page) {
      await page.getByRole('tab', { name: 'Queue' }).click();
      await page.getByRole('grid', { name: 'Queue items' }).waitFor();
    },
  },
};
