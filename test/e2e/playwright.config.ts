import '../support/electron-node/boringssl.ts';
import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { quickLaunch } from '../support/chromium.ts';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/e2e',
  snapshotPathTemplate: '{testDir}/__screenshots__/{testFileName}/{arg}{ext}',
  fullyParallel: false,
  // Each file has its own data directories, keyring and browser, and waits for them much of its time.
  workers: availableParallelism() + 2,
  retries: 0,
  timeout: 240_000,
  // Shared machines are slow at times; how fast things are is measured by the bench, not by a test that fails.
  expect: { timeout: 45_000 },
  projects: [
    { name: 'e2e', testIgnore: 'pictures.spec.ts' },
    // What the README shows is what this compares with, so that it cannot lie.
    {
      name: 'pictures',
      testMatch: 'pictures.spec.ts',
      snapshotPathTemplate: '{testDir}/../../docs/pictures/{arg}{ext}',
    },
  ],
  use: {
    browserName: 'chromium',
    launchOptions: quickLaunch(),
    viewport: { width: 400, height: 600 },
    trace: 'off',
  },
});
