/**
 * What a page of Electron finds around it and Chromium alone would not give: permissions that main decides, new
 * windows that main is asked for, and the visibility and focus of its window. Sent to Chromium as text, before any of
 * the page's scripts, so it uses nothing from outside itself.
 */
import type { BridgeEnd } from './bridge.ts';

export function pageWorld(bridge: BridgeEnd): void {
  const waiting = new Map<number, (answer: unknown) => void>();
  let last = 0;
  const ask = (call: object): Promise<unknown> => {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    waiting.set(++last, resolve);
    bridge.say('ask', { id: last, ...call });
    return promise;
  };
  bridge.hear('answered', (detail) => {
    const { id, answer } = detail as { id: number; answer: unknown };
    waiting.get(id)?.(answer);
    waiting.delete(id);
  });

  type Method = (this: unknown, ...args: unknown[]) => unknown;
  function replace(owner: object | undefined, name: string, by: (real: Method) => Method): void {
    const real = owner === undefined ? undefined : (Reflect.get(owner, name) as Method | undefined);
    if (owner === undefined || typeof real !== 'function') return;
    Object.defineProperty(owner, name, { value: by(real), configurable: true, writable: true });
  }
  const request = async (permission: string) => (await ask({ about: 'request', permission })) === true;
  const refused = (text: string) => new DOMException(text, 'NotAllowedError');

  /** A method that gives a promise, and rejects when main refuses. */
  function guard(owner: object | undefined, name: string, permission: string, words: string): void {
    replace(
      owner,
      name,
      (real) =>
        async function (this: unknown, ...args) {
          if (!(await request(permission))) throw refused(words);
          return real.apply(this, args);
        },
    );
  }
  const { clipboard, geolocation, mediaDevices, permissions } = navigator;
  const write = 'clipboard-sanitized-write';
  for (const name of ['write', 'writeText'])
    guard(clipboard, name, write, `Failed to execute '${name}' on 'Clipboard': Write permission denied.`);
  for (const name of ['read', 'readText'])
    guard(
      clipboard,
      name,
      'clipboard-read',
      `Failed to execute '${name}' on 'Clipboard': Read permission denied.`,
    );
  guard(mediaDevices, 'getUserMedia', 'media', 'Permission denied');
  guard(mediaDevices, 'getDisplayMedia', 'display-capture', 'Permission denied');
  guard(navigator, 'requestMIDIAccess', 'midi', 'Permission denied');
  guard(Element.prototype, 'requestFullscreen', 'fullscreen', 'Permission denied');
  replace(
    navigator,
    'webkitGetUserMedia',
    (real) =>
      function (this: unknown, ...args) {
        void request('media').then((allowed) => {
          if (allowed) real.apply(navigator, args);
          else (args[2] as ((error: unknown) => void) | undefined)?.(refused('Permission denied'));
        });
      },
  );
  for (const name of ['getCurrentPosition', 'watchPosition']) {
    replace(
      geolocation,
      name,
      (real) =>
        function (this: unknown, ...args) {
          void request('geolocation').then((allowed) => {
            if (allowed) real.apply(geolocation, args);
            else
              (args[1] as ((error: unknown) => void) | undefined)?.({
                code: 1,
                PERMISSION_DENIED: 1,
                message: 'User denied Geolocation',
              });
          });
          return 0;
        },
    );
  }
  if (typeof Notification === 'function') {
    replace(
      Notification,
      'requestPermission',
      () => async () => ((await request('notifications')) ? 'granted' : 'denied'),
    );
  }
  replace(permissions, 'query', (real) => async (descriptor) => {
    const status = await (real.call(permissions, descriptor) as Promise<PermissionStatus>);
    const permission = String(Reflect.get(Object(descriptor), 'name'));
    const granted = (await ask({ about: 'check', permission })) === true;
    Object.defineProperty(status, 'state', { value: granted ? 'granted' : 'denied' });
    return status;
  });

  // Main is asked before anything opens; a page that is refused gets null.
  const open = window.open.bind(window);
  async function wanted(url: string, frameName: string, features: string): Promise<void> {
    const answer = await ask({ about: 'open', url, frameName, features });
    if (answer === 'allow') open(url, frameName, features);
  }
  window.open = (url = '', target = '', features = '') => {
    const address = url === '' ? 'about:blank' : new URL(String(url), document.baseURI).href;
    void wanted(address, target === '_blank' ? '' : target, features);
    return null;
  };
  for (const name of ['click', 'auxclick'] as const) {
    addEventListener(name, (event) => {
      const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
      const apart = event.ctrlKey || event.metaKey || event.shiftKey || event.button === 1;
      const named = link !== undefined && !['', '_self', '_top', '_parent'].includes(link.target);
      if (!link || event.defaultPrevented || !(named || apart) || link.href === '') return;
      event.preventDefault();
      void wanted(link.href, link.target === '_blank' ? '' : link.target, '');
    });
  }

  // A window that has not been shown yet is visible to its page: docs/api/browser-window.md, paintWhenInitiallyHidden.
  const state = { visible: true, focused: false };
  const define = (name: string, get: () => unknown) =>
    Object.defineProperty(document, name, { get, configurable: true });
  define('visibilityState', () => (state.visible ? 'visible' : 'hidden'));
  define('hidden', () => !state.visible);
  document.hasFocus = () => state.focused;
  bridge.hear('state', (detail) => {
    const { visible, focused } = detail as typeof state;
    const before = { ...state };
    Object.assign(state, { visible, focused });
    if (before.visible !== visible) document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    if (before.focused !== focused) dispatchEvent(new Event(focused ? 'focus' : 'blur'));
  });
}
