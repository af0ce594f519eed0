/** The renderer's side of the border: nothing that main sends is used before it fits the contract. */
import * as z from 'zod/mini';
import type { Transport } from '../../preload/bridge.ts';
import { type EventName, events, type OperationName, operationEntries } from '../../preload/contract.ts';
import { failureSchema, type Result } from '../../preload/failure.ts';

const entries = new Map(operationEntries());
const failedSchema = z.object({ ok: z.literal(false), failure: failureSchema });

/** The operation's `Result`, or null when this is none. */
export function checkedAnswer(operation: OperationName, answer: unknown): Result<unknown> | null {
  if (typeof answer !== 'object' || answer === null) return null;
  if (!('ok' in answer) || answer.ok !== true) return failedSchema.safeParse(answer).data ?? null;
  const value = entries.get(operation)?.result.safeParse('value' in answer ? answer.value : undefined);
  return value?.success ? { ok: true, value: value.data } : null;
}

function internal(id: string): Result<never> {
  return { ok: false, failure: { kind: 'internal', id } };
}

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
    const result = checkedAnswer(operation, answer);
    if (result) return result;
    onMismatch('answer');
    return internal(`page:${operation}`);
  }

  function subscribe(event: EventName, listener: (payload: unknown) => void): () => void {
    return inner.subscribe(event, (payload) => {
      const parsed = events[event].safeParse(payload);
      if (parsed.success) listener(parsed.data);
      else onMismatch('event');
    });
  }

  return { invoke, subscribe };
}
