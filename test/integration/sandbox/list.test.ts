import { beforeEach, describe, expect, it } from 'vitest';
import type { OrderField } from '../../../main/sandbox/list-query.ts';
import type { Sandbox } from '../../../main/sandbox/server.ts';
import { askControl, errorBody, officialClient, openSandbox, post, raw } from './sandbox-client.ts';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await openSandbox({ invitations: 60 });
});

const addresses = (list: { data: { emailAddress: string }[] }) => list.data.map((item) => item.emailAddress);

describe('listing with the official client', () => {
  it('answers the ten newest, without the revoked', async () => {
    const known = sandbox.control.invitations().filter((invitation) => invitation.status !== 'revoked');

    const list = await officialClient(sandbox).invitations.getInvitationList();

    expect(list.totalCount).toBe(known.length);
    expect(list.data.map((item) => item.id)).toEqual(
      known
        .map((item) => item.id)
        .reverse()
        .slice(0, 10),
    );
  });

  it.each(['pending', 'accepted', 'expired', 'revoked'] as const)('filters by status: %s', async (status) => {
    const known = sandbox.control.invitations().filter((invitation) => invitation.status === status);

    const list = await officialClient(sandbox).invitations.getInvitationList({ status, limit: 500 });

    expect(known.length).toBeGreaterThan(0);
    expect(list.totalCount).toBe(known.length);
    expect(new Set(list.data.map((item) => item.id))).toEqual(new Set(known.map((item) => item.id)));
    expect(list.data.every((item) => item.status === status)).toBe(true);
  });

  it.each([
    ['created_at', (item: Item) => item.createdAt],
    ['email_address', (item: Item) => item.emailAddress],
    ['expires_at', (item: Item) => item.expiresAt ?? Number.MAX_SAFE_INTEGER],
  ] satisfies [OrderField, (item: Item) => string | number][])(
    'orders by %s, up and down',
    async (field, key) => {
      const { invitations } = officialClient(sandbox);
      const known = sandbox.control.invitations().filter((invitation) => invitation.status !== 'revoked');
      const keys = known.map((item) => key(item)).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      const byId = new Map(known.map((item) => [item.id, item]));
      const ordered = async (orderBy: `${'' | '+' | '-'}${typeof field}`) => {
        const { data } = await invitations.getInvitationList({ orderBy, limit: 500 });
        return data.map((item) => key(byId.get(item.id) as Item));
      };

      expect(await ordered(field)).toEqual(keys);
      expect(await ordered(`+${field}`)).toEqual(keys);
      expect(await ordered(`-${field}`)).toEqual(keys.toReversed());
    },
  );

  it('pages without gaps or repetitions', async () => {
    const { invitations } = officialClient(sandbox);
    const all = addresses(await invitations.getInvitationList({ limit: 500 }));

    const paged: string[] = [];
    for (let offset = 0; offset < all.length; offset += 7) {
      paged.push(...addresses(await invitations.getInvitationList({ limit: 7, offset })));
    }

    expect(paged).toEqual(all);
    expect((await invitations.getInvitationList({ offset: all.length })).data).toEqual([]);
  });

  it('finds by part of an address, whatever the case, and by whole id', async () => {
    const { invitations } = officialClient(sandbox);
    const [known] = (await invitations.getInvitationList({ limit: 1, offset: 20 })).data;
    const part = known?.emailAddress.slice(2, 9).toUpperCase() ?? '';

    const byAddress = await invitations.getInvitationList({ query: part, limit: 500 });
    expect(addresses(byAddress)).toContain(known?.emailAddress);
    expect(byAddress.data.every((item) => item.emailAddress.includes(part.toLowerCase()))).toBe(true);
    expect((await invitations.getInvitationList({ query: known?.id ?? '' })).data).toMatchObject([
      { id: known?.id },
    ]);
    expect((await invitations.getInvitationList({ query: 'nobody@example.com' })).totalCount).toBe(0);
  });

  it('finds by a whole address, or refuses to as an API from before that', async () => {
    const own = await openSandbox({ invitations: 0 });
    for (const emailAddress of ['ada@example.com', 'xada@example.com'])
      await post(own, '/invitations', { email_address: emailAddress });
    const ask = (more = '') => raw(own, `/invitations?paginated=true&email_address=Ada%40example.com${more}`);
    expect(await (await ask()).json()).toMatchObject({
      total_count: 1,
      data: [{ email_address: 'ada@example.com' }],
    });
    expect(await (await ask('&status=revoked')).json()).toMatchObject({ total_count: 0 });
    expect((await ask('&email_address=x%40example.com')).status).toBe(422);

    await askControl(own, 'POST', '/address-lookups', { taken: false });
    const refused = await ask();
    expect(refused.status).toBe(422);
    expect((await errorBody(refused)).errors).toMatchObject([
      { code: 'form_param_unknown', meta: { param_name: 'email_address' } },
    ]);
  });

  it('combines status, query, order and page', async () => {
    const { invitations } = officialClient(sandbox);
    const known = sandbox.control
      .invitations()
      .filter((item) => item.status === 'accepted' && item.emailAddress.includes('a'))
      .map((item) => item.emailAddress)
      .sort();

    const list = await invitations.getInvitationList({
      status: 'accepted',
      query: 'a',
      orderBy: '+email_address',
      limit: 3,
      offset: 2,
    });

    expect(addresses(list)).toEqual(known.slice(2, 5));
    expect(list.totalCount).toBe(known.length);
  });

  it('follows changes: what is created, accepted and revoked is in the next list', async () => {
    const { invitations } = officialClient(sandbox);
    const count = async (status: 'pending' | 'accepted' | 'revoked') =>
      (await invitations.getInvitationList({ status })).totalCount;
    const before = {
      pending: await count('pending'),
      accepted: await count('accepted'),
      revoked: await count('revoked'),
    };

    const one = await invitations.createInvitation({ emailAddress: 'one@example.com' });
    const two = await invitations.createInvitation({ emailAddress: 'two@example.com' });
    expect(await count('pending')).toBe(before.pending + 2);
    sandbox.control.accept(one.id);
    await invitations.revokeInvitation(two.id);

    expect(await count('pending')).toBe(before.pending);
    expect(await count('accepted')).toBe(before.accepted + 1);
    expect(await count('revoked')).toBe(before.revoked + 1);
  });
});

describe('the query string', () => {
  it('answers a bare array unless paginated=true', async () => {
    const bare = await (await raw(sandbox, '/invitations')).json();
    const explicit = await (await raw(sandbox, '/invitations?paginated=false')).json();
    const envelope = await (await raw(sandbox, '/invitations?paginated=true')).json();

    expect(bare).toHaveLength(10);
    expect(explicit).toEqual(bare);
    expect(Object.keys(envelope).sort()).toEqual(['data', 'total_count']);
    expect(envelope.data).toEqual(bare);
  });

  it.each([
    ['status=open', 'form_param_value_invalid', 'status'],
    ['status=pending&status=revoked', 'form_param_duplicate', 'status'],
    ['order_by=updated_at', 'form_param_value_invalid', 'order_by'],
    ['order_by=--created_at', 'form_param_value_invalid', 'order_by'],
    // A plus sign has to be encoded: here it means a space.
    ['order_by=+created_at', 'form_param_value_invalid', 'order_by'],
    ['limit=10.0', 'form_param_type_invalid', 'limit'],
    ['limit=ten', 'form_param_type_invalid', 'limit'],
    ['limit=1e2', 'form_param_type_invalid', 'limit'],
    ['limit=0', 'form_param_value_invalid', 'limit'],
    ['limit=501', 'form_param_value_too_large', 'limit'],
    ['offset=-1', 'form_param_value_invalid', 'offset'],
    ['offset=1.5', 'form_param_type_invalid', 'offset'],
    ['paginated=yes', 'form_param_type_invalid', 'paginated'],
  ])('refuses %s with %s', async (query, code, param) => {
    const response = await raw(sandbox, `/invitations?${query}`);

    expect(response.status).toBe(422);
    expect((await errorBody(response)).errors).toMatchObject([{ code, meta: { param_name: param } }]);
  });

  it('names every parameter at fault', async () => {
    const body = await errorBody(await raw(sandbox, '/invitations?limit=x&offset=y&status=z'));

    expect(body.errors.map((error) => error.meta?.['param_name'])).toEqual(['status', 'limit', 'offset']);
  });

  it('ignores parameters that it does not know', async () => {
    expect((await raw(sandbox, '/invitations?utm=1')).status).toBe(200);
  });
});

type Item = ReturnType<Sandbox['control']['invitations']>[number];
