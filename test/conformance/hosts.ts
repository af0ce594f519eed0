/** Runs the application under test, on the stand-in and on Electron. Each resolves when it has ended. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumArgs } from '../support/chromium.ts';
import { Desktop } from '../support/electron/desktop/desktop.ts';
import type { Built } from './bundle.ts';

const entry = resolve(import.meta.dirname, '../support/electron/run.ts');

export interface Given {
  /** Where the application keeps what it keeps. */
  folder: string;
  report: string;
  only: string;
}

export interface Ran {
  /** The code that it ended with, or the signal; -1 is any signal on the stand-in, whose output names it. */
  end: string;
  /** What it wrote to its terminal. */
  output: string;
}

export type Run = (given: Given) => Promise<Ran>;

function environment(
  { preload }: Built,
  command: string[],
  { folder, report, only }: Given,
): Record<string, string> {
  return {
    // Folders of its applications and their sockets go with its own.
    TMPDIR: folder,
    CONFORMANCE_PRELOAD: preload,
    CONFORMANCE_COMMAND: JSON.stringify(command),
    CONFORMANCE_REPORT: report,
    CONFORMANCE_ONLY: only,
  };
}

export async function runOnStandIn(built: Built, executablePath: string, given: Given): Promise<Ran> {
  const browser = await chromium.launch({ executablePath, args: chromiumArgs });
  try {
    const context = await browser.newContext();
    const command = [process.execPath, '--disable-warning=ExperimentalWarning', entry];
    const env = environment(built, command, given);
    await using desktop = new Desktop({ context, userData: given.folder, main: built.main, env });
    const code = await desktop.ended;
    if (code !== 0) await desktop.silent;
    return { end: `${code}`, output: desktop.output };
  } finally {
    await browser.close();
  }
}

export async function runOnElectron(binary: string, built: Built, given: Given): Promise<Ran> {
  const env = { ...process.env, ...environment(built, [binary], given) };
  const child = spawn(binary, [built.main, `--user-data-dir=${given.folder}`], { env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text: Buffer) => {
      output += text.toString();
    });
  }
  const [code, signal] = await once(child, 'close');
  return { end: `${code ?? signal}`, output };
}
