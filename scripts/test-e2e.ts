/** `npm run test:e2e [-- flags]`: Playwright's own flags and file names, on a fresh build and a Chromium that starts. */
import './end-with-parent.mjs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildOrEnd, root } from './built.ts';
import { ensureRequirements } from './requirements.ts';

const { chromium, quick } = await ensureRequirements();
buildOrEnd();
const playwright = join(root, 'node_modules/@playwright/test/cli.js');
const args = [playwright, 'test', '--config=test/e2e/playwright.config.ts', ...process.argv.slice(2)];
const child = spawn(process.execPath, args, {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, CHROMIUM_PATH: chromium, CHROMIUM_SHELL_PATH: quick },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.on('close', (code) => process.exit(code ?? 1));
