/** A row about what passes between the preload and the page: one expression on each side, as text. */
import assert from 'node:assert/strict';
import type { Row } from './row.ts';

export interface Bridged {
  says: string;
  /** Line and name of Electron's test. */
  at: string;
  /** In the preload: what is exposed. */
  api: string;
  /** In the page: a function of what came. */
  page: string;
  gives: unknown;
  untruth?: string;
}

let rows = 0;

/** What is exposed under a name of its own stays there, so rows share one page. */
export function bridged({ says, at, api, page, gives, untruth }: Bridged): Row {
  const key = `row${++rows}`;
  return {
    says,
    source: `spec/api-context-bridge-spec.ts:${at}`,
    relies: 'preload/index.ts',
    about: ['contextBridge.exposeInMainWorld'],
    ...(untruth === undefined ? {} : { untruth }),
    async check(stage) {
      const played = await stage.shared();
      await played.preload(
        (electron, name, source) => {
          electron.contextBridge.exposeInMainWorld(name, globalThis.eval(`(${source})`));
        },
        key,
        api,
      );
      const found = await played.page(
        (name, source) => globalThis.eval(`(${source})`)(Reflect.get(window, name), name),
        key,
        page,
      );
      assert.deepEqual(found, gives);
    },
  };
}
