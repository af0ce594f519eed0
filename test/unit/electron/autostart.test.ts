import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAutostart, quoteExec } from '../../../main/electron/autostart.ts';
import { startedHidden } from '../../../main/electron/login-item.ts';

describe('opening at login on Linux', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'guestlist-login-'));
  });
  afterEach(() => rmSync(home, { recursive: true }));

  it('writes an entry that starts the app hidden, and takes it away again', () => {
    const autostart = createAutostart(
      { XDG_CONFIG_HOME: join(home, 'config') },
      home,
      '/opt/Guestlist/guestlist',
    );
    const file = join(home, 'config/autostart/app.guestlist.Guestlist.desktop');
    expect(autostart.isEnabled()).toBe(false);
    autostart.set(true);
    expect(autostart.isEnabled()).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain('\nExec="/opt/Guestlist/guestlist" --hidden\n');
    autostart.set(false);
    expect(existsSync(file)).toBe(false);
    autostart.set(false);
  });

  it('names the AppImage itself, not the mount that is gone at the next login', () => {
    const env = { APPIMAGE: '/home/ada/My Apps/Guestlist.AppImage' };
    createAutostart(env, home, '/tmp/.mount_Guest/guestlist').set(true);
    const entry = readFileSync(join(home, '.config/autostart/app.guestlist.Guestlist.desktop'), 'utf8');
    expect(entry).toContain('Exec="/home/ada/My Apps/Guestlist.AppImage" --hidden');
  });

  it('believes a desktop that switched it off', () => {
    const autostart = createAutostart({}, home, '/opt/guestlist');
    autostart.set(true);
    appendFileSync(join(home, '.config/autostart/app.guestlist.Guestlist.desktop'), 'Hidden=true\n');
    expect(autostart.isEnabled()).toBe(false);
  });

  it.each([
    ['/opt/a b', '"/opt/a b"'],
    ['/opt/100%', '"/opt/100%%"'],
    ['/opt/$HOME`x`', '"/opt/\\\\$HOME\\\\`x\\\\`"'],
    ['/opt/"x"', '"/opt/\\\\"x\\\\""'],
  ])('quotes %s', (path, quoted) => {
    expect(quoteExec(path)).toBe(quoted);
  });

  it('shows no popup when the system started us', () => {
    expect(startedHidden(['guestlist', '--hidden'], 'linux')).toBe(true);
    expect(startedHidden(['guestlist'], 'linux')).toBe(false);
  });
});
