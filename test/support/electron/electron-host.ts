/** The real thing, driven by Playwright through an inspector; see electron-builder.e2e.yml for the packaged one. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { _electron } from '@playwright/test';
import type { DesktopOptions } from './desktop/desktop.ts';
import type { Host } from './host.ts';

const root = resolve(import.meta.dirname, '../../..');

/** `binary`: Electron itself, or the packaged app, which brings its own files. */
export async function startOnElectron(
  binary: string,
  options: DesktopOptions,
  packaged: boolean,
): Promise<Host> {
  const { userData, args: given = [], env } = options;
  const args = (more: string[]) => [...(packaged ? [] : [root]), `--user-data-dir=${userData}`, ...more];
  const environment = { ...process.env, ...env } as Record<string, string>;
  const app = await _electron.launch({ executablePath: binary, args: args(given), env: environment });
  return {
    kind: 'electron',
    desktop: null,
    async popup() {
      const page = await app.firstWindow();
      await page.waitForLoadState();
      return page;
    },
    windows: () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => ({
          id: window.webContents.id,
          url: window.webContents.getURL(),
          visible: window.isVisible(),
          focused: window.isFocused(),
          alwaysOnTop: window.isAlwaysOnTop(),
          left: window.getPosition()[0] ?? 0,
        })),
      ),
    async launchAgain(more = []) {
      const second = spawn(binary, args(more), { env: environment, stdio: 'ignore' });
      const [code] = await once(second, 'exit');
      return Number(code ?? -1);
    },
    clipboard: () => app.evaluate(({ clipboard }) => clipboard.readText()),
    quit: () => app.close(),
    async endSession() {
      const ended = once(app.process(), 'exit');
      app.process().kill('SIGTERM');
      const [code] = await ended;
      return Number(code ?? -1);
    },
    async kill() {
      const ended = once(app.process(), 'exit');
      app.process().kill('SIGKILL');
      await ended;
    },
    [Symbol.asyncDispose]: () => app.close(),
  };
}
