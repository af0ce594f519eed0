import { describe, expect, it } from 'vitest';
import { type Installed, updateSource } from '../../../main/electron/updates/source.ts';

const feed = (path: string) => path.endsWith('app-update.yml');
const all = () => true;
const none = () => false;

function installed(change: Partial<Installed>): Installed {
  return {
    isPackaged: true,
    platform: 'linux',
    env: {},
    execPath: '/tmp/.mount_G/guestlist',
    resources: '/tmp/.mount_G/resources',
    appImage: '/home/ada/Apps/Guestlist.AppImage',
    ...change,
  };
}

const mac = (execPath: string) => installed({ platform: 'darwin', execPath, appImage: null });
const win = (execPath: string) => installed({ platform: 'win32', execPath, appImage: null });

describe('an update is brought', () => {
  it.each([
    ['an AppImage', installed({}), 'self'],
    ['macOS', mac('/Applications/Guestlist.app/Contents/MacOS/Guestlist'), 'self'],
    ['Windows', win('C:\\Users\\Ada\\AppData\\Local\\Programs\\guestlist\\Guestlist.exe'), 'self'],
    ['the sources', installed({ isPackaged: false }), 'sources'],
    ['a deb or rpm', installed({ appImage: null, execPath: '/opt/Guestlist/guestlist' }), 'package-manager'],
    ['a snap', installed({ env: { SNAP: '/snap/guestlist/1' } }), 'package-manager'],
    ['a flatpak', installed({ env: { FLATPAK_ID: 'app.guestlist.Guestlist' } }), 'package-manager'],
    ['an AppImage in the Nix store', installed({ appImage: '/nix/store/x/G.AppImage' }), 'package-manager'],
    [
      'a nix profile',
      mac('/nix/store/x/Applications/Guestlist.app/Contents/MacOS/Guestlist'),
      'package-manager',
    ],
    ['a disk image', mac('/Volumes/Guestlist 1.0.0/Guestlist.app/Contents/MacOS/Guestlist'), 'read-only'],
    [
      'a translocated copy',
      mac('/private/var/folders/x/AppTranslocation/y/d/Guestlist.app/Contents/MacOS/Guestlist'),
      'read-only',
    ],
    ['scoop', win('C:\\Users\\Ada\\scoop\\apps\\guestlist\\current\\Guestlist.exe'), 'package-manager'],
    [
      'winget’s own folder',
      win('C:\\Users\\Ada\\AppData\\Local\\Microsoft\\WinGet\\Packages\\x\\Guestlist.exe'),
      'package-manager',
    ],
    ['the store', win('C:\\Program Files\\WindowsApps\\Guestlist\\Guestlist.exe'), 'package-manager'],
  ] as const)('by whom it belongs to: %s', (_name, copy, source) => {
    expect(updateSource(copy, feed, all)).toBe(source);
  });

  it('by Homebrew, which moves the application and keeps a record', () => {
    const copy = mac('/Applications/Guestlist.app/Contents/MacOS/Guestlist');
    expect(updateSource(copy, (path) => feed(path) || path === '/opt/homebrew/Caskroom/guestlist', all)).toBe(
      'package-manager',
    );
  });

  it('by nobody, where nobody publishes this build or it cannot be replaced', () => {
    expect(updateSource(installed({}), none, all)).toBe('no-publisher');
    expect(updateSource(installed({}), feed, none)).toBe('read-only');
  });
});
