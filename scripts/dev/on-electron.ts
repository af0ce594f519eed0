/** `npm run dev` on Electron: built again and begun again at every change, because its page is a list of files. */
import { type ChildProcess, spawn } from 'node:child_process';
import { build, root } from '../built.ts';
import { endChild } from './end-child.ts';
import type { DevHost } from './on-page.ts';

export function startOnElectron(binary: string, dataDir: string): DevHost {
  let child: ChildProcess | null = null;

  async function begin(): Promise<string> {
    if (!build()) return 'This cannot be built; the last good Guestlist goes on.';
    await endChild(child);
    child = spawn(binary, [root, `--user-data-dir=${dataDir}`], { stdio: ['ignore', 'inherit', 'inherit'] });
    return 'Guestlist started; choose “Try the sandbox” in it.';
  }

  void begin();
  return { follow: begin, link: () => null, close: () => endChild(child) };
}
