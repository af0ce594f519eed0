/** Every state of the popup as a picture, light and dark: baselines of how it looks, and what the README shows. */
import { mock } from 'node:test';
import { expect, type Page, test } from '@playwright/test';
import { chromiumLaunch } from '../support/chromium.ts';
import type { Scene } from '../support/fake-guestlist.ts';
import {
  fontsOf,
  makersHere,
  rememberMakers,
  shrinkPictures,
  whyIncomparable,
  whyOtherLetters,
} from '../support/picture-makers.ts';
import { redrawn, settled } from '../support/renderer-hand.ts';
import { type OpenPage, type RendererPages, startRendererPages } from '../support/renderer-page.ts';
import { screens } from '../support/renderer-screens.ts';

/** A Wednesday in March, for the page and for what its scenes hold. */
const now = Date.UTC(2026, 2, 4, 9, 41);
/** A line of text that differs is more than this; a rounded corner that is drawn otherwise is less. */
const maxDiffPixels = 60;

mock.timers.enable({ apis: ['Date'], now });
const { scenes } = await import('../support/renderer-scenes.ts');
const all = scenes();
mock.timers.reset();

// Each worker has pages of its own, and takes what the others left.
test.describe.configure({ mode: 'parallel' });

const themes = ['light', 'dark'] as const;
let pages: RendererPages;
/** Why none can be compared, once that is known. */
let skipped: string | null = null;

/** Says it once. */
function leaveOut(reason: string): void {
  if (!skipped) process.stdout.write(`Pictures are not compared here. ${reason}\n`);
  skipped = reason;
}

function updating(): boolean {
  const { updateSnapshots } = test.info().config;
  return updateSnapshots === 'all' || updateSnapshots === 'changed';
}

test.beforeAll(async () => {
  pages = await startRendererPages(chromiumLaunch());
  const here = makersHere(pages.browserVersion);
  if (updating()) rememberMakers(here);
  const reason = whyIncomparable(here);
  if (reason) leaveOut(reason);
});
test.afterAll(async () => {
  await pages.close();
  if (updating()) shrinkPictures(taken);
});

/** By this worker; the others may be writing theirs. */
const taken = new Set<string>();

type Looks = NonNullable<Parameters<RendererPages['open']>[1]>;
/** By its looks: a page that is there already shows another scene at a fifth of the price of a new one. */
const opened = new Map<string, OpenPage>();

/** The popup, a browser tab, and as little room as Guestlist can do with. */
const sizes = {
  '': { width: 400, height: 600 },
  '-narrow': { width: 320, height: 600 },
  '-wide': { width: 1280, height: 800 },
} as const;
type Size = keyof typeof sizes;

/** A page of these looks that was just loaded with the scene, and over which no pointer rests. */
async function at(scene: Scene, looks: Looks): Promise<Page> {
  const key = JSON.stringify(looks);
  const known = opened.get(key);
  if (known) {
    const { page } = known;
    await page.mouse.move(0, 0);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(looks.viewport ?? sizes['']);
    await pages.show(known, scene);
    return page;
  }
  const fresh = await pages.open(scene, looks);
  opened.set(key, fresh);
  await settled(fresh.page);
  return fresh.page;
}

interface View {
  scene: string;
  reach?: ((page: Page) => Promise<unknown>) | undefined;
  /** Pixels of the picture to one of the page; 2 for pictures that people look at. */
  sharpness?: 1 | 2;
  forcedColors?: 'active';
  sizes: readonly Size[];
}

/** Reaches a state once, and looks at it in each size and theme. */
async function compare(name: string, view: View): Promise<void> {
  test.skip(skipped !== null, skipped ?? '');
  const { scene, reach, sharpness = 1, forcedColors } = view;
  const page = await at(all[scene] ?? {}, {
    now,
    colorScheme: 'light',
    viewport: sizes[view.sizes[0] ?? ''],
    deviceScaleFactor: sharpness,
    ...(forcedColors && { forcedColors }),
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
    locale: 'en',
  });
  await reach?.(page);
  // Letters and layout are there; whatever is still to come would be a difference.
  await settled(page);
  await page.evaluate(() => document.fonts.ready);
  const reason = whyOtherLetters(await fontsOf(page));
  if (reason && updating()) throw new Error(reason);
  if (reason) leaveOut(reason);
  test.skip(reason !== null, reason ?? '');
  for (const size of view.sizes) {
    if (size !== view.sizes[0]) {
      await page.setViewportSize(sizes[size]);
      // What moves under a pointer that rests would be lit.
      await page.mouse.move(0, 0);
      await settled(page);
    }
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme });
      await redrawn(page);
      const picture = `${name}${size}-${colorScheme}.png`;
      await expect.soft(page).toHaveScreenshot(picture, { maxDiffPixels, scale: 'device' });
      taken.add(picture);
    }
  }
}

const everywhere = Object.keys(sizes) as Size[];

test('popup', () => compare('popup', { scene: 'development', sharpness: 2, sizes: [''] }));
test('a browser tab', () =>
  compare('browser-tab', {
    scene: 'production',
    reach: async (page) => {
      await page.getByRole('textbox', { name: 'Invite by e-mail' }).press('ArrowDown');
      await page.getByText('What Guestlist did').waitFor();
    },
    sizes: ['-wide'],
  }));
for (const scene of Object.keys(all)) {
  test(`scene ${scene}`, () => compare(scene, { scene, sizes: everywhere }));
}
for (const [name, { scene, reach }] of Object.entries(screens)) {
  test(`screen ${name}`, () => compare(`screen-${name}`, { scene, reach, sizes: everywhere }));
}

test('forced colours', () =>
  compare('forced-colours', {
    scene: 'production',
    forcedColors: 'active',
    reach: (page) => page.getByRole('textbox', { name: 'Invite by e-mail' }).press('ArrowDown'),
    sizes: [''],
  }));
