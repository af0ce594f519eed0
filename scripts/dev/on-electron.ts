/** `npm run dev` on Electron: built again and begun again at every change, because its page is a list of files. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from '../built.ts';
import type { DevHost } from './on-page.ts';

/** Milliseconds for a clean end; what has not ended by then is killed. */
const patience = 5_000;

/** Whether what was saved can be built; the builder says why not. */
function build(): boolean {
  const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'build.ts')], { stdio: 'inherit' });
  return status === 0;
}

export function startOnElectron(binary: string, dataDir: string): DevHost {
  let child: ChildProcess | null = null;

  async function stop(): Promise<void> {
    const running = child;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    running.kill('SIGTERM');
    const last = setTimeout(() => running.kill('SIGKILL'), patience);
    await ended;
    clearTimeout(last);
  }

  async function begin(): Promise<string> {
    if (!build()) return 'This cannot be built; the last good Guestlist goes on.';
    await stop();
    child = spawn(binary, [root, `--user-data-dir=${dataDir}`], { stdio: ['ignore', 'inherit', 'inherit'] });
    return 'Guestlist started; choose “Try the sandbox” in it.';
  }

  void begin();
  return { follow: begin, link: () => null, close: stop };
}
