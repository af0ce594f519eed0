/** Which of its five faces the tray icon shows. */
import type { Failure } from '../../../preload/failure.ts';
import type { Overview } from './overview.ts';

export const trayStates = ['idle', 'syncing', 'offline', 'attention', 'no-account'] as const;
export type TrayState = (typeof trayStates)[number];

/** Failures that end by themselves once the network is back; all others want a person. */
function isAboutNetwork(failure: Failure): boolean {
  return failure.kind === 'offline' || failure.kind === 'unreachable' || failure.kind === 'timeout';
}

/** Failures that a person can mend; the rest (a limit, Clerk being down) are only to be waited out. */
function wantsPerson(failure: Failure): boolean {
  const kinds: Failure['kind'][] = ['unauthorized', 'forbidden', 'tls', 'clerk', 'keychain'];
  return kinds.includes(failure.kind);
}

/**
 * What a person must mend comes first, then that nothing can be sent, then that something is under way. A steady
 * poll does not count as syncing: once a minute it would make the icon blink.
 */
export function trayState(overview: Overview): TrayState {
  const { current } = overview;
  if (current === null) return 'no-account';
  const { account, queue, sync } = current;
  if (!account.hasKey || account.shut !== null || queue.failed > 0) return 'attention';
  if (account.keptIn === 'keychain' && overview.vault !== 'ready') return 'attention';
  if (sync.failure && wantsPerson(sync.failure)) return 'attention';
  if (!overview.online || (sync.failure && isAboutNetwork(sync.failure))) return 'offline';
  const firstSync = sync.phase === 'syncing' && (sync.progress !== null || sync.lastSyncAt === null);
  if (firstSync || queue.sending > 0) return 'syncing';
  return 'idle';
}
