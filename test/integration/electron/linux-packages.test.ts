/** What `npm run package` makes for Linux, looked at with the tools that distributions use. */
import { execFile, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appId } from '../../../main/electron/identity.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { writePretendDist } from '../../support/electron/pretend-dist.ts';
import { copyTree } from '../../support/tree-copy.ts';

const run = promisify(execFile);
const support = resolve(import.meta.dirname, '../../support');
const has = (tool: string) => spawnSync('which', [tool]).status === 0;
const lacking = ['dpkg-deb', 'rpmbuild', 'mksquashfs', 'unsquashfs'].filter((tool) => !has(tool));

/** Vendors' packages lie in /opt; the rest is said of the pretended Electron, or of what fpm writes. */
const notOurs = [
  'dir-or-file-in-opt',
  'unknown-field',
  'extended-description-is-probably-too-short',
  'changelog-file-missing-in-native-package',
  'initial-upload-closes-no-bugs',
  'executable-not-elf-or-script',
];

function publisherOf(tree: string): void {
  const lines = ['name: Ada Lovelace', 'email: ada@lovelace.org', 'homepage: https://guestlist.app/'];
  writeFileSync(join(tree, 'build/publisher.yml'), `${lines.join('\n')}\n`);
  // Neither GitHub's nor of any use to the packager.
  mkdirSync(join(tree, '.git'));
  writeFileSync(
    join(tree, '.git/config'),
    '[remote "origin"]\n\turl = git@git.guestlist.app:ada/guestlist.git\n',
  );
}

describe.skipIf(process.platform !== 'linux')('on Linux, with a publisher and without', () => {
  let folder: string;
  const trees: string[] = [];

  /** In a copy of the tree that no homepage and no git names, around a pretended Electron. */
  async function packageCopy(
    name: string,
    change: (tree: string) => void = () => undefined,
  ): Promise<string> {
    const tree = copyTree();
    trees.push(tree);
    change(tree);
    const output = join(folder, name);
    const flags = [`-c.electronDist=${join(folder, 'electron')}`, `-c.directories.output=${output}`];
    const args = [join(tree, 'scripts/package.ts'), '--linux', 'deb', 'rpm', 'AppImage', '--x64', ...flags];
    await run(process.execPath, args, {
      cwd: tree,
      env: {
        ...process.env,
        CUSTOM_FPM_PATH: join(support, 'pretend-fpm.mjs'),
        APPIMAGE_TOOLS_PATH: join(folder, 'appimage'),
      },
    });
    return output;
  }

  const file = (output: string, end: string) =>
    join(output, readdirSync(output).find((each) => each.endsWith(end)) ?? `nothing.${end}`);

  function pretendAppImageTools(place: string): void {
    mkdirSync(join(place, 'runtimes'), { recursive: true });
    mkdirSync(join(place, 'lib/x64'), { recursive: true });
    for (const tool of ['mksquashfs', 'desktop-file-validate']) {
      symlinkSync(
        spawnSync('which', [tool], { encoding: 'utf8' }).stdout.trim() || '/bin/true',
        join(place, tool),
      );
    }
    writeFileSync(join(place, 'runtimes/runtime-x64'), Buffer.alloc(4096));
  }

  let plain: string;
  let published: string;
  let unpacked: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'guestlist-linux-'));
    if (lacking.length > 0) return;
    writePretendDist(join(folder, 'electron'), packageJson.devDependencies.electron);
    pretendAppImageTools(join(folder, 'appimage'));
    plain = await packageCopy('plain');
    published = await packageCopy('published', publisherOf);
    unpacked = join(folder, 'deb');
    await run('dpkg-deb', ['--raw-extract', file(published, '.deb'), unpacked]);
    await run('unsquashfs', [
      '-q',
      '-offset',
      '4096',
      '-d',
      join(folder, 'AppDir'),
      file(published, '.AppImage'),
    ]);
  }, 300_000);
  afterAll(() => {
    for (const place of [folder, ...trees]) rmSync(place, { recursive: true, force: true });
  });

  const needs = (...tools: string[]) => [...lacking, ...tools.filter((tool) => !has(tool))];

  it('packages any copy, and says that nobody has published it', async ({ skip }) => {
    skip(lacking.length > 0, `without ${lacking.join(', ')}`);
    const { stdout } = await run('dpkg-deb', ['--field', file(plain, '.deb'), 'Maintainer', 'Homepage']);
    expect(stdout).toBe(
      'Maintainer: Guestlist contributors <nobody@guestlist.invalid>\nHomepage: https://guestlist.invalid/\n',
    );
    for (const end of ['.deb', '.rpm', '.AppImage']) expect(existsSync(file(plain, end))).toBe(true);
    expect(existsSync(join(plain, 'linux-unpacked/resources/app-update.yml'))).toBe(false);
  });

  it('names its publisher, its section and what it needs in both kinds', async ({ skip }) => {
    skip(lacking.length > 0, `without ${lacking.join(', ')}`);
    const deb = await run('dpkg-deb', ['--field', file(published, '.deb')]);
    expect(deb.stdout).toContain('Maintainer: Ada Lovelace <ada@lovelace.org>\n');
    expect(deb.stdout).toContain('Section: net\n');
    expect(deb.stdout).toContain('Homepage: https://guestlist.app/\n');
    for (const part of ['libasound2 |', 'libgbm1', 'libsecret-1-0']) expect(deb.stdout).toContain(part);
    const format = '%{PACKAGER}|%{URL}|%{GROUP}|%{LICENSE}|%{VENDOR}';
    const rpm = await run('rpm', ['-qp', '--qf', format, file(published, '.rpm')]);
    expect(rpm.stdout).toBe(
      'Ada Lovelace <ada@lovelace.org>|https://guestlist.app/|Applications/Internet|MIT|Ada Lovelace',
    );
    const required = await run('rpm', ['-qp', '--requires', file(published, '.rpm')]);
    for (const part of ['alsa-lib', 'mesa-libgbm']) expect(required.stdout).toContain(part);
  });

  it('has one desktop entry under its reverse-DNS name, which the validator takes', async ({ skip }) => {
    const missing = needs('desktop-file-validate');
    skip(missing.length > 0, `without ${missing.join(', ')}`);
    const entry = join(unpacked, `usr/share/applications/${appId}.desktop`);
    expect(readdirSync(join(unpacked, 'usr/share/applications'))).toEqual([`${appId}.desktop`]);
    const inAppImage = join(folder, `AppDir/${appId}.desktop`);
    for (const each of [entry, inAppImage]) {
      const { stdout, stderr } = await run('desktop-file-validate', [each]);
      expect(stdout + stderr).toBe('');
      const text = readFileSync(each, 'utf8');
      expect(text).toContain(`\nStartupWMClass=${appId}\n`);
      expect(text).toContain('\nMimeType=x-scheme-handler/guestlist;\n');
      expect(text).toContain('\nStartupNotify=true\n');
    }
    expect(packageJson.desktopName).toBe(`${appId}.desktop`);
  });

  it('has desktop actions that GLib lists, whose programs are there', async ({ skip }) => {
    skip(lacking.length > 0, `without ${lacking.join(', ')}`);
    const lines = (text: string) => text.split('\n').filter((line) => /^(Exec|Actions)=/.test(line));
    const deb = readFileSync(join(unpacked, `usr/share/applications/${appId}.desktop`), 'utf8');
    expect(lines(deb)).toEqual([
      'Exec=/opt/Guestlist/guestlist %U',
      'Actions=Open;Invite;',
      'Exec=/opt/Guestlist/guestlist',
      'Exec=/opt/Guestlist/guestlist guestlist://invite',
    ]);
    expect(existsSync(join(unpacked, 'opt/Guestlist/guestlist'))).toBe(true);
    const appImage = readFileSync(join(folder, `AppDir/${appId}.desktop`), 'utf8');
    expect(lines(appImage)).toEqual([
      'Exec=AppRun %U',
      'Actions=Open;Invite;',
      'Exec=AppRun',
      'Exec=AppRun guestlist://invite',
    ]);
    expect(appImage).not.toContain('--no-sandbox');
    expect(existsSync(join(folder, 'AppDir/AppRun'))).toBe(true);
  });

  it('tells software centres about itself', async ({ skip }) => {
    const missing = needs('appstreamcli');
    skip(missing.length > 0, `without ${missing.join(', ')}`);
    const name = `usr/share/metainfo/${appId}.metainfo.xml`;
    for (const root of [unpacked, join(folder, 'AppDir')]) {
      const { stdout } = await run('appstreamcli', ['validate', '--no-net', join(root, name)]);
      expect(stdout).toContain('Validation was successful');
    }
    const { stdout } = await run('rpm', ['-qlp', file(published, '.rpm')]);
    expect(stdout).toContain(`/${name}\n`);
    expect(stdout).toContain('/usr/share/licenses/guestlist/LICENSE\n');
  });

  it('keeps its command through an update, and takes it away with itself', async ({ skip }) => {
    skip(lacking.length > 0, `without ${lacking.join(', ')}`);
    const format = '%{POSTUN}';
    const scripts = [
      readFileSync(join(unpacked, 'DEBIAN/postrm'), 'utf8'),
      (await run('rpm', ['-qp', '--qf', format, file(published, '.rpm')])).stdout,
    ];
    const place = mkdtempSync(join(folder, 'root-'));
    for (const script of scripts) {
      const here = script.replaceAll('/usr/bin', place).replaceAll('/etc/apparmor.d', place);
      for (const [what, stays] of [
        ['upgrade', true],
        ['1', true],
        ['remove', false],
        ['0', false],
      ] as const) {
        rmSync(join(place, 'guestlist'), { force: true });
        symlinkSync('/opt/Guestlist/guestlist', join(place, 'guestlist'));
        await run('sh', ['-c', here, 'script', what]);
        expect([what, readdirSync(place).includes('guestlist')]).toEqual([what, stays]);
      }
    }
  });

  it('passes lintian', async ({ skip }) => {
    const missing = needs('lintian');
    skip(missing.length > 0, `without ${missing.join(', ')}`);
    const args = ['--allow-root', '--suppress-tags', notOurs.join(','), file(published, '.deb')];
    const { stdout = '' } = await run('lintian', args).catch((error: { stdout?: string }) => error);
    expect(stdout).toBe('');
  }, 60_000);
});
