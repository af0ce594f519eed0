/** What main sends, held against the contract. A script of its own: nothing of it is needed to draw what is there. */
import * as z from 'zod/mini';
import { type EventName, events, type OperationName, operationEntries } from '../../preload/contract.ts';
import { failureSchema, type Result } from '../../preload/failure.ts';

// The page's policy forbids to make code from text, which zod otherwise tries once.
z.config({ jitless: true });

const entries = new Map(operationEntries());
const failedSchema = z.object({ ok: z.literal(false), failure: failureSchema });

/** The operation's `Result`, or null when this is none. */
export function checkedAnswer(operation: OperationName, answer: unknown): Result<unknown> | null {
  if (typeof answer !== 'object' || answer === null) return null;
  if (!('ok' in answer) || answer.ok !== true) return failedSchema.safeParse(answer).data ?? null;
  const value = entries.get(operation)?.result.safeParse('value' in answer ? answer.value : undefined);
  return value?.success ? { ok: true, value: value.data } : null;
}

/** The event's payload as `{payload}`, or null when it does not fit. */
export function checkedEvent(event: EventName, payload: unknown): { payload: unknown } | null {
  const parsed = events[event].safeParse(payload);
  return parsed.success ? { payload: parsed.data } : null;
}
