import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { argumentsForX11, wantsX11, windowSystem } from '../../../main/electron/window-system.ts';

const wayland = { WAYLAND_DISPLAY: 'wayland-0', XDG_SESSION_TYPE: 'wayland', DISPLAY: ':0' };

describe('the window system', () => {
  it.each([
    ['linux', wayland, '', { waylandSession: true, x11: false }],
    ['linux', wayland, 'x11', { waylandSession: true, x11: true }],
    ['linux', { ...wayland, XDG_SESSION_TYPE: 'x11' }, '', { waylandSession: false, x11: true }],
    ['linux', { DISPLAY: ':0' }, '', { waylandSession: false, x11: true }],
    ['darwin', wayland, '', { waylandSession: false, x11: false }],
  ] as const)('on %s with %o and the switch "%s" is %o', (platform, env, ozone, expected) => {
    expect(windowSystem(platform, env, ozone)).toEqual(expected);
  });
});

describe('X11 on request', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'guestlist-x11-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each([
    ['{"settings":{"useX11":true}}', true],
    ['{"settings":{"useX11":false}}', false],
    ['{"settings":{"useX11":"yes"}}', false],
    ['{"settings":null}', false],
    ['{"settings":', false],
    [null, false],
  ])('is what the settings %s ask for: %s', (text, wanted) => {
    if (text !== null) writeFileSync(join(folder, 'settings.json'), text);
    expect(wantsX11(folder)).toBe(wanted);
  });

  it('is a new start with the same arguments and the switch, once', () => {
    const argv = ['guestlist', '--hidden', 'guestlist://invite?email=ada@example.com'];
    const args = argumentsForX11(argv, wayland, 'linux', true);
    expect(args).toEqual(['--hidden', 'guestlist://invite?email=ada@example.com', '--ozone-platform=x11']);
    expect(argumentsForX11(['guestlist', ...(args ?? [])], wayland, 'linux', true)).toBeNull();
  });

  it.each([
    ['it was not asked for', ['guestlist'], wayland, 'linux', false],
    ['the session is X11', ['guestlist'], { DISPLAY: ':0' }, 'linux', true],
    ['there is no X server', ['guestlist'], { ...wayland, DISPLAY: '' }, 'linux', true],
    ['another was chosen by hand', ['guestlist', '--ozone-platform=wayland'], wayland, 'linux', true],
    ['it is not Linux', ['guestlist'], wayland, 'win32', true],
  ] as const)('is none where %s', (_why, argv, env, platform, wanted) => {
    expect(argumentsForX11(argv, env, platform, wanted)).toBeNull();
  });
});
