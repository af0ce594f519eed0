/**
 * Reading an import is a seventh of main's code, with tables of headings in a dozen languages: it is loaded with the
 * first import, and no start and no idle day pays for it.
 */
import type { ImportPorts, Imports } from './imports.ts';

export interface ImportsLater extends Omit<Imports, 'forget'> {
  /** As `forget` of {@link Imports}. */
  forget(accountId: string): Promise<void>;
}

export function importsLater(ports: ImportPorts): ImportsLater {
  let loading: Promise<Imports> | null = null;
  const loaded = () => {
    loading ??= import('./imports.ts').then(({ createImports }) => createImports(ports));
    return loading;
  };
  const handlers = async () => (await loaded()).handlers;
  return {
    handlers: {
      preview: async (given) => (await handlers()).preview(given),
      choose: async (given) => (await handlers()).choose(given),
      settle: async (given) => (await handlers()).settle(given),
      rows: async (given) => (await handlers()).rows(given),
      commit: async (given) => (await handlers()).commit(given),
      discard: async (given) => (await handlers()).discard(given),
    },
    forget: async (accountId) => (await loaded()).forget(accountId),
  };
}
