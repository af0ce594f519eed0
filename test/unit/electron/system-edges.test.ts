/** What the systems around the app ask or tell, and Electron's defaults answer wrongly. */
import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { appId, userModelId } from '../../../main/electron/identity.ts';
import { registerDeepLinks } from '../../../main/electron/launches.ts';
import { withoutUncarried } from '../../../main/electron/plain-headers.ts';
import { quitCleanly } from '../../../main/electron/quit.ts';
import { refuseClientCertificates } from '../../../main/electron/security/client-certificates.ts';
import { separateSessionData } from '../../../main/electron/session-folder.ts';
import { app } from '../../support/electron/main/app.ts';
import { whole } from '../../support/electron/part.ts';
import { recordLog } from '../../support/recorded-log.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

afterEach(() => {
  vi.restoreAllMocks();
  app.removeAllListeners();
});

describe('a server that asks for a certificate of the person', () => {
  it('gets none, however many there are', () => {
    refuseClientCertificates(whole<Parameters<typeof refuseClientCertificates>[0]>(app));
    const event = { preventDefault: vi.fn() };
    const choose = vi.fn();
    const theirs = [{ subjectName: 'Ada' }, { subjectName: 'Ada at work' }];
    app.emit('select-client-certificate', event, null, 'https://api.example.com/', theirs, choose);
    expect(event.preventDefault).toHaveBeenCalledTimes(1);
    expect(choose.mock.calls).toEqual([[]]);
  });
});

describe('an answer with headers that Electron cannot carry', () => {
  const plain = { 'content-type': ['application/json'], 'retry-after': ['7'] };

  it('is left as it is when there are none', () => {
    const latin1 = { ...plain, server: ['Müller'] };
    expect(withoutUncarried({ responseHeaders: latin1, statusLine: 'HTTP/1.1 200 OK' })).toEqual({});
  });

  it.each(['日本', 'M\uFFFDller', 'a\u0000b', 'line\nbreak'])(
    'loses the one with %j, and no other',
    (value) => {
      const responseHeaders = { ...plain, 'x-proxy': ['fine', value] };
      expect(() => new Headers([['x-proxy', `a ${value} b`]])).toThrow(TypeError);
      const changed = withoutUncarried({ responseHeaders, statusLine: 'HTTP/1.1 429 Too Many Requests' });
      expect(changed.responseHeaders).toEqual(plain);
      expect(changed.statusLine).toBe('HTTP/1.1 429 Too Many Requests');
    },
  );

  it('keeps the number of a status whose words it cannot carry', () => {
    const { statusLine } = withoutUncarried({ responseHeaders: plain, statusLine: 'HTTP/1.1 503 停止' });
    expect(statusLine).toBe('HTTP/1.1 503 ??');
  });
});

describe('the end of a session on Windows', () => {
  it('stops the core, which no `before-quit` would', async () => {
    const stop = vi.fn(async () => undefined);
    quitCleanly(new VirtualClock(), stop, recordLog());
    const window = new EventEmitter();
    app.emit('browser-window-created', {}, window);
    window.emit('session-end', {});
    window.emit('session-end', {});
    await vi.waitFor(() => expect(stop).toHaveBeenCalledTimes(1));
  });
});

describe('links of ours', () => {
  it.each(['linux', 'darwin'] as const)('are left to what the person chose on %s', (platform) => {
    const register = vi.spyOn(app, 'setAsDefaultProtocolClient');
    vi.spyOn(app, 'isPackaged', 'get').mockReturnValue(true);
    registerDeepLinks(platform, recordLog());
    expect(register).not.toHaveBeenCalled();
  });

  it('are told to Windows, and the log says when it refuses', () => {
    const register = vi.spyOn(app, 'setAsDefaultProtocolClient').mockReturnValue(false);
    const log = recordLog();
    registerDeepLinks('win32', log);
    expect(register).not.toHaveBeenCalled();
    vi.spyOn(app, 'isPackaged', 'get').mockReturnValue(true);
    registerDeepLinks('win32', log);
    expect(log.lines.join()).toContain('links.unregistered');
  });
});

describe('the folder of Chromium’s files', () => {
  it('is one below ours where both would be the same, and is left alone elsewhere', () => {
    const dataDir = app.getPath('userData');
    const log = recordLog();
    separateSessionData(`${dataDir}-elsewhere`, log);
    expect(app.getPath('sessionData')).toBe(dataDir);
    separateSessionData(dataDir, log);
    expect(app.getPath('sessionData')).toBe(join(dataDir, 'chromium'));
    expect(existsSync(join(dataDir, 'chromium'))).toBe(true);
    expect(log.lines).toEqual([]);
  });
});

describe('who shows notifications on Windows', () => {
  it('is the installed Guestlist, or the Electron that runs the sources', () => {
    expect(userModelId(true, 'C:\\x\\Guestlist.exe')).toBe(appId);
    expect(userModelId(false, 'C:\\x\\electron.exe')).toBe('C:\\x\\electron.exe');
  });
});
