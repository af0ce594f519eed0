/** What a picture depends on beside the page: letters are drawn otherwise by another font or another Chromium. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { testFonts } from './fonts.ts';
import { shrinkPng } from './shrink-png.ts';

const folder = resolve(import.meta.dirname, '../../docs/pictures');
const file = join(folder, 'made-with.json');

interface Makers {
  /** Its first number. */
  chromium: string;
}

const fonts: string[] = Object.values(testFonts);
/** Browsers call a weight that has a file of its own by the name it has there: `Inter SemiBold`. */
const weight = / (?:Medium|SemiBold)$/;

/** Families of the letters that stand on the page, as the browser itself drew them. */
export async function fontsOf(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: 'body *' });
  const used = await Promise.all(
    // Who is gone by now stands on the page no more.
    nodeIds.map((nodeId) =>
      session.send('CSS.getPlatformFontsForNode', { nodeId }).catch(() => ({ fonts: [] })),
    ),
  );
  await session.detach();
  return [...new Set(used.flatMap((each) => each.fonts.map(({ familyName }) => familyName)))].toSorted();
}

/** `version`: of the browser, `156.0.8078.79`; its pictures change with its first number. */
export function makersHere(version: string): Makers {
  return { chromium: version.split('.')[0] ?? '' };
}

/** Why pictures of this browser cannot be compared with the stored ones; null when they can. */
export function whyIncomparable(here: Makers): string | null {
  const stored = JSON.parse(readFileSync(file, 'utf8')) as Makers;
  if (stored.chromium === here.chromium) return null;
  return `The stored pictures were made by Chromium ${stored.chromium}, and this is ${here.chromium}.`;
}

/** Why a page with letters of these families cannot be compared; null when it can. */
export function whyOtherLetters(families: readonly string[]): string | null {
  const others = families.filter((family) => !fonts.includes(family.replace(weight, '')));
  if (others.length === 0) return null;
  return `The stored pictures have letters of ${fonts.join(' and ')}, and this one of ${others.join(', ')}.`;
}

export function rememberMakers(here: Makers): void {
  writeFileSync(file, `${JSON.stringify(here, null, 2)}\n`);
}

/** Rewrites these pictures in fewer bytes. */
export function shrinkPictures(names: Iterable<string>): void {
  for (const name of names) {
    writeFileSync(join(folder, name), shrinkPng(readFileSync(join(folder, name))));
  }
}
