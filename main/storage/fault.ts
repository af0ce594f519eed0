/** Turns a fault of ours (a disk that refuses, a bug) into data, with a line in the log to find it by. */
import { randomUUID } from 'node:crypto';
import { type Failure, FailureError } from '../../preload/failure.ts';
import { errorName, errorPlace } from '../fault-facts.ts';
import type { Log } from '../ports.ts';
import { storageReason, storageTrouble } from './damage.ts';

/** `where`: what was being done. The error's own text can hold an address and stays out of the log. */
export function asFault(log: Log, where: string, error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  const id = randomUUID().slice(0, 8);
  const trouble = storageTrouble(error);
  log.error(where, { id, error: errorName(error), trouble, at: errorPlace(error) });
  const reason = storageReason(trouble);
  return reason === null ? { kind: 'internal', id } : { kind: 'storage', reason, id };
}
