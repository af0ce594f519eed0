import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Dependencies point one way; the linter is the judge, so the linter itself is run on a probe in each room. */
const root = resolve(import.meta.dirname, '../..');
const refused: [string, string][] = [
  ['main/clerk/probe.ts', '../accounts/vault.ts'],
  ['main/storage/probe.ts', '../clerk/api.ts'],
  ['main/accounts/probe.ts', '../app.ts'],
  ['main/invitations/probe.ts', '../ipc/router.ts'],
  ['main/invitations/probe-browser.ts', '../browser/host.ts'],
  ['main/alerts/probe.ts', '../storage/data-dir.ts'],
  ['main/diagnostics/probe.ts', '../accounts/vault.ts'],
  ['main/ipc/probe.ts', '../electron/ipc.ts'],
  ['main/ipc/probe-electron.ts', 'electron'],
  ['main/sandbox/probe.ts', '../clerk/client.ts'],
  ['main/page/probe.ts', '../browser/host.ts'],
  ['main/browser/probe.ts', '../electron/ipc.ts'],
  ['main/electron/probe.ts', '../browser/host.ts'],
  ['main/app.ts', './browser/host.ts'],
  ['preload/probe.ts', '../main/app.ts'],
  ['renderer/probe.tsx', '../main/ports.ts'],
  ['renderer/probe-node.tsx', 'node:fs'],
  ['main/accounts/probe-keytar.ts', 'keytar'],
];
const allowed: [string, string][] = [
  ['main/clerk/fine.ts', '../../preload/failure.ts'],
  ['main/invitations/fine.ts', '../clerk/api.ts'],
  ['main/electron/fine.ts', 'electron'],
  ['renderer/fine.tsx', '../preload/contract.ts'],
];

let folder = '';
let complaints = new Set<string>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guestlist-layers-'));
  const config = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
  writeFileSync(
    join(folder, 'biome.json'),
    JSON.stringify({ ...config, $schema: undefined, vcs: undefined }),
  );
  for (const [file, module] of [...refused, ...allowed]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `import { x } from '${module}';\n\nexport const y = x;\n`);
  }
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const output = await new Promise<string>((done) => {
    execFile(
      process.execPath,
      [biome, 'lint', '--reporter=json', '--max-diagnostics=200', '.'],
      { cwd: folder },
      (_, stdout) => done(stdout),
    );
  });
  const report = JSON.parse(output) as { diagnostics: { category: string; location: { path: unknown } }[] };
  complaints = new Set(
    report.diagnostics
      .filter(({ category }) => category === 'lint/style/noRestrictedImports')
      .map(({ location }) => JSON.stringify(location.path)),
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const complainedOf = (file: string) =>
  [...complaints].some((path) => path.replaceAll('\\\\', '/').includes(file));

describe('layers', () => {
  it.each(refused)('%s may not import %s', (file) => {
    expect(complainedOf(file)).toBe(true);
  });

  it.each(allowed)('%s may import %s', (file) => {
    expect(complainedOf(file)).toBe(false);
  });
});
