/** From an untrusted call to a typed result: contract entry → parsed payload → handler → parsed result. */
import { randomUUID } from 'node:crypto';
import { type Handlers, type OperationName, operationEntries } from '../../preload/contract.ts';
import { FailureError, type FieldProblem, failureSchema, type Result } from '../../preload/failure.ts';
import { errorName, errorPlace } from '../fault-facts.ts';
import type { Log } from '../ports.ts';

export type Dispatch = (operation: string, payload: unknown) => Promise<Result<unknown>>;

type AnyHandler = (payload: never) => unknown;

const entries = new Map(operationEntries());

/** Zod's issues as one problem per field, in its own words. */
function fieldProblems(issues: readonly { path: PropertyKey[]; message: string }[]): FieldProblem[] {
  return issues.slice(0, 20).map(({ path, message }) => ({ field: path.map(String).join('.'), message }));
}

function handlerOf(handlers: Handlers, operation: OperationName): AnyHandler {
  const [namespace, verb] = operation.split('.') as [keyof Handlers, string];
  return handlers[namespace][verb as keyof Handlers[typeof namespace]] as AnyHandler;
}

/**
 * Builds the one door into the core. It never rejects: a thrown `FailureError` becomes its failure, anything else
 * becomes `internal` with an id that stands in the log beside the error's name and place, never its payload.
 */
export function createRouter(handlers: Handlers, log: Log): Dispatch {
  function internal(operation: OperationName, error: unknown): Result<never> {
    const id = randomUUID().slice(0, 8);
    log.error('operation failed', { operation, id, error: errorName(error), at: errorPlace(error) });
    return { ok: false, failure: { kind: 'internal', id } };
  }

  return async (name, payload) => {
    const entry = entries.get(name as OperationName);
    if (!entry) {
      const fields = [{ field: 'operation', message: 'There is no such operation.' }];
      return { ok: false, failure: { kind: 'invalid-input', fields } };
    }
    const operation = name as OperationName;
    try {
      // Within the `try`, because a check can throw on what nobody thought of, and a call must not hang for that.
      const parsed = entry.payload.safeParse(payload ?? {});
      if (!parsed.success) {
        return { ok: false, failure: { kind: 'invalid-input', fields: fieldProblems(parsed.error.issues) } };
      }
      const answer = await handlerOf(handlers, operation)(parsed.data as never);
      const checked = entry.result.safeParse(answer);
      return checked.success ? { ok: true, value: checked.data } : internal(operation, checked.error);
    } catch (error) {
      if (!(error instanceof FailureError)) return internal(operation, error);
      // A failure is checked like a value: the page has no use for one that does not fit.
      const { data, error: unfit } = failureSchema.safeParse(error.failure);
      return data ? { ok: false, failure: data } : internal(operation, unfit);
    }
  };
}
