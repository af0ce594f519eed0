/** The renderer's side of the border: nothing that main sends is used before it fits the contract. */
import type { Transport } from '../../preload/bridge.ts';
import type { EventName, OperationName } from '../../preload/contract.ts';
import type { Result } from '../../preload/failure.ts';
import { untilFetched } from '../ui/until-fetched.ts';

function internal(id: string): Result<never> {
  return { ok: false, failure: { kind: 'internal', id } };
}

/** The checks come after the first drawing; whoever is first waits for them. */
const checks = untilFetched(() => import('./contract-checks.ts'));

/**
 * Wraps a transport so that calls always resolve, to a `Result` that fits the contract, and events that do not fit
 * are withheld. `onMismatch` hears of both: page and program may be of different versions, or one of them is at fault.
 */
export function checkedTransport(
  inner: Transport,
  onMismatch: (about: 'answer' | 'event') => void,
): Transport {
  async function invoke(operation: OperationName, payload: unknown): Promise<unknown> {
    let answer: unknown;
    try {
      answer = await inner.invoke(operation, payload);
    } catch {
      // The bridge itself broke (Electron rejects when main has no handler): there is no failure to pass on.
      onMismatch('answer');
      return internal(`page:${operation}`);
    }
    const { checkedAnswer } = await checks();
    const result = checkedAnswer(operation, answer);
    if (result) return result;
    onMismatch('answer');
    return internal(`page:${operation}`);
  }

  function subscribe(event: EventName, listener: (payload: unknown) => void): () => void {
    let ended = false;
    const end = inner.subscribe(event, async (given) => {
      const { checkedEvent } = await checks();
      if (ended) return;
      const checked = checkedEvent(event, given);
      if (checked) listener(checked.payload);
      else onMismatch('event');
    });
    return () => {
      ended = true;
      end();
    };
  }

  return { invoke, subscribe };
}
