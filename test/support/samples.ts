/** One of each thing that crosses the bridge, plausible as it stands; a test names what it is about. */
import type { ClerkInvitation } from '../../main/clerk/api.ts';
import type { Account } from '../../preload/account.ts';
import type { Alert } from '../../preload/alert.ts';
import type { Invitation, WindowRequest } from '../../preload/invitation.ts';
import type { QueueItem, QueueSummary } from '../../preload/queue.ts';

const day = 86_400_000;

/** An account that is connected, with its key in the keychain. */
export function anAccount(part: Partial<Account> = {}): Account {
  return {
    id: 'acc_1',
    label: 'Nordwind',
    environment: 'development',
    fingerprint: 'sk_test_…9xQ2',
    apiUrl: 'https://api.clerk.com/v1',
    keptIn: 'keychain',
    hasKey: true,
    shut: null,
    shutEntries: [],
    ...part,
  };
}

export function anInvitation(part: Partial<Invitation> = {}): Invitation {
  const createdAt = part.createdAt ?? Date.now() - 2 * day;
  return {
    id: `inv_${part.emailAddress ?? 'ada@example.com'}`,
    emailAddress: 'ada@example.com',
    status: 'pending',
    createdAt,
    updatedAt: createdAt,
    expiresAt: createdAt + 30 * day,
    publicMetadata: {},
    hasLink: part.status === undefined || part.status === 'pending',
    ...part,
  };
}

/** One who waits on the waitlist. */
export function anEntry(part: Partial<Invitation> = {}): Invitation {
  const emailAddress = part.emailAddress ?? 'ada@example.com';
  return anInvitation({
    id: `wle_${emailAddress}`,
    expiresAt: null,
    hasLink: false,
    waiting: { invitationId: null, locked: false },
    ...part,
  });
}

/** A question for the newest of the pending ones. */
export function aWindow(part: Partial<WindowRequest> = {}): WindowRequest {
  return {
    accountId: 'acc_1',
    status: 'pending',
    search: '',
    order: '-created_at',
    offset: 0,
    limit: 1,
    ...part,
  };
}

/** Something a person should hear of. */
export function anAlert(part: Partial<Alert> = {}): Alert {
  return {
    id: 'alert_1',
    group: 'acc_1',
    kind: 'invite-failed',
    accountId: 'acc_1',
    title: 'Inviting ada@example.com failed',
    body: 'Clerk did not take it: a user with that address exists.',
    count: 1,
    silent: false,
    actions: ['retry', 'open'],
    itemIds: [],
    target: { kind: 'queue', itemId: null },
    at: Date.now(),
    ...part,
  };
}

let lastId = 0;
/** What the fake makes in the page is never what a test gave it: each counts for itself. */
const madeHere = 'document' in globalThis ? 'item_of_page' : 'item';

export function aQueueItem(part: Partial<QueueItem> = {}): QueueItem {
  lastId += 1;
  const now = Date.now();
  return {
    id: `${madeHere}_${lastId}`,
    operation: 'create',
    emailAddress: 'ada@example.com',
    invitationId: null,
    state: 'queued',
    until: null,
    waitingFor: null,
    failure: null,
    canRetry: false,
    canCancel: ['queued', 'waiting'].includes(part.state ?? 'queued'),
    already: null,
    createdAt: now,
    updatedAt: now,
    ...part,
  };
}

/** As the client of the Backend API hands it on. */
export function aClerkInvitation(part: Partial<ClerkInvitation> = {}): ClerkInvitation {
  return {
    id: 'inv_1',
    emailAddress: 'ada@example.com',
    publicMetadata: {},
    status: 'pending',
    url: null,
    expiresAt: null,
    createdAt: 1,
    updatedAt: 1,
    ...part,
  };
}

/** A queue with nothing in it. */
export function aQueueSummary(part: Partial<QueueSummary> = {}): QueueSummary {
  return {
    queued: 0,
    sending: 0,
    waiting: 0,
    failed: 0,
    sent: 0,
    done: 0,
    paused: false,
    lastOutAt: null,
    oneByOne: 0,
    ...part,
  };
}
