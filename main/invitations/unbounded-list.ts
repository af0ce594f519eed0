import { ClerkCallError } from '../clerk/api.ts';

/** Why reading a list was given up: `what` does not end after the `most` invitations that make sense. */
export function unboundedList(what: string, most: number): ClerkCallError {
  const detail = `${what} does not end after ${most} invitations.`;
  return new ClerkCallError({ kind: 'unreadable', status: 200, detail, traceId: null }, 'refused');
}
