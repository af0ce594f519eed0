/** The entry that desktops read at login: https://specifications.freedesktop.org/autostart-spec/latest/ */
import {
  accessSync,
  constants,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import { invalidInput } from '../../../preload/failure.ts';
import { errorName } from '../../fault-facts.ts';
import type { Log } from '../../ports.ts';
import { appId, hiddenFlag } from '../identity.ts';
import { isFalse, isTrue, programOf, quoteExec, readEntry, withKey } from './desktop-entry.ts';
import { makeLink, ownProgram, type Way, wayTo } from './own-program.ts';
import { isOlder } from './versions.ts';

export interface Autostart {
  /** Whether the next login starts a Guestlist that is there. */
  isEnabled(): boolean;
  /** Throws `FailureError` in words for the person when it cannot be done. */
  set(enabled: boolean): void;
  /** At each start: an entry that is on and leads nowhere, or to an older version, leads here again. Never throws. */
  renew(): void;
}

export interface AutostartPorts {
  env: NodeJS.ProcessEnv;
  home: string;
  execPath: string;
  version: string;
  log: Log;
}

/** Which version wrote the entry: an older AppImage that lies around does not take it over. */
const versionKey = 'X-Guestlist-Version';

/** The specification's own key is Hidden. These are what settings of GNOME and MATE write; systemd does not know them. */
const desktopSwitches = ['X-GNOME-Autostart-enabled', 'X-MATE-Autostart-enabled'];

function execOf(way: Exclude<Way, { kind: 'none' }>): string {
  const program = quoteExec(way.program);
  return `${way.kind === 'env' ? `env ${program}` : program} ${hiddenFlag}`;
}

function autostartEntry(exec: string, version: string): string {
  return `${[
    '[Desktop Entry]',
    'Type=Application',
    'Name=Guestlist',
    'Comment=Invite people to your Clerk application',
    `Exec=${exec}`,
    'Icon=guestlist',
    'Terminal=false',
    'StartupNotify=false',
    'X-GNOME-Autostart-enabled=true',
    // Electron looks for a tray once: where there is none yet at login, it never gets an icon.
    'X-KDE-autostart-after=panel',
    'X-LXQt-Need-Tray=true',
    `${versionKey}=${version}`,
  ].join('\n')}\n`;
}

function canStart(program: string | null, env: NodeJS.ProcessEnv): boolean {
  if (program === null) return false;
  const places = isAbsolute(program)
    ? [program]
    : (env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, program));
  return places.some((place) => {
    try {
      accessSync(place, constants.X_OK);
      return statSync(place).isFile();
    } catch {
      // Not there, or a link that leads nowhere.
      return false;
    }
  });
}

/** By name in one of the lists that say where an entry counts. */
function countsHere(entry: ReadonlyMap<string, string>, env: NodeJS.ProcessEnv): boolean {
  const desktops = (env['XDG_CURRENT_DESKTOP'] ?? '').split(':').filter((name) => name !== '');
  const named = (key: string) => (entry.get(key) ?? '').split(';').some((name) => desktops.includes(name));
  return (!entry.has('OnlyShowIn') || named('OnlyShowIn')) && !named('NotShowIn');
}

const isHidden = (entry: ReadonlyMap<string, string>) => isTrue(entry.get('Hidden'));
const isSwitchedOff = (entry: ReadonlyMap<string, string>) =>
  desktopSwitches.some((key) => isFalse(entry.get(key)));

export function createAutostart({ env, home, execPath, version, log }: AutostartPorts): Autostart {
  const config = env['XDG_CONFIG_HOME'] || join(home, '.config');
  const file = join(config, 'autostart', `${appId}.desktop`);
  const way = wayTo(ownProgram(env, execPath), env['XDG_DATA_HOME'] || join(home, '.local', 'share'));

  function textOf(): string | null {
    try {
      return readFileSync(file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
        log.warn('autostart.unread', { error: errorName(error) });
      }
      return null;
    }
  }

  function write(text: string): void {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
  }

  function enable(): void {
    if (way.kind === 'none') {
      throw invalidInput(
        'enabled',
        'No desktop can start a program from this folder at login. Move Guestlist to one without $, ` or \\ in its name.',
      );
    }
    try {
      if (way.kind === 'link') makeLink(way.program, way.to);
      write(autostartEntry(execOf(way), version));
    } catch (error) {
      log.warn('autostart.unwritten', { error: errorName(error) });
      throw invalidInput('enabled', `The folder ${dirname(file)} cannot be written, so nothing was changed.`);
    }
  }

  function disable(): void {
    try {
      rmSync(file, { force: true });
      if (way.kind === 'link') rmSync(way.program, { force: true });
    } catch (error) {
      log.warn('autostart.unremoved', { error: errorName(error) });
      throw invalidInput('enabled', `The file ${file} cannot be removed, so Guestlist still opens at login.`);
    }
  }

  /** The entry as it should be, or null when it is right or not ours to change. */
  function renewed(text: string): string | null {
    const entry = readEntry(text);
    if (isHidden(entry)) return null;
    // Systemd would start it all the same.
    if (isSwitchedOff(entry)) return withKey(text, 'Hidden', 'true');
    if (way.kind === 'none') return null;
    const exec = execOf(way);
    if (entry.get('Exec') === exec && entry.get(versionKey) === version) return null;
    const dead = !canStart(programOf(entry.get('Exec') ?? ''), env);
    if (!dead && !isOlder(entry.get(versionKey), version)) return null;
    return withKey(withKey(text, 'Exec', exec), versionKey, version);
  }

  return {
    isEnabled() {
      const text = textOf();
      if (text === null) return false;
      const entry = readEntry(text);
      if (isHidden(entry) || isSwitchedOff(entry) || !countsHere(entry, env)) return false;
      return canStart(programOf(entry.get('Exec') ?? ''), env);
    },
    set: (enabled) => (enabled ? enable() : disable()),
    renew() {
      const text = textOf();
      if (text === null) return;
      try {
        const next = renewed(text);
        if (next === null) return;
        if (way.kind === 'link') makeLink(way.program, way.to);
        write(next);
        log.info('autostart.renewed');
      } catch (error) {
        log.warn('autostart.unrenewed', { error: errorName(error) });
      }
    },
  };
}
