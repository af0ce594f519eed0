/** What ships with Guestlist: each package has its reason, a licence that allows it, and nothing that runs at install. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import lock from '../../package-lock.json' with { type: 'json' };

const root = resolve(import.meta.dirname, '../..');

interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  license?: string;
  dev?: boolean;
  devOptional?: boolean;
  optional?: boolean;
  hasInstallScript?: boolean;
}

const all = Object.entries(lock.packages as Record<string, Locked>).filter(([path]) => path !== '');
const production = all.filter(([, { dev, devOptional }]) => !dev && !devOptional);

/** Permissive, and without a duty that a binary could forget. */
const allowed = [
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  '(MIT OR CC0-1.0)',
  'Python-2.0',
];

/** The names in the first column of the table under “Dependencies”. */
function explained(): string[] {
  const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  const section = text.split('\n## Dependencies\n')[1]?.split('\n## ')[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| `'));
  return rows.flatMap((row) => {
    const [, names = '', reason = ''] = row.split('|');
    if (reason.trim().length < 10) throw new Error(`This row gives no reason: ${row}`);
    return [...names.matchAll(/`([^`]+)`/gu)].map(([, name = '']) => name);
  });
}

describe('the production dependencies', () => {
  it('each have their reason in ARCHITECTURE.md, and no other is explained there', () => {
    const names = explained().filter((name) => name !== 'zod/mini');
    expect(names.toSorted()).toEqual(Object.keys(packageJson.dependencies).toSorted());
  });

  it('are named with their exact version', () => {
    for (const version of Object.values(packageJson.dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('run nothing when they are installed, down to the last of the tree', () => {
    expect(production.length).toBeGreaterThan(20);
    expect(production.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)).toEqual(
      [],
    );
  });

  it('come under licences that allow shipping them', () => {
    const others = production.filter(([, { license }]) => !allowed.includes(license ?? ''));
    expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
  });
});

describe('the lock file', () => {
  it('holds every package, the developers’ too, to its content', () => {
    const loose = all.filter(([, { integrity }]) => !/^sha512-[A-Za-z0-9+/]{86}==$/u.test(integrity ?? ''));
    expect(loose.map(([path]) => path)).toEqual([]);
  });

  it('takes packages from the registry that npm is set to, and from no address of their own', () => {
    const elsewhere = all.filter(([, { resolved }]) => resolved !== undefined);
    expect(elsewhere.map(([path]) => path)).toEqual([]);
  });

  it('denies the install scripts of developers’ packages by name', () => {
    const scripts = all.filter(([, { hasInstallScript }]) => hasInstallScript);
    const names = scripts.map(([path]) => path.split('node_modules/').at(-1) ?? '');
    const decided: Record<string, boolean> = packageJson.allowScripts;
    expect(names.filter((name) => decided[name] !== false)).toEqual([]);
  });
});
