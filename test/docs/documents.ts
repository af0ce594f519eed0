/** The documents whose code blocks are tried, and all whose links are followed. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export const withCommands = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'];

const others = [
  'BENCHMARKS.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'findings/README.md',
  'main/sandbox/README.md',
  'test/support/README.md',
];

/** One for each decision, in order. */
export function decisionsIn(root: string): string[] {
  const folder = 'docs/decisions';
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder))
    .toSorted()
    .map((name) => `${folder}/${name}`);
}

export function documentsIn(root: string): string[] {
  const named = [...withCommands, ...others].filter((document) => existsSync(join(root, document)));
  return [...named, ...decisionsIn(root)];
}
