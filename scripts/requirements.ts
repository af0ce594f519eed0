/**
 * What the tests need beyond the packages: a Chromium, and on Linux a keychain to be real with. Finds both, installs
 * what is missing where that is ours to do, or ends with the one command that does.
 */
import { ChromiumPathError, findChromium, findShell, shellPackage } from './find-chromium.ts';
import { type Machine, thisMachine } from './machine.ts';

export interface Requirements {
  /** Path of a Chromium that starts. */
  chromium: string;
  /** That of a headless shell, which needs less than half of the processor; the Chromium where there is none. */
  quick: string;
  /** Whether a real keychain can be had for the tests; on macOS and Windows they do without. */
  keyring: boolean;
  /** Packages installed on the way. */
  installed: string[];
}

/** Nothing here can be tested: one sentence with the one command that changes that. */
export class MissingRequirement extends Error {
  override readonly name = 'MissingRequirement';
}

/** Programs of test/support/keyring.ts, with Debian's packages for them. */
const keyringPackages = {
  'dbus-daemon': 'dbus',
  'dbus-send': 'dbus',
  'gnome-keyring-daemon': 'gnome-keyring',
} as const;

/** Debian's own, which its headless shell belongs to. */
const debianChromium = '/usr/bin/chromium';

const lookMs = 20_000;
const updateMs = 180_000;
const installMs = 600_000;

/** For scripts: ends the process with the sentence and exit code 2 when something is missing for good. */
export async function ensureRequirements(): Promise<Requirements> {
  try {
    return findRequirements(thisMachine, await downloadedChromium());
  } catch (error) {
    if (!(error instanceof MissingRequirement || error instanceof ChromiumPathError)) throw error;
    thisMachine.say(error.message);
    process.exit(2);
  }
}

/** Throws {@link MissingRequirement} or `ChromiumPathError`. */
export function findRequirements(machine: Machine, downloaded: string | null): Requirements {
  const lacking = () => {
    const chromium = findChromium(machine, downloaded);
    return { chromium, packages: [...(chromium ? [] : ['chromium']), ...missingKeyringPackages(machine)] };
  };
  let { chromium, packages } = lacking();
  const installed = packages;
  let reason = '';
  if (packages.length > 0 && canInstall(machine)) {
    reason = install(machine, packages);
    ({ chromium, packages } = lacking());
  }
  if (!chromium && machine.isRoot && machine.platform === 'linux') {
    reason = download(machine);
    ({ chromium, packages } = lacking());
  }
  if (!chromium || packages.length > 0) throw new MissingRequirement(sentence(machine, packages, reason));
  if (
    chromium === debianChromium &&
    canInstall(machine) &&
    !machine.env['CHROMIUM_PATH'] &&
    !findShell(machine)
  ) {
    installShell(machine);
  }
  const quick = findShell(machine) ?? chromium;
  return { chromium, quick, keyring: machine.platform === 'linux', installed };
}

function missingKeyringPackages(machine: Machine): string[] {
  if (machine.platform !== 'linux') return [];
  const missing = Object.entries(keyringPackages).filter(([program]) => !machine.which(program));
  return [...new Set(missing.map(([, name]) => name))];
}

function canInstall(machine: Machine): boolean {
  return machine.platform === 'linux' && machine.isRoot && machine.which('apt-get') !== null;
}

const quietly = { DEBIAN_FRONTEND: 'noninteractive' };

const renewIndex = (machine: Machine) => machine.run('apt-get', ['update', '-qq'], updateMs, quietly);

const installOne = (machine: Machine, name: string) =>
  machine.run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], installMs, quietly);

/**
 * Beside Debian's Chromium, also one that somebody else installed: without it pages take twice the processor. Tests do
 * without where it cannot be had.
 */
function installShell(machine: Machine): void {
  if (!machine.run('apt-cache', ['show', shellPackage], lookMs).ok) return;
  machine.say(`Installing ${shellPackage} for the tests, once…`);
  if (installOne(machine, shellPackage).ok) return;
  renewIndex(machine);
  installOne(machine, shellPackage);
}

/** Why it failed, in the installer's last words, or nothing. */
function install(machine: Machine, packages: readonly string[]): string {
  machine.say(`Installing ${packages.join(', ')} for the tests, once…`);
  // An index that cannot be renewed may still be good enough to install from.
  renewIndex(machine);
  // One by one: Ubuntu has no chromium package that works without snap, and must not lose the keyring to that.
  const failures = packages.map((name) => installOne(machine, name));
  return lastLine(failures.find(({ ok }) => !ok)?.output);
}

/** For Linux distributions without a package of it: Playwright's own build, with the libraries it needs. */
function download(machine: Machine): string {
  machine.say('Downloading Chromium for the tests, once…');
  const npx = machine.which('npx');
  if (!npx) return '';
  const { ok, output } = machine.run(npx, ['playwright', 'install', '--with-deps', 'chromium'], installMs);
  return ok ? '' : lastLine(output);
}

function lastLine(output = ''): string {
  return output.trim().split('\n').at(-1)?.trim() ?? '';
}

function sentence(machine: Machine, packages: readonly string[], reason: string): string {
  const what = packages.map((name) => (name === 'chromium' ? 'a Chromium' : name)).join(' and ');
  const because = reason === '' ? '' : ` (installing it failed: ${reason})`;
  return `The tests need ${what}${because}: run \`${command(machine, packages)}\`, then try again.`;
}

function command(machine: Machine, packages: readonly string[]): string {
  const onlyChromium = packages.every((name) => name === 'chromium');
  if (machine.platform !== 'linux' || (onlyChromium && !machine.which('apt-get'))) {
    return 'npx playwright install chromium';
  }
  const sudo = machine.isRoot ? '' : 'sudo ';
  if (machine.which('apt-get')) {
    return `${sudo}apt-get update && ${sudo}apt-get install -y ${packages.join(' ')}`;
  }
  if (machine.which('dnf'))
    return `${sudo}dnf install -y ${packages.join(' ').replace('dbus', 'dbus-daemon')}`;
  if (machine.which('pacman')) return `${sudo}pacman -S --needed ${packages.join(' ')}`;
  return `${sudo}your-package-manager install ${packages.join(' ')}`;
}

async function downloadedChromium(): Promise<string | null> {
  const { chromium } = await import('@playwright/test');
  return chromium.executablePath() || null;
}
