import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ClerkClient } from '../../../main/clerk/api.ts';
import { type Sandbox, startSandbox } from '../../../main/sandbox/server.ts';
import { clientOf, failed, quick } from './subject.ts';

/** The client beside the sandbox, which the official SDK takes for Clerk. */
describe('against the sandbox', () => {
  let sandbox: Sandbox;
  let client: ClerkClient;

  beforeEach(async () => {
    sandbox = await startSandbox({ invitations: 3, limits: 'none' });
    const { secretKey } = sandbox;
    client = clientOf(sandbox.origin, { secretKey: () => secretKey, retryPolicy: () => quick });
  });

  afterEach(() => sandbox.close());

  test('invites with every field, finds the invitation and revokes it', async () => {
    const created = await client.create({
      emailAddress: 'ada+clerk_test@example.com',
      publicMetadata: { role: 'editor' },
      redirectUrl: 'https://example.com/welcome',
      notify: true,
      ignoreExisting: false,
      expiresInDays: 7,
      templateSlug: 'invitation',
    });
    expect(created).toMatchObject({ status: 'pending', publicMetadata: { role: 'editor' } });
    expect(Math.round(((created.expiresAt ?? 0) - created.createdAt) / 86_400_000)).toBe(7);

    const found = await client.list({ query: 'ada+clerk_test@example.com', status: 'pending' });
    expect(found).toEqual({ data: [created], totalCount: 1 });

    expect(await client.revoke(created.id)).toMatchObject({ id: created.id, status: 'revoked', url: null });
    expect((await failed(client.revoke(created.id))).failure).toMatchObject({
      kind: 'clerk',
      errors: [{ code: 'invitation_already_revoked' }],
    });
    expect(sandbox.control.ledger()).toHaveLength(1);
  });

  test('invites several at once, and hears of a duplicate with its address', async () => {
    const drafts = ['ada@example.com', 'grace@example.com'].map((emailAddress) => ({ emailAddress }));
    expect((await client.createBulk(drafts)).map(({ emailAddress }) => emailAddress).toSorted()).toEqual([
      'ada@example.com',
      'grace@example.com',
    ]);
    const error = await failed(client.create({ emailAddress: 'ada@example.com' }));
    expect(error).toMatchObject({ outcome: 'refused', failure: { kind: 'clerk', status: 400 } });
    expect(error.failure).toMatchObject({
      errors: [{ code: 'duplicate_record', meta: { email_addresses: ['ada@example.com'] } }],
    });
  });

  test('pages and orders', async () => {
    const first = await client.list({ status: 'pending', orderBy: '+email_address', limit: 1 });
    const second = await client.list({ status: 'pending', orderBy: '+email_address', limit: 1, offset: 1 });
    const all = await client.list({ status: 'pending', orderBy: '+email_address' });
    expect([...first.data, ...second.data]).toEqual(
      all.data.slice(0, first.data.length + second.data.length),
    );
    expect(first.totalCount).toBe(all.totalCount);
  });

  test('knows the instance, and a wrong key', async () => {
    expect(await client.instance()).toMatchObject({ environment: 'development' });
    const stranger = clientOf(sandbox.origin, { secretKey: () => 'sk_test_wrong' });
    expect((await failed(stranger.instance())).failure.kind).toBe('unauthorized');
  });

  test('a create whose answer is lost took effect once, and says that it may have', async () => {
    sandbox.control.inject({ kind: 'drop', when: 'after', path: '/invitations', method: 'POST' });
    const error = await failed(client.create({ emailAddress: 'ada@example.com' }));
    expect(error).toMatchObject({ outcome: 'unknown', failure: { kind: 'unreachable' } });
    expect((await client.list({ query: 'ada@example.com' })).totalCount).toBe(1);
    expect(sandbox.control.ledger()).toHaveLength(1);
  });

  test('a list is read through faults on the way', async () => {
    sandbox.control.inject({ kind: 'error', code: 'service_unavailable', method: 'GET' });
    sandbox.control.inject({ kind: 'drop', method: 'GET' });
    sandbox.control.inject({ kind: 'cut', method: 'GET' });
    expect((await client.list({})).totalCount).toBeGreaterThan(0);
    expect(sandbox.control.faults().filter(({ hits }) => hits > 0)).toHaveLength(3);
  });

  test('at a rate limit it stops asking', async () => {
    sandbox.control.setLimits('clerk');
    for (let sent = 0; sent < 100; sent += 1) await client.create({ emailAddress: `p${sent}@example.com` });
    const limited = await failed(client.create({ emailAddress: 'last@example.com' }));
    expect(limited.failure).toMatchObject({ kind: 'rate-limited', status: 429 });
    const asked = sandbox.control.journal().length;
    await failed(client.create({ emailAddress: 'last@example.com' }));
    expect(sandbox.control.journal()).toHaveLength(asked);
    expect((await client.list({})).data.length).toBeGreaterThan(0);
  });
});
