/** What a test or a picture is about; everything else is a plain day with one development account. */
import type { Account } from '../../preload/account.ts';
import type { OrganizationChoice, OrganizationFound, RoleFound } from '../../preload/audience.ts';
import type { VaultState } from '../../preload/failure.ts';
import type { Details } from '../../preload/history.ts';
import type { Invitation } from '../../preload/invitation.ts';
import type { Keychain } from '../../preload/keychain.ts';
import type { QueueItem } from '../../preload/queue.ts';
import type { QueueDetails } from '../../preload/queue-details.ts';
import type { SyncState } from '../../preload/sync.ts';
import type { Hindrances } from './fake-line.ts';
import type { ShellScene } from './fake-shell.ts';

export interface Scene extends Hindrances, ShellScene {
  accounts?: Account[];
  keychain?: Partial<Keychain>;
  vault?: VaultState;
  /** Of every account. Rows with a membership are in the list of organizations, those that wait on the waitlist. */
  invitations?: Invitation[];
  queue?: QueueItem[];
  paused?: boolean;
  sync?: Partial<SyncState>;
  /** What becomes of a create, resend or invite, by address; sent otherwise. */
  outcomes?: Record<string, Partial<QueueItem>>;
  undoMs?: number;
  /** Nobody knows what its invitations were sent with. */
  madeElsewhere?: boolean;
  /** What main knows of every item of the queue. */
  queueDetails?: Partial<QueueDetails>;
  /** Unset: the instance has none. */
  /** What main remembers of where new addresses go. */
  ontoWaitlist?: boolean;
  organizations?: { found: OrganizationFound[]; roles: RoleFound[]; chosen?: OrganizationChoice };
  /** Whether the instance has one; unset: it has not. */
  waitlist?: boolean;
  /** What main kept about every invitation. */
  details?: Partial<Details>;
}
