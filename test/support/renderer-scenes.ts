/** Every state of the popup, each as a scene: what the axe tests walk through and the pictures show. */
import type { Failure } from '../../preload/failure.ts';
import type { HistoryEntry } from '../../preload/history.ts';
import type { Invitation } from '../../preload/invitation.ts';
import { audienceScenes } from './audience-scenes.ts';
import type { Scene } from './fake-guestlist.ts';
import { failures } from './sample-failures.ts';
import { anAccount, anInvitation, aQueueItem } from './samples.ts';

const hour = 3_600_000;
const day = 24 * hour;

const names = [
  'ada.lovelace@example.com',
  'grace.hopper@navy.example',
  'katherine.johnson@langley.example',
  'alan.turing@bletchley.example',
  'annie.easley@nasa.example',
  'radia.perlman@bridges.example',
  'margaret.hamilton@apollo.example',
  'barbara.liskov@mit.example',
  'frances.allen@ibm.example',
  'edsger.dijkstra@eindhoven.example',
  'a-very-long-address-that-does-not-fit-in-any-row-of-a-popup@subdomain.of.a.long.example',
];

/** A list that shows each kind of row. */
export function people(now = Date.now()): Invitation[] {
  const pending = names.map((emailAddress, index) =>
    anInvitation({
      emailAddress,
      createdAt: now - (index * index * 7 + 1) * hour,
      expiresAt: index === 2 ? now + 20 * hour : now + (30 - index) * day,
      publicMetadata: index % 3 === 0 ? { role: 'editor', team: { name: 'Analytical', seats: 3 } } : {},
    }),
  );
  const others = (['accepted', 'expired', 'revoked'] as const).flatMap((status, group) =>
    names.slice(0, 9 - group * 3).map((name, index) => {
      const createdAt = now - (status === 'accepted' ? 3 + index * index * 0.4 : 40 + index) * day;
      return anInvitation({
        id: `inv_${status}_${index}`,
        emailAddress: name.replace('@', `+${status}@`),
        status,
        createdAt,
        updatedAt: status === 'accepted' ? createdAt + (1 + index * 9) * hour : now - index * day - hour,
        expiresAt: createdAt + 30 * day,
      });
    }),
  );
  return [...pending, ...others];
}

/** Of a status that nobody knows, and such as could not be read. */
function oddRows(now = Date.now()): Invitation[] {
  const at = now - 3 * hour;
  const odd = (emailAddress: string, word: string | null, field: string | null): Invitation =>
    anInvitation({
      id: `inv_${word}_${field}`,
      emailAddress,
      status: 'other',
      createdAt: field === 'created_at' ? 0 : at,
      updatedAt: field === 'created_at' ? 0 : at,
      hasLink: false,
      odd: { word, field },
    });
  return [
    odd('mary.jackson@langley.example', 'declined', null),
    odd('hedy.lamarr@spectrum.example', 'pending', 'created_at'),
    odd('', 'pending', 'email_address'),
  ];
}

/** What can happen to one address, newest first: resent after a refusal. */
export function aHistory(now = Date.now()): HistoryEntry[] {
  const entry = (minutes: number, part: Partial<HistoryEntry>): HistoryEntry => ({
    at: now - minutes * 60_000,
    operation: 'resend',
    step: 'queued',
    invitationId: null,
    already: null,
    failure: null,
    times: 1,
    ...part,
  });
  const message = 'is not allowed';
  const refused: Failure = {
    kind: 'clerk',
    status: 422,
    errors: [{ code: 'form_param_value_invalid', message, longMessage: 'The redirect URL is not allowed.' }],
    traceId: 'cf7a-trace',
  };
  return [
    entry(2, { step: 'sent' }),
    entry(3, { step: 'retried' }),
    entry(9, { step: 'failed', failure: refused }),
    entry(10, { step: 'unsure', times: 3, failure: { kind: 'timeout', afterMs: 30_000 } }),
    entry(11, { step: 'revoked-first' }),
    entry(12, {}),
    entry(2880, { operation: 'create', step: 'sent' }),
    entry(2881, { operation: 'create' }),
  ];
}

/** `count` pending invitations, for the virtual list. */
export function crowd(count: number): Invitation[] {
  const now = Date.now();
  return Array.from({ length: count }, (_, index) =>
    anInvitation({
      id: `inv_${index}`,
      emailAddress: `guest${String(index).padStart(6, '0')}@example.com`,
      createdAt: now - index * 60_000,
      expiresAt: now + 30 * day - index * 60_000,
    }),
  );
}

const production = anAccount({
  id: 'acc_live',
  label: 'Nordwind',
  environment: 'production',
  fingerprint: 'sk_live_…k7Tz',
});
const development = anAccount({ id: 'acc_dev', label: 'Nordwind staging' });
const sandbox = anAccount({ id: 'acc_sandbox', label: 'Sandbox', keptIn: 'sandbox' });

/** By name; a name is also that of its picture. */
export function scenes(): Record<string, Scene> {
  const invitations = people();
  const failing = (failure: Failure, ago = 47 * 60_000): Scene => ({
    accounts: [production, development],
    invitations,
    sync: { phase: 'failed', failure, lastSyncAt: Date.now() - ago },
  });
  return {
    'first-run': { accounts: [] },
    'first-run-no-keychain': { accounts: [], vault: 'no-service' },
    'first-run-locked': { accounts: [], vault: 'locked' },
    'first-run-denied': { accounts: [], vault: 'denied' },
    'first-run-no-keyring': {
      accounts: [],
      vault: 'no-collection',
      keychain: { provider: 'gnome-keyring', canCreate: true },
    },
    'keychain-waits': {
      accounts: [anAccount({ shut: 'waiting' })],
      vault: 'waiting',
      keychain: { provider: 'keepassxc', canCreate: false },
    },
    'data-key-missing': {
      accounts: [anAccount({ shut: 'missing' })],
      keychain: { provider: 'kwallet', canCreate: true },
    },
    'data-key-twins': {
      accounts: [
        anAccount({
          shut: 'twins',
          shutEntries: ['“guestlist: data:acc_1”', '“Password for guestlist”, written by Python’s keyring'],
        }),
      ],
      keychain: { provider: 'gnome-keyring', canCreate: true },
    },
    'key-gone': {
      accounts: [anAccount({ hasKey: false })],
      keychain: { provider: 'keepassxc', canCreate: false },
    },
    'wrong-key': { accounts: [], refuse: { 'accounts.connect': failures.unauthorized } },
    opening: { hang: ['accounts.list'] },
    development: { accounts: [development, production], invitations },
    production: {
      accounts: [production, development],
      invitations,
      details: { sentWith: { redirectUrl: 'https://app.example.com/welcome' }, history: aHistory() },
    },
    sandbox: { accounts: [sandbox], invitations },
    presets: {
      accounts: [development],
      invitations,
      settings: {
        presets: [
          {
            id: 'preset_1',
            name: 'Editors',
            options: { expiresInDays: 7, publicMetadata: { role: 'editor' } },
            defaultFor: [development.id],
          },
          { id: 'preset_2', name: 'Quiet guests', options: { notify: false }, defaultFor: [] },
        ],
      },
    },
    elsewhere: { accounts: [development, production], invitations, madeElsewhere: true },
    empty: { accounts: [development] },
    loading: {
      accounts: [development],
      hang: ['invitations.list'],
      sync: { phase: 'syncing', lastSyncAt: null, progress: { done: 3000, total: 10_000 } },
    },
    'loading-first': {
      accounts: [development],
      sync: { phase: 'syncing', lastSyncAt: null, progress: { done: 3000, total: 10_000 } },
    },
    ...audienceScenes(invitations),
    offline: failing(failures.offline),
    stale: {
      accounts: [production],
      invitations,
      sync: { lastSyncAt: Date.now() - 5 * hour },
    },
    'odd-rows': {
      accounts: [production],
      invitations: [...invitations, ...oddRows()],
      sync: { unreadable: 2 },
    },
    'never-read': {
      accounts: [development],
      sync: { phase: 'failed', lastSyncAt: null, failure: failures.unreadable },
    },
    'no-key': { accounts: [anAccount({ keptIn: 'session', hasKey: false })] },
    locked: { accounts: [anAccount({ hasKey: false })], vault: 'locked' },
    'rate-limited': failing(failures['rate-limited']),
    'api-down': failing(failures['clerk-down']),
    'key-refused': failing(failures.unauthorized),
    'list-failed': { accounts: [development], refuse: { 'invitations.list': failures.internal } },
    queue: {
      accounts: [production],
      invitations,
      queue: [
        aQueueItem({ emailAddress: 'ada@example.com', state: 'sending' }),
        aQueueItem({ emailAddress: 'grace@example.com' }),
        aQueueItem({
          emailAddress: 'katherine@example.com',
          state: 'waiting',
          waitingFor: 'limit',
          until: Date.now() + 40 * 60_000,
        }),
        aQueueItem({
          emailAddress: 'taken@example.com',
          state: 'failed',
          failure: failures.clerk,
          canRetry: true,
        }),
        aQueueItem({
          emailAddress: 'unsure@example.com',
          state: 'waiting',
          waitingFor: 'review',
          canRetry: true,
        }),
        aQueueItem({
          emailAddress: 'doubt@example.com',
          state: 'waiting',
          waitingFor: 'backoff',
          until: Date.now() + 12_000,
          failure: { kind: 'timeout', afterMs: 30_000 },
          canCancel: false,
        }),
        aQueueItem({ emailAddress: 'alan@example.com', state: 'sent' }),
        aQueueItem({ emailAddress: 'annie@example.com', state: 'sent', already: 'pending' }),
        aQueueItem({ emailAddress: 'radia@example.com', state: 'cancelled' }),
      ],
    },
  };
}
