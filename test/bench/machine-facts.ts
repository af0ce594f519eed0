/** What the numbers were measured on: enough to compare by, and nothing that tells whose machine it is. */
import { cpus, loadavg, totalmem } from 'node:os';
import type { Browser } from '@playwright/test';

const gigabyte = 1024 ** 3;

/** Before the run adds to it, or null when there was processor to spare: what else went on, in waiting processes. */
export function otherWork(): string | null {
  const [load = 0] = loadavg();
  const busy = load > cpus().length / 2;
  return busy
    ? `other work went on all the while (load ${load.toFixed(1)} at the start), so times are longer than they need to be`
    : null;
}

export function machineFacts(browser: Browser | null): string[] {
  const processors = cpus();
  return [
    `${process.platform} ${process.arch}, ${processors.length} × ${processors[0]?.model.trim() || 'unnamed processor'}, ${Math.round(totalmem() / gigabyte)} GB of memory`,
    `Node ${process.versions.node}`,
    ...(browser ? [`Chromium ${browser.version()}, headless`] : []),
  ];
}
