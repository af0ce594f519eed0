/**
 * React is CommonJS: a bundler keeps all that it exports, used or not. What the page does not import leaves the two
 * small files of it here, and the minifier takes along what only that needed.
 */
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/** What react-dom/client takes from them stands first; the rest is what the page imports. */
const kept: Record<string, ReadonlySet<string>> = {
  react: new Set([
    '__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE',
    'version',
    'Component',
    'StrictMode',
    'createContext',
    'createElement',
    'memo',
    'useCallback',
    'useContext',
    'useEffect',
    'useEffectEvent',
    'useId',
    'useImperativeHandle',
    'useLayoutEffect',
    'useMemo',
    'useRef',
    'useState',
    'useSyncExternalStore',
  ]),
  'react-dom': new Set([
    '__DOM_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE',
    'version',
    'flushSync',
  ]),
};

const renderer = resolve(import.meta.dirname, '../../renderer');
const ofReact = /node_modules\/(react|react-dom)\/cjs\/\1\.production\.js$/;

function exportedName(node: unknown): string | null {
  const { expression } = node as {
    expression?: { left?: { object?: { name?: string }; property?: { name?: string } } };
  };
  const left = expression?.left;
  return left?.object?.name === 'exports' ? (left.property?.name ?? null) : null;
}

export const leanReact: Plugin = {
  name: 'lean-react',
  enforce: 'pre',
  transform(code, id) {
    const library = ofReact.exec(id)?.[1];
    if (library) {
      const unused = this.parse(code).body.filter((node) => {
        const name = exportedName(node);
        return name !== null && !kept[library]?.has(name);
      });
      let lean = code;
      for (const { start, end } of unused.toReversed()) lean = lean.slice(0, start) + lean.slice(end);
      return { code: lean, map: null };
    }
    if (!id.startsWith(renderer)) return null;
    for (const [, names = '', from = ''] of code.matchAll(/import \{([^}]*)\} from '(react|react-dom)';/g)) {
      for (const each of names.split(',').map((name) => name.trim())) {
        if (each === '' || each.startsWith('type ') || kept[from]?.has(each)) continue;
        this.error(
          `${each} of ${from} is left out of the build: scripts/vite/lean-react.ts keeps what is used.`,
        );
      }
    }
    return null;
  },
};
