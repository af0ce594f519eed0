/** Two people with Guestlist on one instance, who act at the same moments. The ledger judges. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountId } from '../../support/invitations-room.ts';
import { emails, pendingIds, statusOf, synced } from './outbox-room.ts';
import { TwoHosts } from './two-hosts.ts';

const address = 'ada@example.com';

/** How the address stands before, as both have it in their copies. */
const scenes = ['nothing', 'pending', 'expired', 'revoked'] as const;
type Scene = (typeof scenes)[number];

const deeds = ['resend', 'revoke', 'invite', 'invite-ticked'] as const;
type Deed = (typeof deeds)[number];

interface Scenario {
  scene: Scene;
  deeds: Deed[][];
}

const dayMs = 86_400_000;

function begin({ scene, deeds: asked }: Scenario): TwoHosts {
  let id = '';
  const hosts = new TwoHosts((control, { create, revoke }) => {
    if (scene === 'nothing') return;
    id = create({ email_address: address, expires_in_days: 1, notify: false })?.id ?? '';
    if (scene === 'expired') control.advanceClock(2 * dayMs);
    if (scene === 'revoked') revoke(id);
  });
  const status = scene === 'nothing' ? 'revoked' : scene;
  const target = { id, emailAddress: address, status, createdAt: 0, expiresAt: null, publicMetadata: {} };
  for (const [index, each] of asked.entries()) {
    for (const deed of each) act(hosts.hosts[index]?.outbox, deed, target);
  }
  return hosts;
}

function act(
  outbox: TwoHosts['hosts'][number]['outbox'] | undefined,
  deed: Deed,
  target: Parameters<TwoHosts['hosts'][number]['outbox']['ask']>[1][number],
): void {
  if (deed === 'resend') outbox?.ask('resend', [{ ...target, sentWith: { ignoreExisting: true } }]);
  else if (deed === 'revoke') outbox?.ask('revoke', [target]);
  else outbox?.create([{ emailAddress: address, ...(deed === 'invite-ticked' && { ignoreExisting: true }) }]);
}

function complaints(scenario: Scenario, hosts: TwoHosts): string[] {
  const all = scenario.deeds.flat();
  const ticked = all.filter((deed) => deed === 'invite-ticked').length;
  const plain = all.includes('resend') || all.includes('invite') ? 1 : 0;
  const pending = hosts.control.invitations().filter(({ status }) => status === 'pending').length;
  const found: string[] = [];
  for (const [index, { asked }] of hosts.hosts.entries()) {
    const wanted = scenario.deeds[index]?.includes('invite-ticked') === true;
    if (!wanted && asked.some((body) => body['ignore_existing'] === true))
      found.push(`host ${index} ticked for itself`);
  }
  if (hosts.emails > ticked + plain) found.push(`${hosts.emails} e-mails`);
  // The same host takes a second one for an address that is on its way for the first.
  const firsts = scenario.deeds.filter(
    (each) => each.find((deed) => deed.startsWith('invite')) === 'invite-ticked',
  );
  if (hosts.emails < firsts.length)
    found.push(`${hosts.emails} e-mails of ${firsts.length} that were ticked`);
  if (pending > 1 + ticked) found.push(`${pending} pending`);
  if (all.includes('resend') && pending === 0) found.push('nobody is pending after a resend');
  for (const { state, operation } of hosts.items()) {
    if (state !== 'sent') found.push(`${operation} ended as ${state}`);
  }
  return found;
}

/** Runs one order of the requests; returns how many hosts there were to choose from at each step. */
async function run(scenario: Scenario, order: readonly number[], lost: ReadonlySet<number> = new Set()) {
  const hosts = begin(scenario);
  const choices: number[] = [];
  try {
    for (let step = 0; ; step += 1) {
      const waiting = await hosts.waiting();
      if (waiting.length === 0) break;
      choices.push(waiting.length);
      hosts.letGo(waiting[(order[step] ?? 0) % waiting.length] ?? 0, lost.has(step));
    }
    return { choices, complaints: complaints(scenario, hosts), items: hosts.items() };
  } finally {
    await hosts.end();
  }
}

/** The order after this one, the last choice first; null when all were tried. */
function following(order: readonly number[], choices: readonly number[]): number[] | null {
  for (let step = choices.length - 1; step >= 0; step -= 1) {
    const choice = order[step] ?? 0;
    if (choice + 1 < (choices[step] ?? 1)) {
      return [...Array.from({ length: step }, (_, each) => order[each] ?? 0), choice + 1];
    }
  }
  return null;
}

async function everyOrder(scenario: Scenario): Promise<number> {
  let orders = 0;
  for (let order: number[] | null = []; order !== null; orders += 1) {
    const tried: number[] = order;
    const { choices, complaints: found } = await run(scenario, tried);
    expect(found, `order ${tried.join('')}`).toEqual([]);
    order = following(tried, choices);
  }
  return orders;
}

const pairs = deeds.flatMap((one, index) => deeds.slice(index).map((other) => [one, other] as const));

describe.each(scenes)('an address with “%s” before', (scene) => {
  const isPossible = (deed: Deed) =>
    scene === 'pending' || (deed === 'resend' ? scene !== 'nothing' : deed !== 'revoke');
  it.each(pairs.filter((pair) => pair.every(isPossible)))(
    '%s beside %s: right in every order of their requests',
    { timeout: 120_000 },
    async (one, other) => {
      expect(await everyOrder({ scene, deeds: [[one], [other]] })).toBeGreaterThan(0);
    },
  );
});

describe('several deeds at once', () => {
  it('with answers that get lost, in any order: at most the e-mails that were asked for', {
    timeout: 240_000,
  }, async () => {
    const some = fc.array(fc.constantFrom(...deeds), { minLength: 1, maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(some, some),
        fc.array(fc.nat({ max: 1 }), { maxLength: 40 }),
        fc.uniqueArray(fc.nat({ max: 12 }), { maxLength: 2 }),
        async (asked, order, lost) => {
          const scenario: Scenario = { scene: 'pending', deeds: asked };
          const { complaints: found } = await run(scenario, order, new Set(lost));
          expect(found.filter((complaint) => !complaint.includes('ended as'))).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('resending what somebody else was faster with', () => {
  it('creates nothing, and says so', async () => {
    await using room = await synced();
    const [id = ''] = pendingIds(room);
    const known = room.sandbox.control.invitations().find((each) => each.id === id);
    await room.client.revoke(id);
    const { id: theirs } = await room.client.create({ emailAddress: known?.emailAddress ?? '' });
    const before = emails(room).length;
    await room.invitations.handlers.invitations.resend({ accountId, ids: [id] });
    expect(await room.quiet()).toMatchObject([{ state: 'sent', already: 'resent', invitationId: theirs }]);
    expect(emails(room)).toHaveLength(before);
    expect(statusOf(room, theirs)).toBe('pending');
  });

  it('creates nothing either when that one was accepted', async () => {
    await using room = await synced();
    const [id = ''] = pendingIds(room);
    const known = room.sandbox.control.invitations().find((each) => each.id === id);
    await room.client.revoke(id);
    const { id: theirs } = await room.client.create({ emailAddress: known?.emailAddress ?? '' });
    room.sandbox.control.accept(theirs);
    const before = emails(room).length;
    await room.invitations.handlers.invitations.resend({ accountId, ids: [id] });
    expect(await room.quiet()).toMatchObject([{ state: 'sent', already: 'accepted' }]);
    expect(emails(room)).toHaveLength(before);
  });

  it('leaves a second invitation of the address alone, that was there before', async () => {
    await using room = await synced();
    const [id = ''] = pendingIds(room);
    const known = room.sandbox.control.invitations().find((each) => each.id === id);
    const second = { emailAddress: known?.emailAddress ?? '', ignoreExisting: true };
    const { id: other } = await room.client.create(second);
    await room.invitations.handlers.invitations.refresh({ accountId });
    const before = emails(room).length;
    await room.invitations.handlers.invitations.resend({ accountId, ids: [id] });
    expect(await room.quiet()).toMatchObject([{ state: 'sent', already: 'pending', invitationId: other }]);
    expect(emails(room)).toHaveLength(before);
  });
});
