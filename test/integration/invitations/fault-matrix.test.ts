import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FaultInput } from '../../../main/sandbox/faults.ts';
import { waitlist } from '../../../preload/audience.ts';
import type { FailureKind } from '../../../preload/failure.ts';
import type { Draft } from '../../../preload/invitation.ts';
import type { QueueItem } from '../../../preload/queue.ts';
import { accountId, enterRoom, pause, type Room } from '../../support/invitations-room.ts';

/** Every fault that passes: after it the outbox must have done what was asked for, once. */
const passing: [name: string, fault: FaultInput, shown: FailureKind[]][] = [
  ['connection dropped before the effect', { kind: 'drop', when: 'before' }, ['unreachable']],
  ['connection dropped after the effect', { kind: 'drop', when: 'after' }, ['unreachable']],
  ['effect after the connection was dropped', { kind: 'late', ms: 60 }, ['unreachable']],
  ['late answer before the effect', { kind: 'slow', when: 'before', ms: 400 }, ['timeout']],
  ['late answer after the effect', { kind: 'slow', when: 'after', ms: 400 }, ['timeout']],
  ['body cut after the effect', { kind: 'cut' }, ['unreachable', 'unreadable']],
  ['broken JSON after the effect', { kind: 'broken-json' }, ['unreadable']],
  ['foreign shape after the effect', { kind: 'shape' }, ['unreadable']],
  ['500 before the effect', { kind: 'error', code: 'internal_clerk_error' }, ['clerk-down']],
  ['503 after the effect', { kind: 'error', code: 'service_unavailable', when: 'after' }, ['clerk-down']],
  ['502 of a proxy after the effect', { kind: 'status', status: 502, when: 'after' }, ['clerk-down']],
  ['HTML 403 of a CDN before the effect', { kind: 'html' }, ['forbidden']],
  ['HTML 403 of a CDN after the effect', { kind: 'html', when: 'after' }, ['forbidden']],
  ['409 of a locked record', { kind: 'error', code: 'resource_locked' }, ['clerk']],
];

/** Every refusal that stays: nothing happened, the words are Clerk's, and a person decides. */
const staying: [
  code: Extract<FaultInput, { kind: 'error' }>['code'],
  kind: FailureKind,
  canRetry: boolean,
][] = [
  ['clerk_key_invalid', 'unauthorized', true],
  ['authorization_invalid', 'forbidden', true],
  ['quota_exceeded', 'forbidden', true],
  ['bad_request', 'clerk', false],
];

interface Operation {
  name: string;
  /** The request that meets the fault. */
  target: Pick<FaultInput, 'method' | 'path'>;
  /** Asks, and returns the addresses with the number of e-mails that each must get. */
  ask(room: Room): Promise<Map<string, number>>;
}

let count = 0;
const fresh = () => {
  count += 1;
  return `matrix.${count}@example.com`;
};

const create = async (
  room: Room,
  addresses: string[],
  ignoreExisting: boolean,
  options: Omit<Draft, 'emailAddress'> = {},
  metadataByBulk?: boolean,
) => {
  const drafts = addresses.map((emailAddress) => ({
    ...options,
    emailAddress,
    ...(ignoreExisting && { ignoreExisting }),
  }));
  await room.invitations.handlers.invitations.create({ accountId, drafts, metadataByBulk });
  return new Map(addresses.map((address) => [address, 1]));
};

/** Pending, and in the copy. */
const seed = async (room: Room) => {
  const invitation = await room.client.create({ emailAddress: fresh() });
  await room.invitations.handlers.invitations.refresh({ accountId });
  return invitation;
};

const operations: Operation[] = [
  {
    name: 'create',
    target: { method: 'POST', path: '/invitations' },
    ask: (room) => create(room, [fresh()], false),
  },
  {
    name: 'create with ignore_existing',
    target: { method: 'POST', path: '/invitations' },
    ask: (room) => create(room, [fresh()], true),
  },
  {
    name: 'create beside an existing one with ignore_existing',
    target: { method: 'POST', path: '/invitations' },
    ask: async (room) => create(room, [(await seed(room)).emailAddress], true).then(twice),
  },
  {
    name: 'bulk create',
    target: { method: 'POST', path: '/invitations/bulk' },
    ask: (room) => create(room, [fresh(), fresh(), fresh()], false),
  },
  {
    name: 'bulk create with ignore_existing',
    target: { method: 'POST', path: '/invitations/bulk' },
    ask: (room) => create(room, [fresh(), fresh(), fresh()], true),
  },
  {
    name: 'create with metadata',
    target: { method: 'POST', path: '/invitations' },
    ask: (room) => create(room, [fresh(), fresh()], false, { publicMetadata: { role: 'agent' } }),
  },
  {
    name: 'bulk create with metadata, chosen for speed',
    target: { method: 'POST', path: '/invitations/bulk' },
    ask: (room) =>
      create(room, [fresh(), fresh(), fresh()], true, { publicMetadata: { role: 'agent' } }, true),
  },
  {
    name: 'revoke',
    target: { method: 'POST', path: '/invitations/*/revoke' },
    async ask(room) {
      const { id, emailAddress } = await seed(room);
      await room.invitations.handlers.invitations.revoke({ accountId, ids: [id] });
      return new Map([[emailAddress, 1]]);
    },
  },
  {
    name: 'first half of a resend',
    target: { method: 'POST', path: '/invitations/*/revoke' },
    async ask(room) {
      const { id, emailAddress } = await seed(room);
      await room.invitations.handlers.invitations.resend({ accountId, ids: [id] });
      return new Map([[emailAddress, 2]]);
    },
  },
  {
    name: 'invite from the waitlist',
    target: { method: 'POST', path: '/waitlist_entries/*/invite' },
    async ask(room) {
      const { id, emailAddress } = await room.client.waitlist.create({
        emailAddress: fresh(),
        notify: false,
      });
      await room.invitations.handlers.invitations.refresh({ accountId });
      await room.invitations.handlers.waitlist.invite({ accountId, ids: [id] });
      return new Map([[emailAddress, 1]]);
    },
  },
  {
    name: 'additions to the waitlist',
    target: { method: 'POST', path: '/waitlist_entries/bulk' },
    async ask(room) {
      const addresses = [fresh(), fresh(), fresh()];
      const drafts = addresses.map((emailAddress) => ({ emailAddress }));
      await room.invitations.handlers.invitations.create({ accountId, audience: waitlist, drafts });
      return new Map(addresses.map((address) => [address, 1]));
    },
  },
  {
    name: 'look before a create',
    target: { method: 'GET', path: '/invitations' },
    ask: (room) => create(room, [fresh()], true),
  },
];

/** The one that was there before counts as well. */
const twice = (emails: Map<string, number>) => new Map([...emails.keys()].map((address) => [address, 2]));

const emails = (room: Room, address: string) =>
  room.sandbox.control.ledger().filter(({ emailAddress }) => emailAddress === address).length;

const expectEmails = (room: Room, wanted: ReadonlyMap<string, number>) => {
  for (const [address, number] of wanted) {
    expect(`${address} ${emails(room, address)}`).toBe(`${address} ${number}`);
  }
};

/** Watches the queue until it is quiet; the failures that a person could see on the way. */
async function watch(room: Room): Promise<{ items: QueueItem[]; shown: Set<FailureKind> }> {
  const shown = new Set<FailureKind>();
  for (;;) {
    const items = await room.queue();
    for (const { failure } of items) if (failure) shown.add(failure.kind);
    if (items.every(({ state }) => state === 'sent' || state === 'failed')) return { items, shown };
    await pause(3);
  }
}

async function firstFailed(room: Room): Promise<QueueItem> {
  for (;;) {
    const failed = (await room.queue()).find(({ state }) => state === 'failed');
    if (failed !== undefined) return failed;
    await pause(3);
  }
}

/** As a person would, as often as it takes. */
async function retryAll(room: Room): Promise<void> {
  for (;;) {
    const { items } = await watch(room);
    const ids = items.filter(({ state }) => state === 'failed').map(({ id }) => id);
    if (ids.length === 0) return;
    await room.invitations.handlers.queue.retry({ accountId, ids });
  }
}

/** Where an answer is late; everywhere else a machine that is busy must not look like a Clerk that is. */
const hasty = { timeoutMs: 250, settleMs: 600 };
/** Five times what a late effect takes; both wait in this process, so that they stay in their order however busy it is. */
const patient = { timeoutMs: 10_000, settleMs: 300 };

const enter = async (patience = patient) => {
  const room = await enterRoom({
    sandbox: { invitations: 5, waitlist: 4 },
    tuning: { ...patience, undoMs: 0 },
  });
  await room.open();
  // The second one waits for the question about the waitlist as well, and reads it.
  for (let looks = 0; looks < 2; looks += 1) {
    await room.invitations.handlers.invitations.refresh({ accountId });
  }
  return room;
};

describe('the fault matrix', () => {
  let rooms: Record<'hasty' | 'patient', Room>;

  beforeAll(async () => {
    rooms = { hasty: await enter(hasty), patient: await enter() };
  });
  beforeEach(async () => {
    for (const room of Object.values(rooms)) {
      room.sandbox.control.clearFaults();
      const ids = (await room.queue()).map(({ id }) => id);
      if (ids.length > 0) await room.invitations.handlers.queue.dismiss({ accountId, ids });
    }
  });
  afterAll(async () => {
    for (const room of Object.values(rooms)) await room[Symbol.asyncDispose]();
  });

  describe.each(operations)('$name', ({ target, ask }) => {
    /** Asked for while paused, so that nothing but the outbox meets the fault. */
    const askWith = async (room: Room, fault: FaultInput, met = target) => {
      const { queue } = room.invitations.handlers;
      await queue.pause({ accountId });
      const asked = await ask(room);
      const before = new Map([...asked.keys()].map((address) => [address, emails(room, address)]));
      room.sandbox.control.inject({ ...fault, ...met });
      await queue.resume({ accountId });
      return { asked, before };
    };

    it.each(passing)(
      '%s: done once, after the right words',
      { timeout: 60_000 },
      async (_, fault, wanted) => {
        const room = fault.kind === 'slow' ? rooms.hasty : rooms.patient;
        const { asked } = await askWith(room, fault);
        const { items, shown } = await watch(room);
        expect(items.map(({ state }) => state)).toEqual(items.map(() => 'sent'));
        expectEmails(room, asked);
        expect(room.sandbox.control.faults()[0]?.hits).toBe(1);
        for (const kind of shown) expect(wanted).toContain(kind);
      },
    );

    it.each(staying)(
      '%s: nothing happened, said in words, done after a retry',
      async (code, kind, canRetry) => {
        // A bulk call that is refused for no address goes again one by one: those must meet it too.
        const met = target.path?.endsWith('/bulk') ? { method: 'POST' as const } : target;
        const room = rooms.patient;
        const { asked, before } = await askWith(room, { kind: 'error', code, times: null }, met);
        // A look that was refused says nothing about the request itself: that can always be tried.
        const hope = canRetry || target.method === 'GET';
        expect(await firstFailed(room)).toMatchObject({ failure: { kind }, canRetry: hope });
        expectEmails(room, before);
        room.sandbox.control.clearFaults();
        await retryAll(room);
        expectEmails(room, asked);
      },
    );
  });
});

describe('a 429', () => {
  it.each(operations)('of a second: $name waits it out, once', async ({ target, ask }) => {
    await using room = await enter();
    const { queue } = room.invitations.handlers;
    await queue.pause({ accountId });
    const asked = await ask(room);
    room.sandbox.control.inject({ kind: 'rate-limit', retryAfterSeconds: 1, ...target });
    await queue.resume({ accountId });
    const { items } = await watch(room);
    expect(items.map(({ state, failure }) => [state, failure])).toEqual(items.map(() => ['sent', null]));
    expectEmails(room, asked);
  });
});
