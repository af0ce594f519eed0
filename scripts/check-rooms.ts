/** `npm run lint`: no import that scripts/rooms.ts does not have, and no circle of imports. `--draw` prints the drawing. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { circles } from './rooms/circles.ts';
import { drawing } from './rooms/drawing.ts';
import { importsOf, type Sources } from './rooms/imports.ts';
import { wrongImports } from './rooms/wrong-imports.ts';
import { rooms } from './rooms.ts';

const root = resolve(import.meta.dirname, '..');

/** The files of all rooms, as they lie on the disk and git would take them. */
export function sourcesOfTree(): Sources {
  const listed = execFileSync(
    'git',
    ['ls-files', '-co', '--exclude-standard', 'main', 'preload', 'renderer'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  const files = listed.split('\n').filter((file) => /(?<!\.d)\.tsx?$/.test(file));
  const read = (file: string): [string, string][] => {
    try {
      return [[file, readFileSync(join(root, file), 'utf8')]];
    } catch (error) {
      // Still listed, and deleted in the work tree.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  };
  return new Map(files.flatMap(read));
}

/** A sentence for each fault. */
export function faultsOf(sources: Sources): string[] {
  const imports = importsOf(sources);
  return [...wrongImports(rooms, imports), ...circles(imports)];
}

if (import.meta.main) {
  if (process.argv.includes('--draw')) process.stdout.write(drawing(rooms));
  else {
    const faults = faultsOf(sourcesOfTree());
    for (const fault of faults) process.stderr.write(`${fault}\n`);
    process.exitCode = faults.length > 0 ? 1 : 0;
  }
}
