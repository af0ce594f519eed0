/** For each kind of notification the event that leads to it, and the one that ends it. */
import type { AlertEvent } from '../../../main/alerts/event.ts';
import type { AlertKind } from '../../../preload/alert.ts';
import { hour, minute, refused, type Scene, unauthorized } from './scene.ts';

const accountId = 'acme';

export interface Occasion {
  kind: Exclude<AlertKind, 'recovered'>;
  happen(scene: Scene): AlertEvent;
  /** Null for news, which has no end. */
  end: ((scene: Scene) => AlertEvent) | null;
  title: string;
  hiddenTitle: string;
  /** What a person is told when it is over. */
  overTitle: string | null;
  target: unknown;
}

function workOccasion(
  kind: AlertKind & `${string}-failed`,
  operation: 'create' | 'resend' | 'revoke' | 'delete',
  [title, hiddenTitle, overTitle]: [string, string, string],
): Occasion {
  const item = (now: number) => ({
    id: 'q1',
    operation,
    emailAddress: 'ada@example.com',
    failure: refused,
    canRetry: true,
    updatedAt: now,
  });
  return {
    kind: kind as Occasion['kind'],
    happen: ({ now }) => ({ type: 'work-failed', accountId, items: [item(now)] }),
    end: ({ now }) => ({
      type: 'work-ended',
      accountId,
      items: [{ id: 'q1', outcome: 'sent', updatedAt: now }],
    }),
    title,
    hiddenTitle,
    overTitle,
    target: { kind: 'queue', itemId: 'q1' },
  };
}

export const occasions: Occasion[] = [
  workOccasion('invite-failed', 'create', [
    'Could not invite ada@example.com',
    'An invitation was not sent',
    'Invited after all: ada@example.com',
  ]),
  workOccasion('resend-failed', 'resend', [
    'Could not resend to ada@example.com',
    'An invitation was not sent again',
    'Resent after all: ada@example.com',
  ]),
  workOccasion('delete-failed', 'delete', [
    'Could not delete the invitation to ada@example.com',
    'An invitation was not deleted',
    'An invitation was deleted after all',
  ]),
  workOccasion('revoke-failed', 'revoke', [
    'Could not revoke the invitation to ada@example.com',
    'An invitation was not revoked',
    'Revoked after all: ada@example.com',
  ]),
  {
    kind: 'queue-blocked',
    happen: ({ now }) => ({
      type: 'queue-blocked',
      accountId,
      until: now + 40 * minute,
      waiting: 740,
      at: now,
    }),
    end: ({ now }) => ({ type: 'queue-drained', accountId, at: now }),
    title: 'The queue waits until 12:40',
    hiddenTitle: 'The queue waits until 12:40',
    overTitle: null,
    target: { kind: 'queue', itemId: null },
  },
  {
    kind: 'key-refused',
    happen: ({ now }) => ({ type: 'key', accountId, failure: unauthorized, at: now }),
    end: ({ now }) => ({ type: 'key', accountId, failure: null, at: now }),
    title: 'Clerk does not accept the secret key',
    hiddenTitle: 'Clerk does not accept the secret key',
    overTitle: 'Clerk accepts the secret key again',
    target: { kind: 'settings' },
  },
  {
    kind: 'keychain',
    happen: ({ now }) => ({ type: 'keychain', state: 'locked', at: now }),
    end: ({ now }) => ({ type: 'keychain', state: 'ready', at: now }),
    title: 'The keychain is locked',
    hiddenTitle: 'The keychain is locked',
    overTitle: 'The keychain is open again',
    target: { kind: 'settings' },
  },
  {
    kind: 'accepted',
    happen: ({ now }) => ({
      type: 'accepted',
      accountId,
      invitations: [{ id: 'inv_1', emailAddress: 'ada@example.com' }],
      silent: false,
      at: now,
    }),
    end: null,
    title: 'Accepted by ada@example.com',
    hiddenTitle: 'Someone accepted',
    overTitle: null,
    target: { kind: 'list', status: 'accepted' },
  },
  {
    kind: 'waitlist',
    happen: ({ now }) => ({
      type: 'waiting',
      accountId,
      people: [{ id: 'wle_1', emailAddress: 'ada@example.com' }],
      silent: false,
      at: now,
    }),
    end: null,
    title: 'On the waitlist: ada@example.com',
    hiddenTitle: 'Someone joined the waitlist',
    overTitle: null,
    target: { kind: 'list', status: 'pending', audience: 'waitlist' },
  },
  {
    kind: 'expiring',
    happen: ({ now }) => ({
      type: 'expiring',
      accountId,
      count: 1,
      soonestAt: now + 30 * hour,
      emailAddress: 'ada@example.com',
      at: now,
    }),
    end: null,
    title: 'An invitation expires soon',
    hiddenTitle: 'An invitation expires soon',
    overTitle: null,
    target: { kind: 'list', status: 'pending', order: '+expires_at' },
  },
  {
    kind: 'import-finished',
    happen: ({ now }) => ({ type: 'import-finished', accountId, sent: 9980, failed: 20, at: now }),
    end: null,
    title: '9,980 done, 20 failed',
    hiddenTitle: '9,980 done, 20 failed',
    overTitle: null,
    target: { kind: 'queue', itemId: null },
  },
];
