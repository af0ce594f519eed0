/** What the desktop has to start so that Guestlist runs, and whether it can. */
import { lstatSync, mkdirSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { appId } from '../identity.ts';

/**
 * An AppImage runs from a mount that is gone at the next login: `$APPIMAGE` names the file itself. The variable is also
 * inherited, from a terminal inside somebody else's AppImage, so it counts only where we run from its mount.
 */
export function ownProgram(env: NodeJS.ProcessEnv, execPath: string): string {
  const { APPIMAGE: file, APPDIR: mount } = env;
  if (!file || !isAbsolute(file)) return execPath;
  return mount && !execPath.startsWith(`${mount.replace(/\/+$/, '')}/`) ? execPath : file;
}

/**
 * What one desktop or another reads wrongly in `Exec`, however it is quoted: systemd 252 takes quotes off twice and
 * looks for a program with `%%` in its name, `$` and the backtick are its own and the shell's.
 */
const awkward = /['"%$`\\\p{Cc}]/u;

/** These arrive when `env` stands in front, whose arguments nobody looks up. Measured on systemd 252 and GLib. */
const arrivesBehindEnv = /^[^$`\\\p{Cc}]*$/u;

export type Way =
  | { kind: 'direct' | 'env'; program: string }
  | { kind: 'link'; program: string; to: string }
  | { kind: 'none' };

/** `dataHome`: absolute path of `$XDG_DATA_HOME`. */
export function wayTo(program: string, dataHome: string): Way {
  if (!awkward.test(program)) return { kind: 'direct', program };
  const link = join(dataHome, appId, 'start');
  if (!awkward.test(link)) return { kind: 'link', program: link, to: program };
  return arrivesBehindEnv.test(program) ? { kind: 'env', program } : { kind: 'none' };
}

function isLinkTo(link: string, to: string): boolean {
  try {
    return lstatSync(link).isSymbolicLink() && readlinkSync(link) === to;
  } catch {
    // Not there, or not a link: it is made anew.
    return false;
  }
}

export function makeLink(link: string, to: string): void {
  if (isLinkTo(link, to)) return;
  mkdirSync(dirname(link), { recursive: true });
  // Beside it first, so that there is one at every moment.
  rmSync(`${link}.new`, { force: true });
  symlinkSync(to, `${link}.new`);
  renameSync(`${link}.new`, link);
}
