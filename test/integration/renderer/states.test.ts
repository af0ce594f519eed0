/** Every screen and state in a real Chromium, under the shipped policy: no accessibility violation, nothing blocked. */
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from '../../support/accessibility.ts';
import type { Scene } from '../../support/fake-guestlist.ts';
import { inviteField, redrawn, settled } from '../../support/renderer-hand.ts';
import { type OpenPage, type RendererPages, startRendererPages } from '../../support/renderer-page.ts';
import { crowd, scenes } from '../../support/renderer-scenes.ts';
import { screens } from '../../support/renderer-screens.ts';
import { failures } from '../../support/sample-failures.ts';

let pages: RendererPages;
let opened: OpenPage;

beforeAll(async () => {
  pages = await startRendererPages();
  // Colours half-way between two states are nobody's: with reduced motion a state is there at once.
  opened = await pages.open({}, { reducedMotion: 'reduce' });
}, 120_000);
afterAll(() => pages.close());

const all = scenes();

/** In light all rules; in dark what colours can break. */
async function check(scene: Scene, reach?: (page: Page) => Promise<unknown>): Promise<void> {
  const { page, problems } = opened;
  await page.emulateMedia({ colorScheme: 'light' });
  await pages.show(opened, scene);
  await reach?.(page);
  await settled(page);
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await redrawn(page);
  expect(await violations(page, ['color-contrast'])).toEqual([]);
  expect(problems).toEqual([]);
}

it.each(Object.keys(all))('scene %s', (name) => check(all[name] ?? {}));

it.each(Object.keys(screens))('screen %s', (name) => {
  const screen = screens[name];
  return check(all[screen?.scene ?? ''] ?? {}, screen?.reach);
});

it.each(['development', 'queue', 'details', 'settings', 'options', 'import-table', 'selection'])(
  'three panes: %s',
  async (name) => {
    const screen = screens[name];
    await opened.page.setViewportSize({ width: 1280, height: 800 });
    try {
      await check(all[screen?.scene ?? name] ?? {}, screen?.reach);
    } finally {
      await opened.page.setViewportSize({ width: 400, height: 600 });
    }
  },
);

const kinds = Object.values(failures).map(({ kind }) => kind);
it.each(kinds)('a sync that fails: %s', async (kind) => {
  const sync = { phase: 'failed' as const, failure: failures[kind], lastSyncAt: Date.now() - 3_600_000 };
  await check({ ...all['development'], sync }, async (page) => {
    await page.locator('.sync-note .fold-words').click();
  });
});

it('a list that the disk refuses', () =>
  check({ ...all['development'], refuse: { 'invitations.list': failures.storage } }, (page) =>
    page.getByText('The disk is full').first().waitFor(),
  ));

it('details that cannot be read', () =>
  check({ ...all['production'], refuse: { 'invitations.details': failures.storage } }, async (page) => {
    await inviteField(page).press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('The disk is full').waitFor();
  }));

it('settings down to their end, with presets and a key to replace', () =>
  check(all['presets'] ?? {}, async (page) => {
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByLabel('Starts with the preset').first().waitFor();
    await page.getByRole('button', { name: 'Replace key' }).first().click();
    await page.getByRole('button', { name: 'Reset settings' }).scrollIntoViewIfNeeded();
  }));

it('an account about to be removed', () =>
  check(all['development'] ?? {}, async (page) => {
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Remove' }).first().click();
    await page.getByRole('alertdialog').waitFor();
  }));

it('an account about to be added', () =>
  check(all['development'] ?? {}, async (page) => {
    await page.getByRole('button', { name: /^Account:/ }).click();
    await page.getByRole('button', { name: 'Add account' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'API address and label' }).click();
  }));

it('a thousand addresses before they are sent, one of them wrong', () =>
  check({ invitations: crowd(60) }, async (page) => {
    const many = crowd(1000).map(({ emailAddress }) => emailAddress);
    await inviteField(page).fill([...many, 'nonsense@', ''].join(' '));
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.chip-invalid').count()).toBe(1);
  }));

it('a question about many', () =>
  check({ invitations: crowd(60) }, async (page) => {
    await inviteField(page).press('ArrowDown');
    await page.keyboard.press('Control+a');
    await page.getByText('60 selected').first().waitFor();
    await page.keyboard.press('r');
    await page.getByRole('alertdialog').waitFor();
  }));
