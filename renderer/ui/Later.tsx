/** Parts of the page that nobody sees at first: fetched when it is idle, so that no click waits for their code. */
import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { untilFetched } from './until-fetched.ts';
import { whenIdle } from './when-idle.ts';

/** Milliseconds after which a busy page fetches them all the same. */
const longestWaitMs = 1000;
/** Stands where a part is on its way: nothing to see, but a page that has one is not whole yet. */
export const fetching: ReactNode = <span hidden data-fetching />;

/** A component that comes with a script of its own. `load`: `import()` and which of its exports it is. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const fetchPart = untilFetched(async () => ({ default: await load() }));
  return lazy(fetchPart);
}

/** Fetches a part once the page is idle, without drawing it; where that fails it is fetched when it is wanted. */
export function useFetchedLater(load: () => Promise<unknown>): void {
  useEffect(() => {
    const fetchPart = () => void load().catch(() => undefined);
    return whenIdle(fetchPart, longestWaitMs);
  }, [load]);
}

/** Draws what is in it once the page is idle, or at once when it is `wanted`. */
export function Later({ wanted, children }: { wanted: boolean; children: ReactNode }): ReactNode {
  const [idle, setIdle] = useState(false);
  useEffect(() => whenIdle(() => setIdle(true), longestWaitMs), []);
  return idle || wanted ? <Suspense fallback={fetching}>{children}</Suspense> : null;
}
