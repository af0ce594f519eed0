/** What a picture depends on beside the page: letters are drawn otherwise by another font or another Chromium. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { shrinkPng } from './shrink-png.ts';

const folder = resolve(import.meta.dirname, '../../docs/pictures');
const file = join(folder, 'made-with.json');

interface Makers {
  font: string;
  monospace: string;
  chromium: string;
}

function fontFor(family: string): string {
  try {
    return execFileSync('fc-match', ['--format=%{family}', family], { encoding: 'utf8' }).trim();
  } catch {
    // Neither macOS nor Windows has fontconfig, and neither has the fonts of the pictures.
    return 'unknown';
  }
}

/** `version`: of the browser, `156.0.8078.79`; its pictures change with its first number. */
export function makersHere(version: string): Makers {
  return {
    font: fontFor('system-ui'),
    monospace: fontFor('ui-monospace'),
    chromium: version.split('.')[0] ?? '',
  };
}

/** Why pictures made here cannot be compared with the stored ones; null when they can. */
export function whyIncomparable(here: Makers): string | null {
  const stored = JSON.parse(readFileSync(file, 'utf8')) as Makers;
  const names = ['font', 'monospace', 'chromium'] as const;
  const differing = names.filter((name) => stored[name] !== here[name]);
  if (differing.length === 0) return null;
  const words = differing.map((name) => `${name} ${here[name]} instead of ${stored[name]}`);
  return `The stored pictures were made with other letters: ${words.join(', ')}.`;
}

export function rememberMakers(here: Makers): void {
  writeFileSync(file, `${JSON.stringify(here, null, 2)}\n`);
}

/** Rewrites every picture in fewer bytes. */
export function shrinkPictures(): void {
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.png'))) {
    writeFileSync(join(folder, name), shrinkPng(readFileSync(join(folder, name))));
  }
}
