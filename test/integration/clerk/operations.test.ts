import { describe, expect, test } from 'vitest';
import type { OrderBy } from '../../../main/clerk/api.ts';
import { userAgentOf } from '../../../main/clerk/client.ts';
import { inTurn, reply, startHttpServer } from '../../support/http-server.ts';
import { clientOf, failed, invitation, secretKey } from './subject.ts';

const ada = {
  id: 'inv_3K1I63Ew6FCtVnc4qwZU69JqyZB',
  emailAddress: 'ada@example.com',
  publicMetadata: { role: 'editor' },
  status: 'pending',
  url: 'https://clerk.example.com/v1/tickets/accept?ticket=TicketThatMustNotLeak',
  expiresAt: 1793310468755,
  createdAt: 1790718468757,
  updatedAt: 1790718468758,
};

describe('every request', () => {
  test('carries the key, the API version, a name and nothing else of ours', async () => {
    await using server = await startHttpServer(reply(200, { id: 'ins_1', environment_type: 'production' }));
    await clientOf(server.url, { userAgent: userAgentOf('1.2.3') }).instance();
    const { headers, url } = server.requests[0] ?? {};
    expect(url).toBe('/v1/instance');
    expect(headers).toMatchObject({
      authorization: `Bearer ${secretKey}`,
      'clerk-api-version': '2026-05-12',
      'user-agent': 'Guestlist/1.2.3 (desktop app for Clerk invitations)',
      accept: 'application/json',
    });
    expect(headers).not.toHaveProperty('cookie');
  });

  test('has a User-Agent also when the host gives none', async () => {
    await using server = await startHttpServer(reply(200, { id: 'ins_1', environment_type: 'production' }));
    await clientOf(server.url).instance();
    expect(server.requests[0]?.headers['user-agent']).toMatch(/^Guestlist/);
  });

  test('asks fetch for no cookies, no cache and no redirect', async () => {
    const seen: Request[] = [];
    await using server = await startHttpServer(reply(200, { id: 'ins_1', environment_type: 'production' }));
    await clientOf(server.url, {
      fetch: (request, init) => {
        if (request instanceof Request) seen.push(request);
        return fetch(request, init);
      },
    }).instance();
    expect(seen[0]).toMatchObject({ credentials: 'omit', cache: 'no-store', redirect: 'error' });
  });

  test('asks for the key each time, so that a replaced one is used at once', async () => {
    await using server = await startHttpServer(reply(200, { id: 'ins_1', environment_type: 'production' }));
    const keys = ['sk_test_old', 'sk_test_new'];
    const client = clientOf(server.url, { secretKey: async () => keys.shift() ?? '' });
    await client.instance();
    await client.instance();
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer sk_test_old',
      'Bearer sk_test_new',
    ]);
  });
});

describe('create', () => {
  test('sends only what was set and reads the invitation', async () => {
    await using server = await startHttpServer(reply(200, invitation));
    expect(await clientOf(server.url).create({ emailAddress: 'ada@example.com' })).toEqual(ada);
    const [request] = server.requests;
    expect(request).toMatchObject({ method: 'POST', url: '/v1/invitations' });
    expect(request?.headers).toMatchObject({ 'content-type': 'application/json', 'content-length': '35' });
    expect(JSON.parse(request?.body ?? '')).toEqual({ email_address: 'ada@example.com' });
  });

  test('sends every field in the words of Clerk, also false and empty', async () => {
    await using server = await startHttpServer(reply(200, invitation));
    await clientOf(server.url).create({
      emailAddress: 'ada+clerk_test@example.com',
      publicMetadata: {},
      redirectUrl: 'https://example.com/welcome?a=1&b=2',
      notify: false,
      ignoreExisting: false,
      expiresInDays: 7,
      templateSlug: 'waitlist_invitation',
    });
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({
      email_address: 'ada+clerk_test@example.com',
      public_metadata: {},
      redirect_url: 'https://example.com/welcome?a=1&b=2',
      notify: false,
      ignore_existing: false,
      expires_in_days: 7,
      template_slug: 'waitlist_invitation',
    });
  });
});

describe('bulk create', () => {
  test('sends a bare array and reads a bare array', async () => {
    await using server = await startHttpServer(reply(200, [invitation, { ...invitation, id: 'inv_2' }]));
    const sent = await clientOf(server.url).createBulk([
      { emailAddress: 'ada@example.com' },
      { emailAddress: 'grace@example.com', notify: false },
    ]);
    expect(sent.map(({ id }) => id)).toEqual([ada.id, 'inv_2']);
    expect(server.requests[0]).toMatchObject({ method: 'POST', url: '/v1/invitations/bulk' });
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual([
      { email_address: 'ada@example.com' },
      { email_address: 'grace@example.com', notify: false },
    ]);
  });

  test.each([0, 11])('refuses %d invitations without a request', async (count) => {
    await using server = await startHttpServer(reply(200, []));
    const drafts = Array.from({ length: count }, (_, index) => ({ emailAddress: `a${index}@example.com` }));
    const error = await failed(clientOf(server.url).createBulk(drafts));
    expect(error).toMatchObject({ outcome: 'refused', failure: { kind: 'invalid-input' } });
    expect(server.requests).toEqual([]);
  });
});

describe('list', () => {
  test('asks for the envelope and reads it', async () => {
    await using server = await startHttpServer(reply(200, { data: [invitation], total_count: 41 }));
    expect(await clientOf(server.url).list({})).toEqual({ data: [ada], totalCount: 41 });
    expect(server.requests[0]).toMatchObject({
      method: 'GET',
      url: '/v1/invitations?paginated=true',
      body: '',
    });
  });

  test('reads the bare array too, which does not tell the total', async () => {
    await using server = await startHttpServer(reply(200, [invitation]));
    expect(await clientOf(server.url).list({})).toEqual({ data: [ada], totalCount: null });
  });

  test('sends every parameter, with + encoded and whole numbers', async () => {
    await using server = await startHttpServer(reply(200, []));
    await clientOf(server.url).list({
      status: 'revoked',
      query: 'ada+clerk_test@example.com',
      orderBy: '+created_at',
      limit: 500,
      offset: 1_000_000,
    });
    const url = server.requests[0]?.url ?? '';
    expect(url).toContain('order_by=%2Bcreated_at');
    expect(url).toContain('query=ada%2Bclerk_test%40example.com');
    expect(Object.fromEntries(new URL(url, server.url).searchParams)).toEqual({
      paginated: 'true',
      status: 'revoked',
      query: 'ada+clerk_test@example.com',
      order_by: '+created_at',
      limit: '500',
      offset: '1000000',
    });
  });

  test.each<OrderBy>(['-created_at', 'email_address', '+expires_at'])('orders by %s', async (orderBy) => {
    await using server = await startHttpServer(reply(200, []));
    await clientOf(server.url).list({ orderBy });
    expect(new URL(server.requests[0]?.url ?? '', server.url).searchParams.get('order_by')).toBe(orderBy);
  });

  test.each([
    { limit: 0 },
    { limit: 501 },
    { limit: 1.5 },
    { offset: -1 },
    { offset: Number.NaN },
    { offset: 2 ** 60 },
  ])('refuses %j without a request', async (query) => {
    await using server = await startHttpServer(reply(200, []));
    const error = await failed(clientOf(server.url).list(query));
    expect(error.failure).toMatchObject({
      kind: 'invalid-input',
      fields: [{ field: Object.keys(query)[0] }],
    });
    expect(server.requests).toEqual([]);
  });

  test('tolerates unknown fields, missing metadata and link, and the same invitation twice', async () => {
    const revoked = {
      id: 'inv_1',
      email_address: 'ada@example.com',
      public_metadata: null,
      status: 'revoked',
      revoked: true,
      created_at: 1,
      updated_at: 2,
      invited_by: { new: 'field' },
    };
    await using server = await startHttpServer(
      reply(200, { data: [revoked, revoked], total_count: 2, has_more: false }),
    );
    const page = await clientOf(server.url).list({ status: 'revoked' });
    expect(page.data).toHaveLength(2);
    expect(page.data[0]).toEqual({
      id: 'inv_1',
      emailAddress: 'ada@example.com',
      publicMetadata: {},
      status: 'revoked',
      url: null,
      expiresAt: null,
      createdAt: 1,
      updatedAt: 2,
    });
  });

  test('reads a full page of 500 with 8 KB of metadata each', async () => {
    const notes = 'é'.repeat(4000);
    const data = Array.from({ length: 500 }, (_, index) => ({
      ...invitation,
      id: `inv_${index}`,
      public_metadata: { notes },
    }));
    await using server = await startHttpServer(reply(200, { data, total_count: 500 }));
    const page = await clientOf(server.url).list({ limit: 500 });
    expect(page.data).toHaveLength(500);
    expect(page.data[499]).toMatchObject({ id: 'inv_499', publicMetadata: { notes } });
  });
});

describe('revoke', () => {
  test('posts without a body and reads the revoked invitation', async () => {
    const { url: _, ...rest } = invitation;
    await using server = await startHttpServer(reply(200, { ...rest, status: 'revoked', revoked: true }));
    const revoked = await clientOf(server.url).revoke(ada.id);
    expect(revoked).toEqual({ ...ada, status: 'revoked', url: null });
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      url: `/v1/invitations/${ada.id}/revoke`,
      body: '',
    });
    expect(server.requests[0]?.headers).not.toHaveProperty('content-type');
  });

  test.each(['', '..', 'inv_1/../../instance', 'inv_1?x', 'inv 1', '%2e%2e'])(
    'never puts %j into a path',
    async (id) => {
      await using server = await startHttpServer(reply(200, invitation));
      const error = await failed(clientOf(server.url).revoke(id));
      expect(error).toMatchObject({ outcome: 'refused', failure: { kind: 'invalid-input' } });
      expect(server.requests).toEqual([]);
    },
  );
});

describe('instance', () => {
  test('tells development from production', async () => {
    await using server = await startHttpServer(
      inTurn(
        reply(200, {
          object: 'instance',
          id: 'ins_1',
          environment_type: 'development',
          allowed_origins: null,
        }),
        reply(200, { object: 'instance', id: 'ins_2', environment_type: 'production' }),
      ),
    );
    const client = clientOf(server.url);
    expect(await client.instance()).toEqual({ id: 'ins_1', environment: 'development' });
    expect(await client.instance()).toEqual({ id: 'ins_2', environment: 'production' });
  });
});

test('tells what time it is at Clerk', async () => {
  await using server = await startHttpServer(
    reply(200, { id: 'ins_1', environment_type: 'production' }, { date: 'Tue, 12 May 2026 12:00:00 GMT' }),
  );
  const times: [number, number][] = [];
  const before = Date.now();
  await clientOf(server.url, { onServerTime: (...pair) => times.push(pair) }).instance();
  expect(times).toHaveLength(1);
  expect(times[0]?.[0]).toBe(Date.UTC(2026, 4, 12, 12));
  expect(times[0]?.[1]).toBeGreaterThanOrEqual(before);
});
