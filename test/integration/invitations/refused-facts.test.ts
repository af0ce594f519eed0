/** Refusals as they really come: by Clerk without a code, by firewalls, gateways and servers on the way, for one or for all. */
import { describe, expect, it } from 'vitest';
import type { FaultInput } from '../../../main/sandbox/faults.ts';
import { accountId, type Room } from '../../support/invitations-room.ts';
import { emails, synced } from './outbox-room.ts';

const evil = "1' OR '1'='1";
const people = (count: number) => Array.from({ length: count }, (_, n) => `person.${n}@example.com`);

const ask = async (room: Room, addresses: string[], guilty: readonly number[] = []) => {
  const drafts = addresses.map((emailAddress, n) => ({
    emailAddress,
    ...(guilty.includes(n) && { redirectUrl: `https://example.com/?q=${encodeURI(evil)}` }),
  }));
  await room.invitations.handlers.invitations.create({ accountId, drafts });
};

const posts = (room: Room) => room.sandbox.control.journal().filter(({ method }) => method === 'POST').length;
const failed = (items: { state: string; emailAddress: string }[]) =>
  items.filter(({ state }) => state === 'failed').map(({ emailAddress }) => emailAddress);

const status = (code: number, body: unknown, contentType = 'application/json') =>
  ({ kind: 'status', status: code, body, contentType, method: 'POST', times: null }) satisfies FaultInput;

const nginx = (words: string) =>
  `<html>\r\n<head><title>${words}</title></head>\r\n<body>\r\n<center><h1>${words}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;

/** Bodies of a refusal, with a piece of text that a person must be able to read under Details. */
const forOne: [name: string, fault: ReturnType<typeof status>, shown: string][] = [
  ['a firewall in HTML', status(403, '<h1>Request blocked</h1>', 'text/html'), 'Request blocked'],
  ['a CDN’s 1020', status(403, 'error code: 1020', 'text/plain'), 'error code: 1020'],
  ['a gateway’s JSON', status(403, { error: { message: 'no such luck' } }), 'no such luck'],
  ['another gateway’s JSON', status(400, { message: 'Bad input', requestId: 'r1' }), 'Bad input'],
  ['a JSON array', status(400, ['not', 'today']), 'today'],
  [
    'nginx about the size',
    status(413, nginx('413 Request Entity Too Large'), 'text/html'),
    'Entity Too Large',
  ],
  ['a legal block', status(451, 'Unavailable For Legal Reasons', 'text/plain'), 'Legal'],
  ['a teapot', status(418, 'short and stout', 'text/plain'), 'stout'],
  ['an empty body', status(406, '', 'text/plain'), ''],
  ['errors as words', status(422, { errors: ['is invalid'] }), 'is invalid'],
  ['errors by field', status(422, { errors: { email: ['is invalid'] } }), 'is invalid'],
];

const byCode: [name: string, body: object][] = [
  ['without a code', { errors: [{ message: 'is invalid', long_message: 'The address is invalid.' }] }],
  ['with null for a code', { errors: [{ code: null, message: 'The address is invalid.' }] }],
  [
    'with a code that nobody knows',
    { errors: [{ code: 'moon_phase', long_message: 'The address is invalid.' }] },
  ],
];

describe('a refusal for the sake of one', () => {
  it.each(forOne)(
    '%s: the others go out, the one fails with what came and a retry',
    async (_, fault, shown) => {
      await using room = await synced();
      room.sandbox.control.inject({ ...fault, bodyIncludes: "OR%20'1'" });
      const addresses = people(10);
      const before = emails(room).length;
      await ask(room, addresses, [3]);
      const items = await room.quiet();
      expect(failed(items)).toEqual(['person.3@example.com']);
      expect(emails(room)).toHaveLength(before + 9);
      const item = items.find(({ state }) => state === 'failed');
      expect(item?.canRetry).toBe(true);
      expect(JSON.stringify(item?.failure)).toContain(shown);
      expect(posts(room)).toBeLessThanOrEqual(12);
      const asked = posts(room);
      room.sandbox.control.clearFaults();
      await room.invitations.handlers.queue.retryFailed({ accountId });
      expect(failed(await room.quiet())).toEqual([]);
      expect(emails(room)).toHaveLength(before + 10);
      expect(posts(room)).toBe(asked + 1);
    },
  );

  it.each(byCode)('Clerk’s own %s: failed at once, with its sentence', async (_, body) => {
    await using room = await synced();
    room.sandbox.control.inject(status(422, body));
    await ask(room, people(1));
    const [item] = await room.quiet();
    expect(item).toMatchObject({ state: 'failed', failure: { kind: 'clerk' } });
    expect(JSON.stringify(item?.failure)).toContain('The address is invalid.');
    expect(posts(room)).toBe(1);
  });

  it('four guilty ones at the front do not hold up who stands behind them', async () => {
    await using room = await synced();
    room.sandbox.control.inject({ ...status(403, 'blocked', 'text/plain'), bodyIncludes: "OR%20'1'" });
    await ask(room, people(16), [0, 1, 2, 3]);
    expect(failed(await room.quiet())).toEqual(people(4));
  });

  it('one guilty one in each group does not stop the line', async () => {
    await using room = await synced();
    room.sandbox.control.inject({ ...status(403, 'blocked', 'text/plain'), bodyIncludes: "OR%20'1'" });
    await ask(room, people(40), [5, 15, 25, 32]);
    const guilty = [5, 15, 25, 32].map((n) => `person.${n}@example.com`);
    expect(failed(await room.quiet())).toEqual(guilty);
  });

  it('keeps neither keys nor links of what came, and no more of it than a person reads', async () => {
    await using room = await synced();
    const echoed = `You sent Bearer ${room.sandbox.secretKey} and https://x.example/?ticket=abc.def ${'x'.repeat(9000)}`;
    room.sandbox.control.inject(status(400, echoed, 'text/plain'));
    await ask(room, people(1));
    const [item] = await room.quiet();
    const words = JSON.stringify(item?.failure);
    expect(words).toContain('You sent Bearer sk_test_[key]');
    expect(words).not.toContain(room.sandbox.secretKey);
    expect(words).not.toContain('abc.def');
    expect(words.length).toBeLessThan(3000);
  });
});

const clerkSays = (code: number, word: string) =>
  status(code, { errors: [{ code: word, message: 'No', long_message: 'Your plan does not include more.' }] });

const forAll: [name: string, fault: FaultInput][] = [
  ['402 of the plan', clerkSays(402, 'plan_upgrade_required')],
  ['402 with nothing', status(402, '', 'text/plain')],
  ['402 of a gateway', status(402, { message: 'Payment required' })],
  ['403 with a code that nobody knows', clerkSays(403, 'seats_exhausted')],
  ['403 of the quota', { kind: 'error', code: 'quota_exceeded', method: 'POST', times: null }],
  [
    '400 invitations not supported',
    { kind: 'error', code: 'invitations_not_supported', method: 'POST', times: null },
  ],
  ['400 with a code that nobody knows', clerkSays(400, 'invitations_paused')],
  ['401', { kind: 'error', code: 'clerk_key_invalid', method: 'POST', times: null }],
  ['403 of a firewall', { kind: 'html', method: 'POST', times: null }],
  [
    '403 of a gateway',
    status(403, { error: { message: 'weekly usage limit', type: 'access_terminated_error' } }),
  ],
  ['404 of another server', status(404, nginx('404 Not Found'), 'text/html')],
  ['451', status(451, 'no', 'text/plain')],
];

describe('a refusal of everybody', () => {
  it.each(forAll)('%s: at most four requests, then one retry for all', async (_, fault) => {
    await using room = await synced();
    room.sandbox.control.inject(fault);
    const before = emails(room).length;
    await ask(room, people(30));
    const items = await room.quiet();
    expect(items.map(({ state, canRetry }) => `${state} ${canRetry}`)).toEqual(Array(30).fill('failed true'));
    expect(posts(room)).toBeLessThanOrEqual(4);
    expect(emails(room)).toHaveLength(before);
    room.sandbox.control.clearFaults();
    expect(await room.invitations.handlers.queue.retryFailed({ accountId })).toEqual({ count: 30 });
    expect((await room.quiet()).map(({ state }) => state)).toEqual(Array(30).fill('sent'));
    expect(emails(room)).toHaveLength(before + 30);
  });

  it.each([1, 2, 3, 5, 11, 100])('%s people: never more than four requests', async (count) => {
    await using room = await synced();
    room.sandbox.control.inject(status(403, 'blocked', 'text/plain'));
    await ask(room, people(count));
    expect(failed(await room.quiet())).toHaveLength(count);
    expect(posts(room)).toBeLessThanOrEqual(4);
  });

  it('in the middle of an import stops what is left, and keeps what went out', async () => {
    await using room = await synced();
    room.sandbox.control.inject({ ...clerkSays(402, 'plan_upgrade_required'), skip: 3 });
    const before = emails(room).length;
    await ask(room, people(100));
    expect(failed(await room.quiet())).toHaveLength(70);
    expect(emails(room)).toHaveLength(before + 30);
    expect(posts(room)).toBeLessThanOrEqual(7);
  });

  it('does not revoke for resends that could not be sent', async () => {
    await using room = await synced({ sandbox: { invitations: 200 } });
    const refused = clerkSays(402, 'plan_upgrade_required');
    for (const path of ['/invitations', '/invitations/bulk'])
      room.sandbox.control.inject({ ...refused, path });
    const all = room.sandbox.control.invitations().filter((each) => each.status === 'pending');
    const ids = all.slice(0, 60).map(({ id }) => id);
    await room.invitations.handlers.invitations.resend({ accountId, ids });
    await room.quiet();
    const revoked = room.sandbox.control
      .invitations()
      .filter((each) => ids.includes(each.id) && each.status === 'revoked');
    expect(ids.length).toBeGreaterThan(30);
    expect(revoked.length).toBeLessThanOrEqual(24);
  });
});

it('goes to another address with all else as it was, where it failed for certain', async () => {
  await using room = await synced();
  const { invitations, queue } = room.invitations.handlers;
  const rest = { redirectUrl: 'https://example.com/in', publicMetadata: { plan: 'gold' }, expiresInDays: 7 };
  room.sandbox.control.inject({ ...status(422, byCode[0]?.[1]), times: 1 });
  await invitations.create({ accountId, drafts: [{ emailAddress: 'ada@exmaple.com', ...rest }] });
  const [item] = await room.quiet();
  expect(item).toMatchObject({ state: 'failed', canCorrect: true });
  const id = item?.id ?? '';
  await queue.correct({ accountId, id, emailAddress: 'ada@example.com' });
  expect(await room.quiet()).toMatchObject([{ emailAddress: 'ada@example.com', state: 'sent' }]);
  expect(emails(room).at(-1)).toBe('ada@example.com');
  const { createdAt = 0, expiresAt, ...made } = room.sandbox.control.invitations().at(-1) ?? {};
  expect(made).toMatchObject({ redirectUrl: rest.redirectUrl, publicMetadata: rest.publicMetadata });
  expect(Math.round(((expiresAt ?? 0) - createdAt) / 86_400_000)).toBe(7);
  const again = queue.correct({ accountId, id, emailAddress: 'eve@example.com' });
  await expect(again).rejects.toThrow('invalid-input');
});
