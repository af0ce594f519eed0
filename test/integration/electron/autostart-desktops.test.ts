/** What the entry for opening at login starts, from folders of any name, by the programs that desktops start it with. */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAutostart } from '../../../main/electron/login/autostart.ts';
import { recordLog } from '../../support/recorded-log.ts';

const run = promisify(execFile);
const support = resolve(import.meta.dirname, '../../support');
const has = (tool: string) => spawnSync('which', [tool]).status === 0;

const names = [
  'plain',
  'with a space',
  "it's",
  '100% sure',
  '%U',
  'price $HOME',
  'back`tick`',
  'back\\slash',
  'double"quote',
  'über Gästeliste',
  'all of \'"%$`\\ them',
  'semi;colon&and(brackets)#~',
  'below a home with "quotes" and 100%',
];

/** Where no link at a plain path can be had. */
const oddHome = 'o\'brien "100%" ';

/** dex 0.9 takes a double quote in `Exec` for an open one, however it is escaped. */
const beyondDex = (launcher: string, name: string) => launcher === 'dex' && name.startsWith('below');

/** Null: it is there. */
function hindrance(launcher: 'systemd' | 'dex' | 'gio'): string | null {
  if (process.platform !== 'linux') return 'only Linux has them';
  if (launcher !== 'systemd') return has(launcher) ? null : `${launcher} is not installed`;
  if (process.getuid?.() !== 0) return 'a systemd of its own needs root';
  const inside =
    'mount -t cgroup2 none /sys/fs/cgroup && test -x /usr/lib/systemd/user-generators/systemd-xdg-autostart-generator';
  return spawnSync('unshare', ['--mount', 'sh', '-c', inside]).status === 0
    ? null
    : 'systemd cannot be started here';
}

describe.each(['systemd', 'dex', 'gio'] as const)('opening at login by %s', (launcher) => {
  const why = hindrance(launcher);
  let folder: string;
  const entries: string[] = [];
  const cameTo = (index: number) => join(folder, `came-${index}`);

  /** As if it stood in a folder of that name; it writes down what it was started with. */
  function install(name: string, index: number): void {
    const home = join(folder, `${name.startsWith('below') ? oddHome : 'home'}-${index}`);
    const program = join(home, name, 'Guestlist.AppImage');
    mkdirSync(join(home, name), { recursive: true });
    writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$#" "$@" >> ${cameTo(index)}\n`, { mode: 0o755 });
    const log = recordLog();
    const item = createAutostart({ env: {}, home, execPath: program, version: '1.0.0', log });
    item.set(true);
    expect(item.isEnabled()).toBe(true);
    const file = join(home, '.config/autostart/app.guestlist.Guestlist.desktop');
    const entry = join(folder, `config/autostart/guestlist-${index}.desktop`);
    writeFileSync(entry, readFileSync(file));
    entries.push(entry);
  }

  beforeAll(async () => {
    if (why !== null) return;
    folder = mkdtempSync(join(tmpdir(), 'guestlist-autostart-'));
    mkdirSync(join(folder, 'config/autostart'), { recursive: true });
    mkdirSync(join(folder, 'run'), { mode: 0o700 });
    names.forEach((name, index) => {
      if (!beyondDex(launcher, name)) install(name, index);
    });
    const env = {
      PATH: process.env['PATH'],
      HOME: folder,
      XDG_CONFIG_HOME: join(folder, 'config'),
      XDG_CONFIG_DIRS: join(folder, 'none'),
      XDG_RUNTIME_DIR: join(folder, 'run'),
      XDG_CURRENT_DESKTOP: 'GNOME',
    };
    if (launcher === 'systemd')
      await run('unshare', ['--mount', 'sh', join(support, 'user-systemd.sh')], { env });
    const command = launcher === 'gio' ? ['gio', 'launch'] : ['dex', '--wait'];
    for (const entry of launcher === 'systemd' ? [] : entries) {
      await run('env', [...command, entry], { env });
    }
  }, 60_000);
  afterAll(() => {
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it.for(names.map((name, index) => ({ name, index })))(
    'starts it hidden from the folder $name',
    async ({ name, index }, { skip }) => {
      skip(why !== null, why ?? '');
      skip(beyondDex(launcher, name), 'dex cannot read it');
      // GLib does not wait for what it starts.
      await expect
        .poll(() => existsSync(cameTo(index)) && readFileSync(cameTo(index), 'utf8'))
        .toBe('1\n--hidden\n');
    },
  );
});
