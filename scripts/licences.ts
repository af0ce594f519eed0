/** The licences of everything that ships: what package.json depends on, and what that depends on in turn. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Licensed {
  name: string;
  version: string;
  /** As the package says it: an SPDX expression. */
  licence: string;
  /** Every licence and notice that lies in the package. */
  texts: string[];
}

interface Manifest {
  name: string;
  version: string;
  license?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const legal = /^(licen[cs]e|copying|notice)/i;

const manifestOf = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/** As Node looks a package up, from the folder that asks for it. Null when it is not installed. */
function folderOf(name: string, from: string): string | null {
  const folder = join(from, 'node_modules', name);
  if (existsSync(join(folder, 'package.json'))) return folder;
  return dirname(from) === from ? null : folderOf(name, dirname(from));
}

function read(folder: string): Licensed {
  const { name, version, license = 'not given' } = manifestOf(folder);
  const files = readdirSync(folder).filter((file) => legal.test(file));
  const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return { name, version, licence: license, texts };
}

/**
 * By name. Without peers: Electron brings its own licences with its binary. Of what is optional (a native module per
 * system and processor) what is installed here; of the Node that runs scripts, which does not ship, nothing.
 */
export function licencesOf(root: string): Licensed[] {
  const found = new Map<string, Licensed>();
  function follow(names: string[], from: string): void {
    for (const name of names) {
      const folder = folderOf(name, from);
      if (folder === null || found.has(folder)) continue;
      found.set(folder, read(folder));
      const { dependencies = {}, optionalDependencies = {} } = manifestOf(folder);
      follow([...Object.keys(dependencies), ...Object.keys(optionalDependencies)], folder);
    }
  }
  const { dependencies = {} } = manifestOf(root);
  follow(Object.keys(dependencies), root);
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What stands for the text that a package left out. */
const wordless = 'This package names its licence and brings no text of it.';

/** As one text for people. */
export function licencesText(licensed: readonly Licensed[]): string {
  const line = '='.repeat(80);
  const parts = licensed.map(({ name, version, licence, texts }) =>
    [line, `${name} ${version} (${licence})`, line, ...(texts.length > 0 ? texts : [wordless])].join('\n\n'),
  );
  const head =
    'Guestlist contains these packages. Electron and Chromium bring their licences in files of their own.';
  return `${[head, ...parts].join('\n\n')}\n`;
}
