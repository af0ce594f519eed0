/** Which test files belong to a source file, by who imports whom. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

const rooms = ['main', 'preload', 'renderer', 'scripts', 'test'];
const isSource = /\.(?:ts|tsx|mjs)$/;
const isTest = /\.test\.tsx?$/;
const specifier = /(?:from|import\()\s*'(\.[^']+)'/g;

/** More take longer than the two seconds that a person waits between two saves. */
const mostUnit = 3;
const mostIntegration = 1;

type Importers = ReadonlyMap<string, ReadonlySet<string>>;

export interface TestsOf {
  /** Paths below the root, the closest first. */
  tests: string[];
  /** How many more import the file, or what uses it. */
  more: number;
}

/**
 * `file`: a path below the root. A test file is its own. A file that unit tests import gets those alone: they take a
 * moment, and integration tests may start a browser. Else it gets the integration test that is named like it, else the
 * unit tests of what imports it that are named like either, else the integration tests that import it, else the tests of
 * whatever uses it. Those
 * named like the file or its room come first. `importers`: found once for many files.
 */
export function testsOf(file: string, root: string, importers = importersIn(root)): TestsOf {
  const path = resolve(root, file);
  const steps = stepsFrom(path, importers).map((paths) =>
    paths.map((each) => relative(root, each).split(sep).join('/')).filter((each) => isTest.test(each)),
  );
  const unit = steps.map((paths) => paths.filter((each) => each.startsWith('test/unit/')));
  const integration = steps.map((paths) => paths.filter((each) => each.startsWith('test/integration/')));
  const [[ownUnit, unitOf, unitNear, ...unitAfar], [own, ofIt, ...afar]] = [unit, integration];
  const named = ofIt?.filter((test) => closeness(test, file) === closest);
  const isNamedAlike = (test: string) => closeness(test, file) > 0;
  const related = unitNear?.filter(isNamedAlike);
  const relatedAfar = afar.map((tests) => tests.filter(isNamedAlike));
  const found = [
    ownUnit,
    own,
    unitOf,
    named,
    related,
    ofIt,
    ...relatedAfar,
    unitNear,
    ...unitAfar,
    ...afar,
  ].find((each) => each?.length);
  const tests = (found ?? []).sort((a, b) => closeness(b, file) - closeness(a, file) || (a < b ? -1 : 1));
  const some = tests.slice(0, tests[0]?.startsWith('test/unit/') ? mostUnit : mostIntegration);
  return { tests: some, more: tests.length - some.length };
}

/** In the room of the file, and with its name. */
const closest = 5;

/** How much the name of a test says that it is about this file: that of its room, of the file, of the file's folder. */
function closeness(test: string, file: string): number {
  const [about] = basename(test).split('.');
  const folders = dirname(file).split('/');
  const inRoom = folders.includes(basename(dirname(test)));
  return (inRoom ? 3 : 0) + (basename(file).split('.')[0] === about ? 2 : folders.at(-1) === about ? 1 : 0);
}

/** The file itself, what imports it, what imports that, and so on; each once. */
function stepsFrom(file: string, importers: Importers): string[][] {
  const seen = new Set([file]);
  const steps = [[file]];
  for (let step = [file]; step.length > 0; steps.push(step)) {
    const next = new Set(step.flatMap((path) => [...(importers.get(path) ?? [])]));
    step = [...next].filter((path) => !seen.has(path));
    for (const path of step) seen.add(path);
  }
  return steps;
}

/** Of every file that is imported, those that do. */
export function importersIn(root: string): Importers {
  const importers = new Map<string, Set<string>>();
  for (const room of rooms) {
    const names = readdirSync(join(root, room), { recursive: true, encoding: 'utf8' });
    for (const path of names.filter((name) => isSource.test(name)).map((name) => join(root, room, name))) {
      for (const [, from = ''] of readFileSync(path, 'utf8').matchAll(specifier)) {
        const imported = resolve(dirname(path), from);
        importers.set(imported, (importers.get(imported) ?? new Set()).add(path));
      }
    }
  }
  return importers;
}
