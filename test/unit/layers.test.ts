/** Dependencies point one way: the tree is held to the table, and the check itself to a wrong import in each room. */
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultsOf, sourcesOfTree } from '../../scripts/check-rooms.ts';
import { drawing } from '../../scripts/rooms/drawing.ts';
import { rooms } from '../../scripts/rooms.ts';

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
  ['main/accounts/probe-invitations.ts', '../invitations/service.ts'],
  ['main/index.ts', './browser/host.ts'],
  ['main/serve.ts', './electron/start.ts'],
  ['main/serve-options.ts', './app.ts'],
  ['main/unsaved-words.ts', './app.ts'],
  ['main/http-server.ts', './sandbox/server.ts'],
  ['main/give-back.ts', './app.ts'],
  ['main/ports.ts', './clerk/api.ts'],
  ['main/fault-facts.ts', './ports.ts'],
  ['main/flags.ts', './serve-options.ts'],
  ['preload/index.ts', '../main/ports.ts'],
];
const allowed: [string, string][] = [
  ['main/clerk/fine.ts', '../../preload/failure.ts'],
  ['main/invitations/fine.ts', '../clerk/api.ts'],
  ['main/electron/fine.ts', 'electron'],
  ['renderer/fine.tsx', '../preload/contract.ts'],
];

const faultsWith = (...files: [string, string][]) => faultsOf(new Map(files));
const importing = (module: string) => `import { x } from '${module}';\nexport const y = x;\n`;

it('is kept by every file', () => {
  const tree = sourcesOfTree();
  expect(tree.size).toBeGreaterThan(500);
  expect(faultsOf(tree)).toEqual([]);
});

describe('a wrong import', () => {
  it.each(refused)('%s may not import %s', (file, module) => {
    expect(faultsWith([file, importing(module)])).toHaveLength(1);
  });

  it.each(allowed)('%s may import %s', (file, module) => {
    expect(faultsWith([file, importing(module)])).toEqual([]);
  });

  it('has been tried in every room', () => {
    const tried = refused.map(([file]) => file);
    const without = rooms.filter(
      ({ path }) => !tried.some((file) => file === path || dirname(file) === path),
    );
    expect(without.map(({ path }) => path)).toEqual([]);
  });

  it.each([
    ['of a type', "import type { X } from '../../renderer/main.tsx';\nexport type Y = X;\n"],
    ['that is passed on', "export { x } from '../../renderer/main.tsx';\n"],
    ['while it runs', "export const x = () => import('../../renderer/main.tsx');\n"],
  ])('is seen %s', (_how, text) => {
    expect(faultsWith(['main/clerk/probe.ts', text])).toHaveLength(1);
  });

  it('is also one by a file that lies in no room', () => {
    expect(faultsWith(['main/probe.ts', importing('node:fs')])).toEqual([
      'main/probe.ts lies in no room of scripts/rooms.ts.',
    ]);
  });
});

describe('a circle', () => {
  it('is seen, of types too, and over several files', () => {
    const faults = faultsWith(
      ['main/clerk/a.ts', "import { b } from './b.ts';\nexport const a = b;\n"],
      ['main/clerk/b.ts', "import type { C } from './c.ts';\nexport const b: C = 1;\n"],
      ['main/clerk/c.ts', "import { a } from './a.ts';\nexport type C = typeof a;\n"],
      ['main/clerk/d.ts', "import { a } from './a.ts';\nexport const d = a;\n"],
    );
    expect(faults).toEqual([
      'These import each other in a circle: main/clerk/a.ts, main/clerk/b.ts, main/clerk/c.ts.',
    ]);
  });
});

it('is drawn in ARCHITECTURE.md as it is', () => {
  expect(readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')).toContain(drawing(rooms));
});
