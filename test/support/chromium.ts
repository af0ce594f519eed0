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

/** How each test starts it, `more` of its own behind: with the tests' own fonts (fonts.ts). */
export function chromiumLaunch(...more: string[]): LaunchOptions {
  return {
    ...(chromiumPath ? { executablePath: chromiumPath } : {}),
    args: [...chromiumArgs, ...more],
    env: { ...process.env, FONTCONFIG_FILE: fontConfigFile() },
  };
}
