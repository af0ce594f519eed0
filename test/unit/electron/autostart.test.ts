import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAutostart } from '../../../main/electron/login/autostart.ts';
import {
  execArguments,
  programOf,
  quoteExec,
  readEntry,
  withKey,
} from '../../../main/electron/login/desktop-entry.ts';
import { startedHidden } from '../../../main/electron/login/login-item.ts';
import { ownProgram, wayTo } from '../../../main/electron/login/own-program.ts';
import { isOlder } from '../../../main/electron/login/versions.ts';
import { FailureError } from '../../../preload/failure.ts';
import { recordLog } from '../../support/recorded-log.ts';

describe('opening at login on Linux', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'guestlist-login-'));
  });
  afterEach(() => {
    chmodSync(home, 0o700);
    rmSync(home, { recursive: true });
  });

  const entryFile = () => join(home, '.config/autostart/app.guestlist.Guestlist.desktop');
  const entry = () => readFileSync(entryFile(), 'utf8');

  function program(name: string): string {
    const file = join(home, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '#!/bin/sh\n', { mode: 0o755 });
    return file;
  }

  function autostart(
    execPath: string,
    { env = {}, version = '1.2.0' }: { env?: NodeJS.ProcessEnv; version?: string } = {},
  ) {
    return createAutostart({ env, home, execPath, version, log: recordLog() });
  }

  it('writes an entry that starts the app hidden, and takes it away again', () => {
    const file = program('opt/Guestlist/guestlist');
    const env = { XDG_CONFIG_HOME: join(home, 'config') };
    const item = autostart(file, { env });
    const written = join(home, 'config/autostart/app.guestlist.Guestlist.desktop');
    expect(item.isEnabled()).toBe(false);
    item.set(true);
    expect(item.isEnabled()).toBe(true);
    expect(readFileSync(written, 'utf8')).toContain(`\nExec="${file}" --hidden\n`);
    item.set(false);
    expect(existsSync(written)).toBe(false);
    item.set(false);
  });

  it('waits for the panel where a desktop can be told to', () => {
    autostart(program('guestlist')).set(true);
    expect(entry()).toContain('\nX-KDE-autostart-after=panel\n');
    expect(entry()).toContain('\nX-LXQt-Need-Tray=true\n');
  });

  it('names the AppImage itself, not the mount that is gone at the next login', () => {
    const file = program('My Apps/Guestlist.AppImage');
    const env = { APPIMAGE: file, APPDIR: '/tmp/.mount_Guest' };
    autostart('/tmp/.mount_Guest/guestlist', { env }).set(true);
    expect(entry()).toContain(`Exec="${file}" --hidden`);
  });

  it('does not take the AppImage of the terminal that it was started from for its own', () => {
    const env = { APPIMAGE: '/home/ada/Editor.AppImage', APPDIR: '/tmp/.mount_Editor' };
    expect(ownProgram(env, '/opt/Guestlist/guestlist')).toBe('/opt/Guestlist/guestlist');
    expect(
      ownProgram({ APPIMAGE: '/a/G.AppImage', APPDIR: '/tmp/.mount_G/' }, '/tmp/.mount_G/guestlist'),
    ).toBe('/a/G.AppImage');
  });

  it.each([
    'Hidden=true',
    'Hidden=1',
    'Hidden = true',
    'Hidden=yes',
    'X-GNOME-Autostart-enabled=false',
    'X-GNOME-Autostart-enabled = 0',
    'X-MATE-Autostart-enabled=false',
    'OnlyShowIn=KDE;',
    'NotShowIn=XFCE;GNOME;',
  ])('believes a desktop that switched it off: %s', (line) => {
    const item = autostart(program('guestlist'), { env: { XDG_CURRENT_DESKTOP: 'ubuntu:GNOME' } });
    item.set(true);
    writeFileSync(entryFile(), `${entry()}${line}\n`);
    expect(item.isEnabled()).toBe(false);
    item.set(true);
    expect(item.isEnabled()).toBe(true);
  });

  it.each([
    'Hidden=false',
    'Hidden=0',
    '# Hidden=true',
    '[Desktop Action x]\nHidden=true',
    'OnlyShowIn=GNOME;',
  ])('is on with %j, which switches nothing off', (line) => {
    const item = autostart(program('guestlist'), { env: { XDG_CURRENT_DESKTOP: 'GNOME' } });
    item.set(true);
    writeFileSync(entryFile(), `${entry()}${line}\n`);
    expect(item.isEnabled()).toBe(true);
  });

  it('makes a switch of GNOME’s one that systemd knows too', () => {
    const item = autostart(program('guestlist'));
    item.set(true);
    writeFileSync(entryFile(), entry().replace('enabled=true', 'enabled=false'));
    item.renew();
    expect(readEntry(entry()).get('Hidden')).toBe('true');
    expect(item.isEnabled()).toBe(false);
  });

  it('is off when the program it starts has gone, and leads to the moved AppImage after its next start', () => {
    const first = program('Downloads/Guestlist.AppImage');
    autostart(first).set(true);
    const moved = join(home, 'Apps/It’s 100% Guestlist.AppImage');
    mkdirSync(dirname(moved));
    renameSync(first, moved);
    expect(autostart(moved).isEnabled()).toBe(false);
    autostart(moved).renew();
    expect(autostart(moved).isEnabled()).toBe(true);
    expect(readEntry(entry()).get('Exec')).toBe(
      `"${join(home, '.local/share/app.guestlist.Guestlist/start')}" --hidden`,
    );
    expect(readlinkSync(join(home, '.local/share/app.guestlist.Guestlist/start'))).toBe(moved);
  });

  it('is off when the link has lost what it leads to', () => {
    const odd = program('100%/Guestlist.AppImage');
    const item = autostart(odd);
    item.set(true);
    expect(item.isEnabled()).toBe(true);
    rmSync(odd);
    expect(item.isEnabled()).toBe(false);
  });

  it('goes to a newer version beside the older one, and not back', () => {
    const older = program('Guestlist-1.2.0.AppImage');
    const newer = program('Guestlist-1.10.0.AppImage');
    autostart(older).set(true);
    autostart(newer, { version: '1.10.0' }).renew();
    expect(programOf(readEntry(entry()).get('Exec') ?? '')).toBe(newer);
    autostart(older).renew();
    expect(programOf(readEntry(entry()).get('Exec') ?? '')).toBe(newer);
    expect(autostart(older).isEnabled()).toBe(true);
  });

  it('keeps what a person wrote into the entry, and leaves one alone that starts', () => {
    const file = program('guestlist');
    const item = autostart(file);
    item.set(true);
    writeFileSync(entryFile(), withKey(entry(), 'Exec', `env LANG=de_DE.UTF-8 ${file} --hidden --mine`));
    const before = entry();
    item.renew();
    expect(entry()).toBe(before);
    expect(item.isEnabled()).toBe(true);
    rmSync(entryFile());
    item.renew();
    expect(existsSync(entryFile())).toBe(false);
  });

  it('says that it cannot, where no desktop could', () => {
    const env = { XDG_DATA_HOME: '/home/a$b/.local/share' };
    const item = autostart('/home/a$b/Guestlist.AppImage', { env });
    expect(() => item.set(true)).toThrow(FailureError);
    expect(existsSync(entryFile())).toBe(false);
    writeFileSync(join(home, '.config'), 'a file');
    expect(() => autostart('/opt/guestlist').set(true)).toThrow(FailureError);
    expect(autostart('/opt/guestlist').isEnabled()).toBe(false);
  });

  it.each([
    ['/opt/a b', '/home/ada', 'direct'],
    ['/opt/über/Gästeliste', '/home/ada', 'direct'],
    ['/opt/a;b&c(d)#~!*', '/home/ada', 'direct'],
    ["/opt/it's", '/home/ada', 'link'],
    ['/opt/100%', '/home/ada', 'link'],
    ['/opt/a\nb', '/home/ada', 'link'],
    ["/opt/it's", "/home/o'brien", 'env'],
    ['/opt/$x', "/home/o'brien", 'none'],
  ] as const)('reaches %j from %s by a way of the kind it needs', (path, dataHome, kind) => {
    expect(wayTo(path, dataHome).kind).toBe(kind);
  });

  it('shows no popup when the system started us', () => {
    expect(startedHidden(['guestlist', '--hidden'], 'linux')).toBe(true);
    expect(startedHidden(['guestlist'], 'linux')).toBe(false);
  });
});

describe('a desktop entry', () => {
  it.each([
    ['/opt/a b', '"/opt/a b"'],
    ['/opt/100%', '"/opt/100%%"'],
    ['/opt/$HOME`x`', '"/opt/\\\\$HOME\\\\`x\\\\`"'],
    ['/opt/"x"', '"/opt/\\\\"x\\\\""'],
    ['/opt/a\\b', '"/opt/a\\\\\\\\b"'],
  ])('quotes %s, and reads it back', (path, quoted) => {
    expect(quoteExec(path)).toBe(quoted);
    expect(execArguments(`${quoted} --hidden %U`)).toEqual([path, '--hidden']);
    expect(programOf(`env LANG=C ${quoted}`)).toBe(path);
  });

  it('has the last of a key that stands twice, and no key of another group', () => {
    const text = '[Desktop Entry]\nA=1\nA = 2\n\n[Other]\nA=3\n';
    expect(readEntry(text).get('A')).toBe('2');
    expect(withKey(text, 'A', '4')).toBe('[Desktop Entry]\nA=4\n\n[Other]\nA=3\n');
    expect(withKey('[Desktop Entry]\nB=1\n', 'A', '2')).toBe('[Desktop Entry]\nB=1\nA=2\n');
  });

  it.each([
    ['1.2.0', '1.10.0', true],
    ['1.10.0', '1.2.0', false],
    ['1.2.0', '1.2.0', false],
    ['1.2.0-beta.1', '1.2.0', true],
    [undefined, '1.0.0', true],
    ['nonsense', '1.0.0', false],
  ])('of version %s is older than %s: %s', (version, than, older) => {
    expect(isOlder(version, than)).toBe(older);
  });
});
