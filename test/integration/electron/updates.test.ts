/** Updates against a feed of this machine, with the real electron-updater. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeHttpExecutor } from 'builder-util';
import { configureRequestOptions, configureRequestUrl, type DownloadOptions } from 'builder-util-runtime';
import { AppImageUpdater } from 'electron-updater';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { adaptUpdater } from '../../../main/electron/updates/electron-updater.ts';
import { keepUpdated } from '../../../main/electron/updates/updates.ts';
import { recordLog } from '../../support/recorded-log.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

/** As Electron's own network executor, on Node's http. */
class NodeDownloads extends NodeHttpExecutor {
  download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise<string>((resolve, reject, onCancel) => {
      const request = configureRequestOptions({ headers: options.headers ?? {} });
      configureRequestUrl(url, request);
      const callback = (error: Error | null) => (error ? reject(error) : resolve(destination));
      this.doDownload(request, { destination, options, onCancel, callback, responseHandler: null }, 0);
    });
  }
}

const day = 24 * 3_600_000;
const content = Buffer.from('a newer Guestlist');

describe('a copy that updates itself', () => {
  let folder: string;
  let server: Server;
  let feed: string | null;
  const asked: string[] = [];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'guestlist-updates-'));
    asked.length = 0;
    vi.stubEnv('APPIMAGE', join(folder, 'Guestlist.AppImage'));
    vi.stubEnv('XDG_CACHE_HOME', join(folder, 'cache'));
    server = createServer(({ url = '' }, response) => {
      asked.push(url.split('?')[0] ?? '');
      if (url.startsWith('/latest-linux') && feed !== null) response.end(feed);
      else if (url.startsWith('/Guestlist')) response.end(content);
      else response.writeHead(404).end();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    rmSync(folder, { recursive: true, force: true });
  });

  function offer(version: string, checked: Buffer = content): void {
    const sha512 = createHash('sha512').update(checked).digest('base64');
    const file = `Guestlist-${version}.AppImage`;
    feed = [
      `version: ${version}`,
      'files:',
      `  - url: ${file}`,
      `    sha512: ${sha512}`,
      `    size: ${content.length}`,
      `path: ${file}`,
      `sha512: ${sha512}`,
      "releaseDate: '2026-12-01T00:00:00.000Z'",
    ].join('\n');
  }

  function start(version: string, answers: boolean[] = []) {
    const app = {
      version,
      name: 'guestlist',
      isPackaged: true,
      appUpdateConfigPath: join(folder, 'app-update.yml'),
      userDataPath: folder,
      baseCachePath: join(folder, 'cache'),
      whenReady: async () => undefined,
      relaunch: vi.fn(),
      quit: vi.fn(),
      onQuit: vi.fn(),
    };
    mkdirSync(app.baseCachePath, { recursive: true });
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/`;
    writeFileSync(
      app.appUpdateConfigPath,
      `provider: generic\nurl: ${url}\nupdaterCacheDirName: guestlist-updater\n`,
    );
    const library = new AppImageUpdater(null, app);
    Object.assign(library, { httpExecutor: new NodeDownloads(), disableDifferentialDownload: true });
    const restart = vi.spyOn(library, 'quitAndInstall').mockImplementation(() => undefined);
    const clock = new VirtualClock();
    const log = recordLog();
    const questions: string[] = [];
    const updater = adaptUpdater(library);
    const looks = vi.spyOn(updater, 'offered');
    const stop = keepUpdated({
      updater,
      version,
      clock,
      log,
      ask: async (next) => {
        questions.push(next);
        return answers.shift() ?? false;
      },
    });
    return { clock, log, questions, restart, stop, looks };
  }

  /** Past the next look, until it led to this and has its answer: the library asks no feed anew while it waits for one. */
  async function look(app: ReturnType<typeof start>, done: () => boolean, ms = day): Promise<void> {
    app.clock.advance(ms);
    await vi.waitFor(() => expect(done()).toBe(true), { timeout: 10_000 });
    await Promise.allSettled(app.looks.mock.results.map(({ value }) => value));
  }

  it('loads a newer version, asks, and restarts only then', async () => {
    offer('1.10.0');
    const app = start('1.2.0', [true]);
    expect(asked).toEqual([]);
    await look(app, () => app.restart.mock.calls.length > 0);
    expect(app.questions).toEqual(['1.10.0']);
    expect(asked).toContain('/Guestlist-1.10.0.AppImage');
    expect(existsSync(join(folder, 'cache/guestlist-updater/pending/Guestlist-1.10.0.AppImage'))).toBe(true);
    app.stop();
  });

  it('takes "later" for an answer, and does not ask again for the same version', async () => {
    offer('1.3.0');
    const app = start('1.2.0', [false, false]);
    await look(app, () => app.questions.length === 1);
    const before = asked.length;
    await look(app, () => asked.length > before);
    offer('1.4.0');
    await look(app, () => app.questions.length === 2);
    expect(app.questions).toEqual(['1.3.0', '1.4.0']);
    expect(app.restart).not.toHaveBeenCalled();
    app.stop();
  });

  it.each(['1.2.0', '1.1.9', '0.9.0', '1.2.0-beta.1'])('never goes from 1.2.0 to %s', async (version) => {
    offer(version);
    const app = start('1.2.0');
    await look(app, () => asked.includes('/latest-linux.yml'));
    await look(app, () => asked.filter((path) => path === '/latest-linux.yml').length === 2);
    expect(asked.filter((path) => path.endsWith('.AppImage'))).toEqual([]);
    expect(app.questions).toEqual([]);
    app.stop();
  });

  it('offers nothing that is not what the feed says', async () => {
    offer('1.3.0', Buffer.from('something else'));
    const app = start('1.2.0', [true]);
    await look(app, () => app.log.lines.join().includes('update.failed'));
    expect(app.questions).toEqual([]);
    app.stop();
  });

  it('logs that there was no answer, without the address, and looks again the next day', async () => {
    feed = null;
    const app = start('1.2.0');
    await look(app, () => app.log.lines.join().includes('update.failed'));
    expect(app.log.lines.join()).not.toContain('127.0.0.1');
    offer('1.3.0');
    await look(app, () => app.questions.length === 1);
    app.stop();
  });
});
