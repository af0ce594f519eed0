/** What is lost on the way between the client and the sandbox: the outcome is told rightly, and nothing is sent twice. */
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Clerk } from '../../../main/clerk/audience-api.ts';
import type { FaultInput } from '../../../main/sandbox/faults.ts';
import { type Sandbox, startSandbox } from '../../../main/sandbox/server.ts';
import type { FailureKind } from '../../../preload/failure.ts';
import { clientOf, failed, quick } from './subject.ts';

interface World {
  sandbox: Sandbox;
  client: Clerk;
  organizationId: string;
  invitationId: string;
  entryId: string;
}

async function enter(): Promise<World> {
  const sandbox = await startSandbox({ limits: 'none', invitations: 0, organizations: 1, waitlist: 1 });
  onTestFinished(() => sandbox.close());
  const client = clientOf(sandbox.origin, {
    secretKey: () => sandbox.secretKey,
    retryPolicy: () => ({ ...quick, maxElapsedMs: 2000 }),
  });
  const organizationId = sandbox.control.organizations.list()[0]?.id ?? '';
  const invited = await client
    .organization(organizationId)
    .create({ emailAddress: 'there@example.com', role: 'org:member', notify: false });
  const { id: entryId } = await client.waitlist.create({ emailAddress: 'waits@example.com', notify: false });
  return { sandbox, client, organizationId, invitationId: invited.id, entryId };
}

interface Operation {
  target: Pick<FaultInput, 'method' | 'path'>;
  call(world: World): Promise<unknown>;
  /** How often it took effect. */
  effects(world: World): number;
}

const emails = ({ sandbox }: World) => sandbox.control.ledger().length;
const entry = ({ sandbox, entryId }: World) =>
  sandbox.control.waitlist.entries().find(({ id }) => id === entryId);
const member = { emailAddress: 'ada@example.com', role: 'org:member' };

/** Those that are never repeated after they may have reached Clerk. */
const once: Record<string, Operation> = {
  'organization create': {
    target: { method: 'POST', path: '/organizations/*/invitations' },
    call: ({ client, organizationId }) => client.organization(organizationId).create(member),
    effects: emails,
  },
  'organization bulk': {
    target: { method: 'POST', path: '/organizations/*/invitations/bulk' },
    call: ({ client, organizationId }) => client.organization(organizationId).createBulk([member]),
    effects: emails,
  },
  'waitlist create': {
    target: { method: 'POST', path: '/waitlist_entries' },
    call: ({ client }) => client.waitlist.create({ emailAddress: 'ada@example.com' }),
    effects: emails,
  },
  'waitlist bulk': {
    target: { method: 'POST', path: '/waitlist_entries/bulk' },
    call: ({ client }) => client.waitlist.createBulk([{ emailAddress: 'ada@example.com' }]),
    effects: emails,
  },
  'waitlist invite': {
    target: { method: 'POST', path: '/waitlist_entries/*/invite' },
    call: ({ client, entryId }) => client.waitlist.invite(entryId, { ignoreExisting: true }),
    effects: emails,
  },
  'waitlist delete': {
    target: { method: 'DELETE', path: '/waitlist_entries/*' },
    call: ({ client, entryId }) => client.waitlist.delete(entryId),
    effects: (world) => (entry(world) === undefined ? 1 : 0),
  },
};

/** `effect`: how often it takes effect. */
const faults: [
  name: string,
  fault: FaultInput,
  outcome: 'refused' | 'unknown',
  kind: FailureKind,
  effect: 0 | 1,
][] = [
  ['dropped before it took effect', { kind: 'drop' }, 'unknown', 'unreachable', 0],
  ['dropped after it took effect', { kind: 'drop', when: 'after' }, 'unknown', 'unreachable', 1],
  ['a body that is cut', { kind: 'cut' }, 'unknown', 'unreadable', 1],
  ['a body that is not JSON', { kind: 'broken-json' }, 'unknown', 'unreadable', 1],
  ['a shape that nobody expects', { kind: 'shape', body: { items: 1 } }, 'unknown', 'unreadable', 1],
  [
    '503 after it took effect',
    { kind: 'error', code: 'service_unavailable', when: 'after' },
    'unknown',
    'clerk-down',
    1,
  ],
  ['403 of a CDN', { kind: 'html' }, 'refused', 'forbidden', 0],
  ['429', { kind: 'rate-limit', retryAfterSeconds: 30 }, 'refused', 'rate-limited', 0],
  ['402', { kind: 'error', code: 'insufficient_seats' }, 'refused', 'clerk', 0],
  [
    '403 of Clerk',
    { kind: 'error', code: 'organization_membership_quota_exceeded' },
    'refused',
    'forbidden',
    0,
  ],
  ['409', { kind: 'error', code: 'waitlist_entry_locked' }, 'refused', 'clerk', 0],
];

describe.each(Object.entries(once))('%s', (_name, { target, call, effects }) => {
  test.each(faults)('met by %s', async (_what, fault, outcome, kind, effect) => {
    const world = await enter();
    world.sandbox.control.inject({ ...fault, ...target });
    const error = await failed(call(world));
    expect(error).toMatchObject({ outcome, failure: { kind } });
    expect(effects(world)).toBe(effect);
    expect(world.sandbox.control.faults()).toMatchObject([{ hits: 1, matches: 1 }]);
  });
});

describe('what sends nothing is repeated', () => {
  test('a reject until it is answered', async () => {
    const world = await enter();
    const target = { method: 'POST', path: '/waitlist_entries/*/reject' } as const;
    world.sandbox.control.inject({ kind: 'drop', when: 'after', ...target });
    world.sandbox.control.inject({ kind: 'error', code: 'service_unavailable', ...target });
    expect(await world.client.waitlist.reject(world.entryId)).toMatchObject({ status: 'rejected' });
  });

  test('a revoke, whose second answer does not tell what became of it: it is looked at', async () => {
    const world = await enter();
    const path = '/organizations/*/invitations/*/revoke';
    world.sandbox.control.inject({ kind: 'drop', when: 'after', method: 'POST', path });
    const organization = world.client.organization(world.organizationId);
    const error = await failed(organization.revoke(world.invitationId));
    expect(error).toMatchObject({
      outcome: 'refused',
      failure: { errors: [{ code: 'organization_invitation_not_pending' }] },
    });
    expect(await organization.get(world.invitationId)).toMatchObject({ status: 'revoked', url: null });
  });

  test('a list, through everything that passes', async () => {
    const { sandbox, client, organizationId } = await enter();
    for (const path of [
      '/organization_invitations',
      '/waitlist_entries',
      '/organizations',
      '/organization_roles',
    ]) {
      for (const kind of ['drop', 'cut'] as const) sandbox.control.inject({ kind, method: 'GET', path });
      sandbox.control.inject({ kind: 'error', code: 'gateway_timeout', method: 'GET', path });
    }
    expect((await client.organizationInvitations({})).totalCount).toBe(13);
    expect((await client.waitlist.list({})).totalCount).toBe(2);
    expect((await client.organizations({})).data).toMatchObject([{ id: organizationId }]);
    expect((await client.organizationRoles({})).data).toHaveLength(3);
    expect(sandbox.control.faults().every(({ hits }) => hits === 1)).toBe(true);
  });

  test('and rows that nobody knows cost nobody a list', async () => {
    const { sandbox, client } = await enter();
    sandbox.control.inject({ kind: 'odd-rows', method: 'GET', path: '/organization_invitations' });
    sandbox.control.inject({ kind: 'odd-rows', method: 'GET', path: '/waitlist_entries' });
    const invitations = await client.organizationInvitations({ limit: 500 });
    expect(invitations.nameless).toEqual({ rows: 1, pending: 1 });
    expect(invitations.data).toHaveLength(14);
    expect(invitations.data[0]).toMatchObject({ status: 'other', statusWord: 'declined' });
    const entries = await client.waitlist.list({});
    expect(entries.data.map(({ status }) => status)).toContain('other');
  });
});
