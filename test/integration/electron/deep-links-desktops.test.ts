/** `guestlist:` links on their way through the programs with which Linux desktops open them, to the parser. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deepLinkIn } from '../../../main/electron/deep-link.ts';
import { type Display, displayTools, startDisplay } from '../../support/providers/display.ts';
import { missing } from '../../support/providers/process.ts';
import { type SessionBus, startSessionBus } from '../../support/session-bus.ts';

const run = promisify(execFile);
const entryName = 'app.guestlist.Guestlist.desktop';

const gvfsd = '/usr/libexec/gvfsd';

/** xdg-open 1.1.3, where no desktop is running, asks for the handler of a scheme as it is written. */
const beyondXdgOpen = (name: string, link: string) => name === 'xdg-open' && link.startsWith('GUESTLIST');

/** What each is called with; `{}` is the link. */
const launchers: Record<string, { command: string[]; vfs: 'local' | 'gvfs'; onScreen: boolean }> = {
  'gio without gvfs': { command: ['gio', 'open', '{}'], vfs: 'local', onScreen: false },
  'gio with gvfs': { command: ['gio', 'open', '{}'], vfs: 'gvfs', onScreen: false },
  'xdg-open': { command: ['xdg-open', '{}'], vfs: 'local', onScreen: true },
  'gtk-launch without gvfs': { command: ['gtk-launch', entryName, '{}'], vfs: 'local', onScreen: true },
  'gtk-launch with gvfs': { command: ['gtk-launch', entryName, '{}'], vfs: 'gvfs', onScreen: true },
};

const links = [
  ['a plain one', 'guestlist://invite?email=ada@example.com', 'ada@example.com'],
  ['a plus as it is', 'guestlist://invite?email=ada+test@example.com', 'ada+test@example.com'],
  ['a plus that is escaped', 'guestlist://invite?email=ada%2Btest@example.com', 'ada+test@example.com'],
  ['an escaped at sign', 'guestlist://invite?email=ada%40example.com', 'ada@example.com'],
  ['the scheme in capitals', 'GUESTLIST://invite?email=ada@example.com', 'ada@example.com'],
  ['all in capitals', 'GUESTLIST://INVITE?email=ada@example.com', 'ada@example.com'],
  ['an apostrophe', "guestlist://invite?email=o'brien@example.com", "o'brien@example.com"],
  ['letters beyond ASCII', 'guestlist://invite?email=zo%C3%AB@example.com', 'zoë@example.com'],
  ['no address', 'guestlist://invite', ''],
] as const;

function hindrance(name: string): string | null {
  if (process.platform !== 'linux') return 'only Linux has them';
  const { command, vfs, onScreen } = launchers[name] ?? { command: [], vfs: 'local', onScreen: false };
  if (vfs === 'gvfs' && !existsSync(gvfsd)) return 'gvfs is not installed';
  const lacking = missing([...command.slice(0, 1), 'dbus-daemon', ...(onScreen ? displayTools : [])]);
  return lacking.length === 0 ? null : `there is no ${lacking.join(', no ')}`;
}

describe.each(Object.keys(launchers))('by %s', (name) => {
  const why = hindrance(name);
  if (why !== null) process.stdout.write(`${name}: ${why}\n`);
  let folder: string;
  let bus: SessionBus;
  let display: Display | null = null;
  let env: Record<string, string | undefined>;
  let came: string;

  beforeAll(async () => {
    if (why !== null) return;
    folder = mkdtempSync(join(tmpdir(), 'guestlist-links-'));
    bus = await startSessionBus({});
    if (launchers[name]?.vfs === 'gvfs') {
      const service = `[D-BUS Service]\nName=org.gtk.vfs.Daemon\nExec=${gvfsd} --no-fuse\n`;
      writeFileSync(join(bus.runtime, 'org.gtk.vfs.Daemon.service'), service);
      // It reads its folder of services again.
      bus.setDenied(false);
    }
    if (launchers[name]?.onScreen) display = await startDisplay();
    came = join(folder, 'came');
    const program = join(folder, 'guestlist');
    writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$@" > ${came}.part && mv ${came}.part ${came}\n`, {
      mode: 0o755,
    });
    const applications = join(folder, 'data/applications');
    mkdirSync(applications, { recursive: true });
    mkdirSync(join(folder, 'config'));
    writeFileSync(
      join(applications, entryName),
      `[Desktop Entry]\nType=Application\nName=Guestlist\nExec=${program} %U\nMimeType=x-scheme-handler/guestlist;\nStartupNotify=true\n`,
    );
    const chosen = `[Default Applications]\nx-scheme-handler/guestlist=${entryName}\n`;
    writeFileSync(join(folder, 'config/mimeapps.list'), chosen);
    env = {
      PATH: process.env['PATH'],
      HOME: folder,
      XDG_DATA_HOME: join(folder, 'data'),
      XDG_CONFIG_HOME: join(folder, 'config'),
      XDG_RUNTIME_DIR: bus.runtime,
      DBUS_SESSION_BUS_ADDRESS: bus.address,
      GIO_USE_VFS: launchers[name]?.vfs,
      ...display?.env,
    };
  });
  afterAll(async () => {
    if (why !== null) return;
    await display?.stop();
    await bus.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it.for(links)('%s', async ([, link, email], { skip }) => {
    skip(why !== null, why ?? '');
    skip(beyondXdgOpen(name, link), 'xdg-open finds no handler for a scheme in capitals');
    rmSync(came, { force: true });
    const [program = '', ...args] = launchers[name]?.command.map((each) => each.replace('{}', link)) ?? [];
    await run(program, args, { env, timeout: 20_000 });
    // Not each of them waits for what it starts.
    await expect.poll(() => existsSync(came)).toBe(true);
    const argv = readFileSync(came, 'utf8').trimEnd().split('\n');
    // Which shows that it was there.
    if (name === 'gtk-launch with gvfs') expect(argv.join()).toMatch(/^guestlist:\/\/invite\//i);
    expect(deepLinkIn(argv), argv.join(' ')).toEqual({ verb: 'invite', email });
  });
});
