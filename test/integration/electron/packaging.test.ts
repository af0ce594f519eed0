import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { Ajv } from 'ajv';
import { parseAst } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { deepLinkScheme } from '../../../main/electron/deep-link.ts';
import { appId, productName } from '../../../main/electron/identity.ts';
import { e2eFuses, fuses } from '../../../main/electron/security/fuses.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { writePretendDist } from '../../support/electron/pretend-dist.ts';

const root = resolve(import.meta.dirname, '../../..');
const schema = JSON.parse(readFileSync(join(root, 'node_modules/app-builder-lib/scheme.json'), 'utf8'));
const read = (file: string) => parse(readFileSync(join(root, file), 'utf8'));
const config = read('electron-builder.yml');
const e2eConfig = read('electron-builder.e2e.yml');

/** As the builder checks it: its schema says `typeof`, which only its own validator knows. */
function problems(value: unknown): string[] {
  const ajv = new Ajv({ allErrors: true, strict: false });
  ajv.addKeyword('typeof');
  const validate = ajv.compile(schema);
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('electron-builder.yml', () => {
  it('fits the schema of the builder', () => {
    expect(problems(config)).toEqual([]);
    expect(problems(e2eConfig)).toEqual([]);
  });

  it('would not with a misspelt fuse', () => {
    expect(problems({ ...config, electronFuses: { ...fuses, runAsNodes: false } })).not.toEqual([]);
  });

  it('burns the fuses that the code names, and for Playwright all but the inspector', () => {
    expect(config.electronFuses).toEqual(fuses);
    expect(e2eConfig.electronFuses).toEqual(e2eFuses);
    expect(e2eConfig.publish).toBeNull();
  });

  it('says who we are as the code does', () => {
    expect(config.appId).toBe(appId);
    expect([config.productName, packageJson.productName]).toEqual([productName, productName]);
    expect(config.protocols[0].schemes).toEqual([deepLinkScheme]);
    // The builder makes the MimeType of protocols, and would write it twice.
    expect(config.linux).not.toHaveProperty('mimeTypes');
    expect(config.electronVersion).toBe(packageJson.devDependencies.electron);
    expect(config.linux.syncDesktopName).toBe(true);
    expect(packageJson.desktopName).toBe(`${appId}.desktop`);
  });

  it('builds what each system wants', () => {
    expect(config.mac).toMatchObject({
      hardenedRuntime: true,
      notarize: true,
      // What Electron itself needs.
      minimumSystemVersion: '13.0',
    });
    // And nothing of notifications: NSUserNotificationAlertStyle is of an API that Electron has left.
    expect(config.mac.extendInfo).toEqual({ LSUIElement: true });
    expect(config.mac.target).toEqual([
      { target: 'dmg', arch: 'universal' },
      { target: 'zip', arch: 'universal' },
    ]);
    expect(config.win.target[0].target).toBe('nsis');
    // The default one switches the sandbox off.
    expect(config.toolsets.appimage).toMatch(/^1\.\d+\.\d+$/);
    expect(config.linux.target.map(({ target }: { target: string }) => target)).toEqual([
      'AppImage',
      'deb',
      'rpm',
    ]);
  });

  it('names files that are there', () => {
    for (const file of [config.mac.icon, config.win.icon, config.mac.entitlements]) {
      expect(existsSync(join(root, file))).toBe(true);
    }
    expect(readdirSync(join(root, config.linux.icon))).toContain('512x512.png');
  });
});

describe('the package', () => {
  let folder: string;
  let archive: string;
  let files: string[];

  /** With the builder itself, for Linux, around a pretended Electron. */
  async function packageInto(output: string, more: string[] = []): Promise<void> {
    const cli = join(root, 'node_modules/electron-builder/cli.js');
    const options = [
      `-c.electronDist=${join(folder, 'electron')}`,
      `-c.directories.output=${join(folder, output)}`,
    ];
    const args = [cli, '--linux', 'dir', '--x64', '--publish', 'never', ...more, ...options];
    await promisify(execFile)(process.execPath, args, { cwd: root });
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'guestlist-package-'));
    writePretendDist(join(folder, 'electron'), packageJson.devDependencies.electron);
    await packageInto('out');
    archive = join(folder, 'out/linux-unpacked/resources/app.asar');
    files = listPackage(archive, { isPack: false });
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds what was built, the tray icons and the keychain module, and nothing else', () => {
    const expected = [
      /^\/package\.json$/,
      /^\/dist\/main\/index\.js$/,
      /^\/dist\/main\/chunks\/[\w.-]+\.js$/,
      /^\/dist\/main\/first-drawing-thread\.js$/,
      /^\/dist\/drawing\/draw\.js$/,
      /^\/dist\/preload\/index\.cjs$/,
      /^\/dist\/renderer\/index\.html$/,
      /^\/dist\/renderer\/assets\/[\w.-]+\.(js|css|svg|woff2|png)$/,
      /^\/main\/electron\/tray\/icons\/[\w@-]+\.(png|ico)$/,
      /^\/node_modules\/@napi-rs\/keyring\/(index\.js|package\.json)$/,
      /^\/node_modules\/@napi-rs\/keyring-[\w-]+\/([\w.-]+\.node|package\.json)$/,
    ];
    const plain = files.filter((file) => !files.some((other) => other.startsWith(`${file}/`)));
    expect(plain.filter((file) => !expected.some((pattern) => pattern.test(file)))).toEqual([]);
    for (const pattern of expected.filter((_, index) => index !== 2)) {
      expect(plain.some((file) => pattern.test(file))).toBe(true);
    }
  });

  it('imports nothing that it does not hold', () => {
    const imported = (text: string) =>
      parseAst(text).body.flatMap((statement) =>
        'source' in statement && statement.source ? [statement.source.value] : [],
      );
    const required = (text: string) =>
      [...text.matchAll(/\brequire\(["'`]([^"'`]+)["'`]\)/g)].map(([, name]) => name);
    const code = (pattern: RegExp) =>
      files
        .filter((file) => pattern.test(file))
        .map((file) => extractFile(archive, file.slice(1)).toString());
    const main = new Set(
      code(/^\/dist\/(?:main|drawing)\/.*\.js$/)
        .flatMap(imported)
        .filter((name) => !name.startsWith('.')),
    );
    const builtin = (name: string) => isBuiltin(name) || name === 'electron' || name === '@napi-rs/keyring';
    expect([...main].filter((name) => !builtin(name))).toEqual([]);
    expect(main).toContain('electron');
    // A sandboxed preload may require electron, events, timers and url, and ours needs the first alone.
    expect(new Set(code(/^\/dist\/preload\//).flatMap(required))).toEqual(new Set(['electron']));
  });

  it('starts where package.json says, without the scripts and tools of development', () => {
    const shipped = JSON.parse(extractFile(archive, 'package.json').toString());
    expect(shipped).toMatchObject({
      main: 'dist/main/index.js',
      productName,
      desktopName: `${appId}.desktop`,
    });
    expect(shipped).not.toHaveProperty('devDependencies');
    expect(Object.keys(shipped.scripts ?? {})).toEqual([]);
  });

  it('keeps the native module outside the archive, where it can be loaded', () => {
    const unpacked = `${archive}.unpacked/node_modules/@napi-rs`;
    const [module = ''] = readdirSync(unpacked);
    const native = readdirSync(join(unpacked, module)).find((file) => file.endsWith('.node'));
    expect(native).toBeDefined();
    expect(statSync(join(unpacked, module, native ?? '')).size).toBeGreaterThan(100_000);
  });

  it('has the fuses burnt into its binary', async () => {
    expect(await fusesOf(join(folder, 'out/linux-unpacked/guestlist'))).toEqual(fuses);
  });

  it('has the inspector in the variant for Playwright, and all else alike', async () => {
    await packageInto('e2e', ['--config', 'electron-builder.e2e.yml']);
    expect(await fusesOf(join(folder, 'e2e/linux-unpacked/guestlist'))).toEqual(e2eFuses);
    const variant = listPackage(join(folder, 'e2e/linux-unpacked/resources/app.asar'), { isPack: false });
    expect(variant).toEqual(files);
  }, 120_000);
});

/** Read from the binary itself. */
async function fusesOf(binary: string): Promise<Record<keyof typeof fuses, boolean>> {
  const wire = await getCurrentFuseWire(binary);
  const isOn = (fuse: FuseV1Options) => wire[fuse] === '1'.charCodeAt(0);
  return {
    runAsNode: isOn(FuseV1Options.RunAsNode),
    enableNodeOptionsEnvironmentVariable: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    enableNodeCliInspectArguments: isOn(FuseV1Options.EnableNodeCliInspectArguments),
    enableEmbeddedAsarIntegrityValidation: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyLoadAppFromAsar: isOn(FuseV1Options.OnlyLoadAppFromAsar),
    loadBrowserProcessSpecificV8Snapshot: isOn(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
    grantFileProtocolExtraPrivileges: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
  };
}
