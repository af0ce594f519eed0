/** What an error of the Secret Service or of the bus means for a person. */
import type { VaultState } from '../../../preload/keychain.ts';
import { PromptDismissed } from './prompts.ts';
import { BusError, disconnected, noBus, noReply } from './session-bus.ts';

/** Why a keychain did not do what it was asked. */
export type Refusal = Exclude<VaultState, 'ready' | 'session-only'>;

/** Nobody answered within the patience of the caller; a window is open, or the service is busy with one. */
export class StillWaiting extends Error {
  override readonly name = 'StillWaiting';
}

const secretError = 'org.freedesktop.Secret.Error.';
const dbusError = 'org.freedesktop.DBus.Error.';

const meanings: readonly (readonly [RegExp, Refusal])[] = [
  [/IsLocked$/, 'locked'],
  [/AccessDenied$/, 'denied'],
  [new RegExp(`^${dbusError}(ServiceUnknown|NameHasNoOwner|Spawn|TimedOut|Timeout|NoServer)`), 'no-service'],
  [new RegExp(`^(${noReply}|${disconnected}|${noBus})$`), 'no-service'],
  [new RegExp(`^${secretError}(NoSuchObject|NoSession)$`), 'no-service'],
];

/** What nobody listed counts as a refusal: the keychain is there and did not do it. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof StillWaiting) return 'waiting';
  if (error instanceof PromptDismissed) return 'locked';
  if (!(error instanceof BusError)) return 'denied';
  return meanings.find(([pattern]) => pattern.test(error.name))?.[1] ?? 'denied';
}

/**
 * Whether another connection could get another answer: a session that the restarted service does not know, a garbled
 * secret, an object that moved. A person's no, a lock, a missing service and a hanging one stay what they are.
 */
export function isWorthAnother(error: unknown): boolean {
  if (error instanceof StillWaiting || error instanceof PromptDismissed) return false;
  if (!(error instanceof BusError)) return true;
  if (error.name === disconnected) return true;
  return !['locked', 'no-service'].includes(refusalOf(error)) || error.name.startsWith(`${secretError}No`);
}
