/** What the invitations room offers to the composition (main/app.ts) and to the hosts. */
import type { Audience, AudienceKind } from '../../preload/audience.ts';
import type { Handlers } from '../../preload/contract.ts';
import type { SendWith } from '../../preload/history.ts';
import type { OpenAccount } from '../accounts/open-account.ts';
import type { Clock, Connectivity, Emit, Log } from '../ports.ts';
import type { ImportPorts } from './import/imports.ts';
import type { Way } from './outbox/estimate.ts';
import type { InvitationChange } from './sync/changes.ts';
import type { Tuning } from './tuning.ts';

export interface InvitationsPorts {
  /** Folder of the databases; created owner-only when missing. */
  dataDir: string;
  clock: Clock;
  connectivity: Connectivity;
  log: Log;
  emit: Emit;
  /** Gives memory that is not used any more back to the system; unset: nobody does. */
  giveBack?: (() => void) | undefined;
  /** Milliseconds from a clock that nobody can set; the process's own unless told otherwise. */
  monotonic?: () => number;
  /** Milliseconds between two looks while the app is visible; asked each time. */
  pollMs?: () => number;
  /** Whether metadata may travel by bulk calls where nobody says for a send; unset: no. Asked each time. */
  metadataByBulk?: () => boolean;
  /** What is sent again with it that was invited from elsewhere; null: a person is asked. Unset: nobody knows. */
  resendWith?: (accountId: string) => SendWith | null;
  /**
   * What changed at Clerk without our doing, as it is found out. `silent`: found by the first sync since the start
   * or since the machine woke up, which is no news.
   */
  onChanges?: (accountId: string, changes: readonly InvitationChange[], silent: boolean) => void;
  /** Other periods and limits than the usual ones. */
  tuning?: Partial<Tuning>;
}

export interface Invitations {
  /** Loads copy and queue, resumes what was under way, starts to sync. Idempotent. Rejects with `FailureError`. */
  open(account: OpenAccount): Promise<void>;
  /** Stops work on an account; what is on disk stays. */
  close(accountId: string): Promise<void>;
  /** Renames what is on disk of an account that could not be opened for lack of its key. */
  setAside(accountId: string): Promise<void>;
  /** Deletes copy, queue and data key of an account. */
  remove(accountId: string): Promise<void>;
  handlers: Pick<Handlers, 'invitations' | 'organizations' | 'waitlist' | 'queue'>;
  /** Addresses, in lower case, that an invitation is on its way to. */
  addressesUnderWay(accountId: string, audience?: Audience): Promise<ReadonlySet<string>>;
  /** In how many milliseconds the last of so many new creates would go out: alone, or together where that is faster. */
  lastOutIn(accountId: string, creates: Record<Way, number>, kind?: AudienceKind): Promise<number>;
  /** Organizations of the account's instance, for what names them in words. */
  organizations: NonNullable<ImportPorts['organizations']>;
  /** How many queued items end with the process. A sandbox's do not count: nobody waits for its mail. */
  unsaved(): number;
  /** The sign-up link of a pending invitation, a secret for main and hosts only; null when there is none. */
  link(accountId: string, invitationId: string): string | null;
  /** Whether somebody looks at the app: then every account is looked after at once, and more often. */
  setVisible(visible: boolean): void;
  /** The machine slept: what was late is done now, what the outbox waited for is tried again. */
  woke(): void;
  /** Ends all work; what is under way is recorded so that the next start resumes it. */
  stop(): Promise<void>;
}
