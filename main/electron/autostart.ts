/** The entry that desktops read at login: https://specifications.freedesktop.org/autostart-spec/latest/ */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { appId, hiddenFlag } from './identity.ts';

/** One argument of `Exec`, by the rules of the desktop entry specification: quoted, then escaped as a string. */
export function quoteExec(argument: string): string {
  const quoted = argument.replaceAll(/["`$\\]/g, (character) => `\\${character}`).replaceAll('%', '%%');
  return `"${quoted.replaceAll('\\', '\\\\')}"`;
}

function autostartEntry(executable: string): string {
  return `${[
    '[Desktop Entry]',
    'Type=Application',
    'Name=Guestlist',
    'Comment=Invite people to your Clerk application',
    `Exec=${quoteExec(executable)} ${hiddenFlag}`,
    'Icon=guestlist',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
  ].join('\n')}\n`;
}

export interface Autostart {
  isEnabled(): boolean;
  set(enabled: boolean): void;
}

/** An AppImage runs from a mount that is gone at the next login: `$APPIMAGE` names the file itself. */
export function createAutostart(env: NodeJS.ProcessEnv, home: string, execPath: string): Autostart {
  const config = env['XDG_CONFIG_HOME'] || join(home, '.config');
  const file = join(config, 'autostart', `${appId}.desktop`);
  return {
    isEnabled: () => existsSync(file) && !/^Hidden=true$/m.test(readFileSync(file, 'utf8')),
    set(enabled) {
      if (!enabled) return rmSync(file, { force: true });
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, autostartEntry(env['APPIMAGE'] || execPath));
    },
  };
}
