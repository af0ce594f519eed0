/** The Chromium of tests and benches. */
import { existsSync } from 'node:fs';
import type { LaunchOptions } from '@playwright/test';
import { fontConfigFile } from './fonts.ts';

/** As root, and on a network that answers nothing, it needs these. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // Letters in greys and unhinted: the same at every place and on every screen.
  '--disable-lcd-text',
  '--font-render-hinting=none',
];

const onDebian = '/usr/bin/chromium';

/** Undefined: the one that Playwright downloaded. */
const chromiumPath = process.env['CHROMIUM_PATH'] ?? (existsSync(onDebian) ? onDebian : undefined);

/** Pages need no windows: a headless shell draws the same with less than half of the processor. */
const shell = '/usr/bin/chromium-headless-shell';
const shellPath =
  process.env['CHROMIUM_SHELL_PATH'] ??
  process.env['CHROMIUM_PATH'] ??
  (existsSync(shell) ? shell : chromiumPath);

/** For stories on a page. It has no notifications of the system, and its pictures are not those of a whole one. */
export function quickLaunch(): LaunchOptions {
  return { ...chromiumLaunch(), ...(shellPath ? { executablePath: shellPath } : {}) };
}

/** How each test starts it, `more` of its own behind: with the tests' own fonts (fonts.ts). */
export function chromiumLaunch(...more: string[]): LaunchOptions {
  return {
    ...(chromiumPath ? { executablePath: chromiumPath } : {}),
    args: [...chromiumArgs, ...more],
    env: { ...process.env, FONTCONFIG_FILE: fontConfigFile() },
  };
}
