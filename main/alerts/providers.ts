/** Everything that a person can be told about. */
import type { Provider } from './provider.ts';
import { accepted } from './providers/accepted.ts';
import { expiring } from './providers/expiring.ts';
import { importFinished } from './providers/import-finished.ts';
import { keyRefused } from './providers/key-refused.ts';
import { keychain } from './providers/keychain.ts';
import { queueBlocked } from './providers/queue-blocked.ts';
import { waiting } from './providers/waiting.ts';
import { workFailed } from './providers/work-failed.ts';

/** In the order in which they are shown: what comes last lies on top, and that should be a failure. */
export const providers: readonly Provider[] = [
  accepted,
  waiting,
  expiring,
  importFinished,
  workFailed,
  keyRefused,
  keychain,
  queueBlocked,
];
