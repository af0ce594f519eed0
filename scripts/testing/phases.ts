/** Parts of a test run that go on side by side, and are read one after the other. */
import { spawn } from 'node:child_process';

export interface Phase {
  title: string;
  script: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
}

/** Runs a phase; resolves to whether it ended with code 0. */
export type RunPhase = (phase: Phase) => Promise<boolean>;

/** Writes what comes first at once, and keeps the rest back until it is its turn. */
class Page {
  readonly #write: (text: string | Uint8Array) => void;
  readonly #kept: (string | Uint8Array)[] = [];
  #open = false;

  constructor(write: (text: string | Uint8Array) => void) {
    this.#write = write;
  }

  add(text: string | Uint8Array): void {
    if (this.#open) this.#write(text);
    else this.#kept.push(text);
  }

  open(): void {
    this.#open = true;
    for (const text of this.#kept.splice(0)) this.#write(text);
  }
}

/**
 * Phases may run at the same time; what they print comes whole, each under its title, in the order in which they were
 * started. A phase ends with this process. `cwd`: where they run. `write`: where it goes.
 */
export function phaseRunner(
  cwd: string,
  write: (text: string | Uint8Array) => void = (text) => void process.stdout.write(text),
): RunPhase {
  const colours = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };
  let turn: Promise<unknown> = Promise.resolve();
  return ({ title, script, args, env = {} }) => {
    const page = new Page(write);
    page.add(`\n— ${title}\n`);
    const before = turn;
    const startedAt = performance.now();
    const child = spawn(process.execPath, [script, ...args], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...colours, ...process.env, ...env },
    });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Uint8Array) => page.add(text));
    const abandon = () => child.kill();
    process.once('exit', abandon);
    const ended = new Promise<boolean>((resolve) => {
      child.once('error', (error) => {
        page.add(`${error.message}\n`);
        resolve(false);
      });
      child.once('close', (code) => {
        process.removeListener('exit', abandon);
        page.add(`  ${((performance.now() - startedAt) / 1000).toFixed(0)} s\n`);
        resolve(code === 0);
      });
    });
    turn = before.then(() => {
      page.open();
      return ended;
    });
    return ended;
  };
}
