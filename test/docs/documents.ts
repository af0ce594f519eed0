/** The documents whose code blocks are tried, and all whose links are followed. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const withCommands = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'];

const others = [
  'BENCHMARKS.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'findings/README.md',
  'main/sandbox/README.md',
];

export function documentsIn(root: string): string[] {
  return [...withCommands, ...others].filter((document) => existsSync(join(root, document)));
}
