/** Decisions about machines that are not this one; the real installation is for a fresh machine to try. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Machine, Ran } from '../../../scripts/machine.ts';
import { findRequirements, MissingRequirement } from '../../../scripts/requirements.ts';

const allTools = ['dbus-daemon', 'dbus-send', 'gnome-keyring-daemon', 'chromium'];

interface Given extends Partial<Pick<Machine, 'platform' | 'env' | 'isRoot'>> {
  /** Programs on the PATH, under /usr/bin. */
  tools?: string[];
  /** Programs elsewhere, by path. */
  programs?: string[];
  /** Answers to `program args`, by its beginning; a Chromium that starts unless told otherwise. */
  answers?: Record<string, Ran | (() => Ran)>;
}

function machine({ tools = [], programs = [], answers = {}, ...given }: Given) {
  const ran: string[] = [];
  const said: string[] = [];
  const fake: Machine = {
    platform: 'linux',
    env: {},
    isRoot: false,
    ...given,
    which: (name) => (tools.includes(name) ? `/usr/bin/${name}` : null),
    isProgram: (path) => programs.includes(path) || tools.some((tool) => path === `/usr/bin/${tool}`),
    run(program, args) {
      const line = [program, ...args].join(' ');
      if (args[0] !== '--version') ran.push(line);
      const answer = Object.entries(answers).find(([start]) => line.startsWith(start))?.[1];
      if (answer) return typeof answer === 'function' ? answer() : answer;
      return { ok: true, output: 'Chromium 145.0.7000.10' };
    },
    say: (line) => void said.push(line),
  };
  return { fake, ran, said, tools };
}

const find = (given: Given, downloaded: string | null = null) =>
  findRequirements(machine(given).fake, downloaded);

describe('the Chromium', () => {
  test('is the one on the PATH', () => {
    expect(find({ tools: allTools })).toEqual({
      chromium: '/usr/bin/chromium',
      quick: '/usr/bin/chromium',
      keyring: true,
      installed: [],
    });
  });

  test('is the one that the person names', () => {
    const env = { CHROMIUM_PATH: '/opt/chrome' };
    expect(find({ tools: allTools, programs: ['/opt/chrome'], env }).chromium).toBe('/opt/chrome');
  });

  test('is never another than the one that the person names', () => {
    const env = { CHROMIUM_PATH: '/opt/none' };
    expect(() => find({ tools: allTools, env })).toThrow('CHROMIUM_PATH names /opt/none');
  });

  test('is Playwright’s own where the machine has none', () => {
    const given = { tools: allTools.slice(0, 3), programs: ['/cache/chrome'] };
    expect(find(given, '/cache/chrome').chromium).toBe('/cache/chrome');
  });

  test('is a headless shell for what needs no window, unless the person names one', () => {
    const tools = [...allTools, 'chromium-headless-shell'];
    expect(find({ tools }).quick).toBe('/usr/bin/chromium-headless-shell');
    const env = { CHROMIUM_PATH: '/opt/chrome' };
    expect(find({ tools, programs: ['/opt/chrome'], env }).quick).toBe('/opt/chrome');
    const answers = { '/usr/bin/chromium-headless-shell': { ok: false, output: 'a library is missing' } };
    expect(find({ tools, answers }).quick).toBe('/usr/bin/chromium');
  });

  test('is not a script that only names a snap', () => {
    const tools = [...allTools.slice(0, 3), 'chromium-browser', 'google-chrome'];
    const answers = {
      '/usr/bin/chromium-browser': { ok: false, output: 'requires the chromium snap to be installed' },
    };
    expect(find({ tools, answers }).chromium).toBe('/usr/bin/google-chrome');
  });

  test('is an application on macOS, where no keyring is needed', () => {
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(find({ platform: 'darwin', programs: [chrome] })).toEqual({
      chromium: chrome,
      quick: chrome,
      keyring: false,
      installed: [],
    });
  });

  test('is a program on Windows, and is not started to ask its version', () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const env = { PROGRAMFILES: 'C:\\Program Files', 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' };
    const answers = { [edge]: { ok: false, output: 'a window opened' } };
    expect(find({ platform: 'win32', programs: [edge], env, answers }).chromium).toBe(edge);
  });
});

describe('what is missing', () => {
  test('is installed by root on Debian, each package on its own', () => {
    const { fake, ran, said, tools } = machine({ tools: ['apt-get'], isRoot: true });
    const installing = {
      chromium: ['chromium'],
      'chromium-headless-shell': ['chromium-headless-shell'],
      dbus: ['dbus-daemon', 'dbus-send'],
    } as Record<string, string[]>;
    const run = fake.run;
    fake.run = (program, args, ms) => {
      const name = args.at(-1) ?? '';
      if (args[0] === 'install') tools.push(...(installing[name] ?? ['gnome-keyring-daemon']));
      return run(program, args, ms);
    };
    expect(findRequirements(fake, null)).toEqual({
      chromium: '/usr/bin/chromium',
      quick: '/usr/bin/chromium-headless-shell',
      keyring: true,
      installed: ['chromium', 'dbus', 'gnome-keyring'],
    });
    expect(ran).toEqual([
      'apt-get update -qq',
      'apt-get install -y -qq --no-install-recommends chromium',
      'apt-get install -y -qq --no-install-recommends dbus',
      'apt-get install -y -qq --no-install-recommends gnome-keyring',
      'apt-cache show chromium-headless-shell',
      'apt-get install -y -qq --no-install-recommends chromium-headless-shell',
    ]);
    expect(said).toHaveLength(2);
  });

  test('is not looked for a second time when nothing is', () => {
    const tools = [...allTools, 'apt-get', 'chromium-headless-shell'];
    const { fake, ran } = machine({ tools, isRoot: true });
    findRequirements(fake, null);
    expect(ran).toEqual([]);
  });

  test('is the headless shell too, beside a Chromium of Debian that was there', () => {
    const { fake, ran, tools } = machine({ tools: [...allTools, 'apt-get'], isRoot: true });
    const { run } = fake;
    fake.run = (program, args, ms) => {
      const wasRenewed = ran.includes('apt-get update -qq');
      const answer = run(program, args, ms);
      if (args[0] !== 'install') return answer;
      // The index is old: what it names is not there any more.
      if (!wasRenewed) return { ok: false, output: '404  Not Found' };
      tools.push('chromium-headless-shell');
      return answer;
    };
    expect(findRequirements(fake, null).quick).toBe('/usr/bin/chromium-headless-shell');
    expect(ran).toEqual([
      'apt-cache show chromium-headless-shell',
      'apt-get install -y -qq --no-install-recommends chromium-headless-shell',
      'apt-get update -qq',
      'apt-get install -y -qq --no-install-recommends chromium-headless-shell',
    ]);
  });

  test.each([
    ['nobody may install', { tools: [...allTools, 'apt-get'] }, []],
    ['the Chromium is not Debian’s', { tools: [...allTools.slice(0, 3), 'google-chrome', 'apt-get'] }, []],
    [
      'the person named one',
      { tools: [...allTools, 'apt-get'], env: { CHROMIUM_PATH: '/usr/bin/chromium' } },
      [],
    ],
    [
      'the system has none',
      {
        tools: [...allTools, 'apt-get'],
        answers: { 'apt-cache show': { ok: false, output: 'No packages found' } },
      },
      ['apt-cache show chromium-headless-shell'],
    ],
  ])('is done without where %s', (why, given, tried) => {
    const { fake, ran } = machine({ isRoot: why !== 'nobody may install', ...given });
    const { chromium, quick } = findRequirements(fake, null);
    expect(quick).toBe(chromium);
    expect(ran).toEqual(tried);
  });

  test('comes with the reason when the installation fails', () => {
    const failed = { ok: false, output: 'Reading…\nE: Unable to locate package gnome-keyring' };
    const given = { tools: ['apt-get', ...allTools.slice(0, 2), 'chromium'], isRoot: true };
    expect(() => find({ ...given, answers: { 'apt-get install': failed } })).toThrow(
      'The tests need gnome-keyring (installing it failed: E: Unable to locate package gnome-keyring): run `apt-get update && apt-get install -y gnome-keyring`, then try again.',
    );
  });

  test.each<[string, Given, string]>([
    [
      'Debian',
      { tools: ['apt-get'] },
      '`sudo apt-get update && sudo apt-get install -y chromium dbus gnome-keyring`',
    ],
    ['Fedora', { tools: ['dnf'] }, '`sudo dnf install -y chromium dbus-daemon gnome-keyring`'],
    ['Arch', { tools: ['pacman'] }, '`sudo pacman -S --needed chromium dbus gnome-keyring`'],
    ['macOS', { platform: 'darwin' }, '`npx playwright install chromium`'],
    ['Windows', { platform: 'win32' }, '`npx playwright install chromium`'],
  ])('on %s is one sentence with one command', (_, given, command) => {
    const { fake, ran } = machine(given);
    expect(() => findRequirements(fake, null)).toThrow(MissingRequirement);
    expect(() => findRequirements(fake, null)).toThrow(command);
    expect(ran).toEqual([]);
  });
});

describe('the version of Node', () => {
  const gate = join(import.meta.dirname, '../../../scripts/node24.mjs');
  const older = (version: string) =>
    `data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'${version}'}});Object.defineProperty(process,'version',{value:'v${version}'})`;
  const start = (...imports: string[]) =>
    spawnSync(
      process.execPath,
      [...imports.map((each) => `--import=${each}`), '--eval', 'console.log("started")'],
      {
        encoding: 'utf8',
      },
    );

  test('is asked for in one sentence, with exit code 2, before anything else runs', () => {
    const { status, stdout, stderr } = start(older('22.14.0'), gate);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toBe(
      'Guestlist runs on Node 24 or later and this is v22.14.0: install Node 24 from https://nodejs.org, then run the same npm command again.\n',
    );
  });

  test.each(['24.0.0', '26.1.0'])('%s is new enough', (version) => {
    expect(start(older(version), gate)).toMatchObject({ status: 0, stdout: 'started\n', stderr: '' });
  });
});
