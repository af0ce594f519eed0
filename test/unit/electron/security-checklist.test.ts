/** Electron's own checklist, item by item: https://www.electronjs.org/docs/latest/tutorial/security */
import { EventEmitter } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { describe, expect, it, vi } from 'vitest';
import { appUrl, isAppUrl } from '../../../main/electron/security/app-origin.ts';
import { fuses } from '../../../main/electron/security/fuses.ts';
import { securityHeaders } from '../../../main/electron/security/headers.ts';
import { confine } from '../../../main/electron/security/navigation.ts';
import { denyAllPermissions } from '../../../main/electron/security/permissions.ts';
import { senderProblem } from '../../../main/electron/security/sender.ts';
import { webPreferences } from '../../../main/electron/security/web-preferences.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { operations } from '../../../preload/contract.ts';
import { whole } from '../../support/electron/part.ts';
import { recordLog } from '../../support/recorded-log.ts';

const policy = securityHeaders['Content-Security-Policy'];

const root = resolve(import.meta.dirname, '../../..');

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));
}

const elsewhere = { url: 'https://elsewhere.example/', isMainFrame: true };

class Contents extends EventEmitter {
  openHandler: (() => { action: string }) | null = null;
  setWindowOpenHandler = (handler: unknown) => {
    this.openHandler = handler as () => { action: string };
  };
  /** Whether what happens is refused. */
  refuses(event: string, to: { url: string; isMainFrame: boolean } = elsewhere): boolean {
    let refused = false;
    this.emit(event, { preventDefault: () => (refused = true), ...to });
    return refused;
  }
}

function confined(): Contents {
  const contents = new Contents();
  confine(whole<Electron.WebContents>(contents), recordLog());
  return contents;
}

describe('security checklist', () => {
  it('1: only secure content is loaded, from our own scheme', () => {
    expect(appUrl).toBe('app://guestlist/');
    expect(policy).not.toMatch(/http|\*|data:|blob:/);
  });

  it('2: no Node in any page', () => {
    expect(webPreferences).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    });
  });

  it('3: context isolation', () => expect(webPreferences.contextIsolation).toBe(true));

  it('4: the sandbox, for every process', () => {
    expect(webPreferences.sandbox).toBe(true);
    expect(sources('main/electron').join()).toContain('app.enableSandbox();');
  });

  it('5: every permission request, check and device is refused', () => {
    const session = {
      setPermissionRequestHandler: vi.fn(),
      setPermissionCheckHandler: vi.fn(),
      setDevicePermissionHandler: vi.fn(),
      setDisplayMediaRequestHandler: vi.fn(),
      setBluetoothPairingHandler: vi.fn(),
      setUSBProtectedClassesHandler: vi.fn(),
    };
    denyAllPermissions(session);
    const answer = vi.fn();
    session.setPermissionRequestHandler.mock.calls[0]?.[0](null, 'clipboard-sanitized-write', answer);
    session.setDisplayMediaRequestHandler.mock.calls[0]?.[0](null, answer);
    session.setBluetoothPairingHandler.mock.calls[0]?.[0](null, answer);
    expect(answer.mock.calls).toEqual([[false], [{}], [{ confirmed: false }]]);
    expect(session.setPermissionCheckHandler.mock.calls[0]?.[0](null, 'media')).toBe(false);
    expect(session.setDevicePermissionHandler.mock.calls[0]?.[0]({})).toBe(false);
    const protectedClasses = ['audio', 'hid'];
    expect(session.setUSBProtectedClassesHandler.mock.calls[0]?.[0]({ protectedClasses })).toEqual(
      protectedClasses,
    );
  });

  it('6: web security stays on', () => expect(webPreferences.webSecurity).toBe(true));

  it('7: a content security policy that starts from nothing', () => {
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      "font-src 'self'",
      "connect-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ]);
  });

  it('8: no insecure content', () => expect(webPreferences.allowRunningInsecureContent).toBe(false));

  it('9: no experimental features', () => expect(webPreferences.experimentalFeatures).toBe(false));

  it('10: no Blink features', () => expect(webPreferences).not.toHaveProperty('enableBlinkFeatures'));

  it('11: no webview, with or without pop-ups', () => {
    expect(webPreferences.webviewTag).toBe(false);
    expect(sources('renderer').join()).not.toMatch(/<webview/i);
  });

  it('12: a webview that comes all the same is refused', () => {
    expect(confined().refuses('will-attach-webview')).toBe(true);
  });

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
    '13: %s is refused, whereto ever',
    (event) => {
      expect(confined().refuses(event)).toBe(true);
    },
  );

  it.each(['will-navigate', 'will-frame-navigate'])(
    '13: %s lets the page be loaded again, as it is',
    (event) => {
      expect(confined().refuses(event, { url: appUrl, isMainFrame: true })).toBe(false);
      for (const url of [
        `${appUrl}index.html`,
        `${appUrl}?x`,
        'app://guestlist.evil/',
        'app://guestlist@evil/',
      ]) {
        expect(confined().refuses(event, { url, isMainFrame: true })).toBe(true);
      }
      expect(confined().refuses(event, { url: appUrl, isMainFrame: false })).toBe(true);
    },
  );

  it('14: no new windows', () => expect(confined().openHandler?.()).toEqual({ action: 'deny' }));

  it('15: nothing is opened in the browser, and no operation takes an address to open', () => {
    const fields = Object.values(operations).flatMap((verbs) =>
      Object.values(verbs).flatMap(({ payload }) => Object.keys('shape' in payload ? payload.shape : {})),
    );
    expect(fields.filter((field) => /^(url|href|link|page|address)$/i.test(field))).toEqual([]);
    expect(sources('main/electron').join()).not.toContain('openExternal');
  });

  it('16: a current Electron, of a stable line, and exactly that one', () => {
    const [major = 0, minor = 0] = packageJson.devDependencies.electron.split('.').map(Number);
    expect(packageJson.devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
    expect(major * 1000 + minor).toBeGreaterThanOrEqual(45_004);
  });

  it('18: the app is not a file', () => {
    expect(isAppUrl('file:///opt/guestlist/index.html')).toBe(false);
    expect(sources('main/electron').join()).not.toMatch(/loadFile\(|file:\/\/\//);
  });

  it('19: fuses are chosen, not left', () => {
    const on = Object.entries(fuses).flatMap(([name, burnt]) => (burnt ? [name] : []));
    expect(on).toEqual(['enableEmbeddedAsarIntegrityValidation', 'onlyLoadAppFromAsar']);
    const known = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));
    const chosen = [...Object.keys(fuses), 'enableCookieEncryption'].map((name) => name.toLowerCase());
    expect(chosen.sort()).toEqual(known.map((name) => name.toLowerCase()).sort());
  });

  it('20: the preload exposes one object, built from the contract', () => {
    const preload = readFileSync(join(root, 'preload/index.ts'), 'utf8');
    expect(preload.match(/exposeInMainWorld/g)).toHaveLength(1);
    expect(preload).toContain('buildBridge(');
  });
});

describe('17: the sender of a message', () => {
  const frame = { url: appUrl, parent: null, detached: false };
  const message = { senderFrame: frame, sender: { id: 7, mainFrame: frame } };

  it('is our own page in the main frame of our own window', () => {
    expect(senderProblem(message, 7)).toBeNull();
  });

  it.each([
    ['is gone', { ...message, senderFrame: null }, 7, 'no frame'],
    ['was detached', { ...message, senderFrame: { ...frame, detached: true } }, 7, 'no frame'],
    ['is another window', message, 8, 'wrong window'],
    ['comes when there is no window', message, null, 'wrong window'],
    ['is a frame within', { ...message, senderFrame: { ...frame, parent: frame } }, 7, 'not the main frame'],
  ] as const)('that %s is refused', (_why, given, windowId, problem) => {
    expect(senderProblem(given, windowId)).toBe(problem);
  });

  it.each([
    'https://guestlist/',
    'https://evil.example/app://guestlist/',
    'app://guestlist.evil.example/',
    'app://guestlist@evil.example/',
    'app://evil@guestlist/',
    'app://evil/',
    'apps://guestlist/',
    'data:text/html,app://guestlist/',
    'about:blank',
    '',
  ])('on the page %s is refused', (url) => {
    const foreign = { url, parent: null, detached: false };
    const given = { senderFrame: foreign, sender: { id: 7, mainFrame: foreign } };
    expect(senderProblem(given, 7)).toBe('foreign page');
  });
});
