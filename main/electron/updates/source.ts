/** Who brings a new version of this copy: Guestlist itself, or whoever installed it. */
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type UpdateSource =
  /** Guestlist looks, asks and installs. */
  | 'self'
  /** Runs from the sources. */
  | 'sources'
  /** Nobody publishes this build: it has no feed. */
  | 'no-publisher'
  | 'package-manager'
  /** Where it lies nothing can be replaced, or it runs from a disk image. */
  | 'read-only';

export interface Installed {
  isPackaged: boolean;
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  execPath: string;
  /** `process.resourcesPath`: the packager leaves the feed there. */
  resources: string;
  /** The file of the AppImage that runs, or null. */
  appImage: string | null;
}

/** Folders that belong to a package manager, which would undo, or be confused by, an update behind its back. */
const managed: Partial<Record<NodeJS.Platform, RegExp>> = {
  darwin: /\/(Caskroom|Cellar|nix\/store|opt\/local)\//,
  win32: /\\(scoop\\apps|chocolatey\\lib|WinGet\\Packages|WindowsApps)\\/i,
};

/** Homebrew moves the application to /Applications and keeps its record here. */
const caskrooms = ['/opt/homebrew/Caskroom/guestlist', '/usr/local/Caskroom/guestlist'];

function isManaged(
  { platform, env, execPath, appImage }: Installed,
  exists: (path: string) => boolean,
): boolean {
  if (managed[platform]?.test(execPath)) return true;
  if (platform === 'darwin') return caskrooms.some(exists);
  if (platform !== 'linux') return false;
  // deb and rpm lie in /opt, other distributions have their own places: of them all only an AppImage is nobody's.
  return (
    appImage === null || Boolean(env['SNAP'] || env['FLATPAK_ID']) || /^\/(nix|gnu)\/store\//.test(appImage)
  );
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    // What may not be written cannot be replaced, for whatever reason.
    return false;
  }
}

/** macOS runs what was not moved to Applications from a disk image or from a read-only copy. */
const passing = /^\/Volumes\/|\/AppTranslocation\//;

export function updateSource(
  installed: Installed,
  exists: (path: string) => boolean = existsSync,
  writable: (path: string) => boolean = isWritable,
): UpdateSource {
  const { isPackaged, platform, execPath, resources, appImage } = installed;
  if (!isPackaged) return 'sources';
  if (isManaged(installed, exists)) return 'package-manager';
  if (!exists(join(resources, 'app-update.yml'))) return 'no-publisher';
  if (platform === 'darwin') return passing.test(execPath) ? 'read-only' : 'self';
  const replaced = appImage ?? execPath;
  return writable(dirname(replaced)) && (appImage === null || writable(appImage)) ? 'self' : 'read-only';
}
