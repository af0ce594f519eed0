/** What the numbers were measured on: enough to compare by, and nothing that tells whose machine it is. */
import { cpus, totalmem } from 'node:os';
import type { Browser } from '@playwright/test';

const gigabyte = 1024 ** 3;

export function machineFacts(browser: Browser | null): string[] {
  const processors = cpus();
  return [
    `${process.platform} ${process.arch}, ${processors.length} × ${processors[0]?.model.trim() || 'unnamed processor'}, ${Math.round(totalmem() / gigabyte)} GB of memory`,
    `Node ${process.versions.node}`,
    ...(browser ? [`Chromium ${browser.version()}, headless`] : []),
  ];
}
