/** Memory that nothing uses any more, given back to the system. */
import { Session } from 'node:inspector/promises';
import { errorName } from './fault-facts.ts';
import type { Log } from './ports.ts';

/**
 * The heap grows in a burst and keeps its size for the next one, which for an app that then lies idle all day never
 * comes. This is what the button of a debugger does, which needs no flag at the start; it takes some tens of
 * milliseconds. https://chromedevtools.github.io/devtools-protocol/v8/HeapProfiler/#method-collectGarbage
 */
export function createGiveBack(log: Log): () => void {
  let underWay = false;
  const collect = async (): Promise<void> => {
    const session = new Session();
    try {
      session.connect();
      await session.post('HeapProfiler.collectGarbage');
    } catch (error) {
      // It only holds more memory than it needs.
      log.warn('memory.kept', { error: errorName(error) });
    } finally {
      session.disconnect();
      underWay = false;
    }
  };
  return () => {
    if (underWay) return;
    underWay = true;
    void collect();
  };
}
