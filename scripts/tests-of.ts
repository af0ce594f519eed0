/** Which test files belong to a source file: those that import it themselves. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

const isTest = /\.test\.tsx?$/;
const specifier = /(?:from|import\()\s*'(\.[^']+)'/g;

/**
 * `files`: paths below the root. A test file is its own. A file with unit tests gets those alone: they take a moment,
 * and integration tests may start a browser. In order, each once.
 */
export function testsOf(files: readonly string[], root: string): string[] {
  const [unit = [], integration = []] = ['unit', 'integration'].map((room) =>
    testsIn(join(root, 'test', room)),
  );
  const chosen = files.flatMap((name) => {
    const file = resolve(root, name);
    const own = (tests: Test[]) => tests.filter(({ path, imports }) => path === file || imports.has(file));
    const quick = own(unit);
    return quick.length > 0 ? quick : own(integration);
  });
  return [...new Set(chosen.map(({ path }) => relative(root, path).split(sep).join('/')))].sort();
}

interface Test {
  path: string;
  imports: ReadonlySet<string>;
}

function testsIn(room: string): Test[] {
  const names = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((name) => isTest.test(name));
  return names.map((name) => {
    const path = join(room, name);
    const imports = [...readFileSync(path, 'utf8').matchAll(specifier)].map(([, from = '']) => from);
    return { path, imports: new Set(imports.map((from) => resolve(dirname(path), from))) };
  });
}
