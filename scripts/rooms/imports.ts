import { dirname, join, normalize } from 'node:path/posix';
import { parseSync } from 'vite';

/** Text by path from the root. */
export type Sources = ReadonlyMap<string, string>;

/** One import, of types too. `to`: a path from the root, or the name of a package (`node` for Node's own). */
export interface Import {
  from: string;
  to: string;
  isFile: boolean;
}

const asWritten = /^(['"])(.+)\1$/u;

function packageOf(name: string): string {
  if (name.startsWith('node:')) return 'node';
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Every import, re-export and `import()` of a written name. Styles and the like are nobody's room. */
export function importsOf(sources: Sources): Import[] {
  const found: Import[] = [];
  for (const [from, text] of sources) {
    const { module } = parseSync(from, text);
    const names = [
      ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
      ...module.staticExports.flatMap(({ entries }) => entries.map((entry) => entry.moduleRequest?.value)),
      ...module.dynamicImports.map(
        ({ moduleRequest: { start, end } }) => asWritten.exec(text.slice(start, end))?.[2],
      ),
    ];
    for (const name of new Set(names)) {
      if (name === undefined) continue;
      const isFile = name.startsWith('.');
      const to = isFile ? normalize(join(dirname(from), name)) : packageOf(name);
      if (!isFile || /\.tsx?$/.test(to)) found.push({ from, to, isFile });
    }
  }
  return found;
}
