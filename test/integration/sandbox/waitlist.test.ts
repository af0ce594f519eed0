import type { ClerkClient } from '@clerk/backend';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../main/sandbox/server.ts';
import { askControl, errorBody, officialClient, openSandbox, post, raw, refusal } from './sandbox-client.ts';

let sandbox: Sandbox;
let client: ClerkClient;

beforeEach(async () => {
  sandbox = await openSandbox({ invitations: 0, waitlist: 40 });
  client = officialClient(sandbox);
});

const join = (emailAddress = 'ada@example.com') => client.waitlistEntries.create({ emailAddress });

describe('the official client', () => {
  it('lists by status, by part of an address and in each order', async () => {
    const known = sandbox.control.waitlist.entries();
    const all = await client.waitlistEntries.list({ limit: 500 });
    expect(all.totalCount).toBe(40);
    expect(all.data.map(({ id }) => id)).toEqual(known.map(({ id }) => id).reverse());
    for (const status of ['pending', 'invited', 'completed', 'rejected'] as const) {
      const { totalCount } = await client.waitlistEntries.list({ status });
      expect(totalCount).toBe(known.filter((entry) => entry.status === status).length);
      expect(totalCount).toBeGreaterThan(0);
    }
    const found = await client.waitlistEntries.list({ query: known[3]?.id ?? '' });
    expect(found.data).toMatchObject([{ emailAddress: known[3]?.emailAddress }]);
    expect((await client.waitlistEntries.list({ query: 'WAITING.7.' })).totalCount).toBe(1);
    const invited = await client.waitlistEntries.list({
      orderBy: '+invited_at',
      status: 'invited',
      limit: 500,
    });
    const times = invited.data.map(({ id }) => known.find((entry) => entry.id === id)?.invitedAt ?? 0);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it('adds somebody, confirms it by e-mail, and adds nobody twice', async () => {
    const entry = await join('Ada@Example.com');
    expect(entry).toMatchObject({
      id: expect.stringMatching(/^wle_\w{27}$/),
      emailAddress: 'ada@example.com',
      status: 'pending',
      isLocked: false,
    });
    expect(entry.invitation ?? null).toBeNull();
    expect(await join()).toMatchObject({ id: entry.id, createdAt: entry.createdAt });
    await client.waitlistEntries.create({ emailAddress: 'quiet@example.com', notify: false });
    expect(sandbox.control.ledger()).toMatchObject([
      {
        audience: 'waitlist',
        invitationId: null,
        waitlistEntryId: entry.id,
        emailAddress: 'ada@example.com',
        templateSlug: 'waitlist_confirmation',
      },
    ]);
  });

  it('adds up to 50 at once, in order, as a bare array', async () => {
    const people = Array.from({ length: 50 }, (_, n) => ({
      emailAddress: `p${n}@example.com`,
      notify: n === 0,
    }));
    const there = await client.waitlistEntries.create({ emailAddress: 'p7@example.com', notify: false });
    const added = await client.waitlistEntries.createBulk(people);
    expect(added.map(({ emailAddress }) => emailAddress)).toEqual(people.map((each) => each.emailAddress));
    expect(added[7]?.id).toBe(there.id);
    expect(sandbox.control.ledgerCounts()).toEqual({ application: 0, organization: 0, waitlist: 1 });
    const more = client.waitlistEntries.createBulk([...people, { emailAddress: 'p50@example.com' }]);
    expect(await refusal(more)).toMatchObject({ status: 400, code: 'bulk_size_exceeded' });
  });

  it('invites somebody with an invitation to the application', async () => {
    const { id } = await join();
    const invited = await client.waitlistEntries.invite(id);
    expect(invited).toMatchObject({
      id,
      status: 'invited',
      invitation: { emailAddress: 'ada@example.com', status: 'pending', publicMetadata: {} },
    });
    const invitedOnes = await client.waitlistEntries.list({
      status: 'invited',
      orderBy: '-invited_at',
      limit: 1,
    });
    expect(invitedOnes.data).toMatchObject([{ id }]);
    const { data } = await client.invitations.getInvitationList();
    expect(data).toMatchObject([{ id: invited.invitation?.id, url: invited.invitation?.url }]);
    expect(sandbox.control.ledger(undefined, 'waitlist')).toMatchObject([
      { templateSlug: 'waitlist_confirmation', waitlistEntryId: id },
      { templateSlug: 'waitlist_invitation', waitlistEntryId: id, invitationId: invited.invitation?.id },
    ]);

    expect(await refusal(client.waitlistEntries.invite(id))).toMatchObject({ code: 'duplicate_record' });
    const again = await client.waitlistEntries.invite(id, { ignoreExisting: true });
    expect(again.invitation?.id).not.toBe(invited.invitation?.id);
    expect((await fetch(again.invitation?.url ?? '')).status).toBe(200);
    const { data: done } = await client.waitlistEntries.list({ query: id });
    expect(done).toMatchObject([{ status: 'completed', invitation: { status: 'accepted' } }]);
    expect(await refusal(client.waitlistEntries.invite(id))).toMatchObject({
      code: 'form_identifier_exists',
    });
  });

  it('rejects, invites all the same, and deletes who only waits', async () => {
    const { id } = await join();
    expect(await client.waitlistEntries.reject(id)).toMatchObject({ id, status: 'rejected' });
    expect(await refusal(client.waitlistEntries.delete(id))).toMatchObject({ status: 400 });
    expect((await client.waitlistEntries.invite(id)).status).toBe('invited');
    expect(await refusal(client.waitlistEntries.reject(id))).toMatchObject({ status: 400 });

    const other = await join('bo@example.com');
    expect(await client.waitlistEntries.delete(other.id)).toMatchObject({ id: other.id, deleted: true });
    expect(await refusal(client.waitlistEntries.delete(other.id))).toMatchObject({ status: 404 });
    expect((await client.waitlistEntries.list({ query: 'bo@example.com' })).totalCount).toBe(0);
  });
});

describe('what Clerk refuses', () => {
  it('everything about an entry that a batch works on', async () => {
    const { id } = await join();
    await askControl(sandbox, 'POST', `/waitlist/${id}/lock`, { locked: true });
    expect((await client.waitlistEntries.list({ query: id })).data).toMatchObject([{ isLocked: true }]);
    const locked = { status: 409, code: 'waitlist_entry_locked' };
    expect(await refusal(client.waitlistEntries.invite(id))).toMatchObject(locked);
    expect(await refusal(client.waitlistEntries.reject(id))).toMatchObject(locked);
    expect(await refusal(client.waitlistEntries.delete(id))).toMatchObject(locked);
    sandbox.control.waitlist.lock('ada@example.com', false);
    expect((await client.waitlistEntries.invite(id)).status).toBe('invited');
  });

  it('an address twice in one call, unknown keys there, and bodies of another shape', async () => {
    const twice = await post(sandbox, '/waitlist_entries/bulk', [
      { email_address: 'ada@example.com' },
      { email_address: 'ADA@example.com' },
    ]);
    expect(twice.status).toBe(422);
    expect((await errorBody(twice)).errors).toMatchObject([{ meta: { param_name: 'email_address' } }]);
    const unknown = await post(sandbox, '/waitlist_entries/bulk', [
      { email_address: 'a@example.com', plan: 1 },
    ]);
    expect((await errorBody(unknown)).errors).toMatchObject([{ code: 'form_param_unknown' }]);
    expect((await post(sandbox, '/waitlist_entries/bulk', [])).status).toBe(400);
    expect((await post(sandbox, '/waitlist_entries', { email_address: 'nobody' })).status).toBe(422);
    expect(
      (await post(sandbox, '/waitlist_entries', { email_address: 'a@example.com', plan: 1 })).status,
    ).toBe(200);
    expect((await raw(sandbox, '/waitlist_entries?order_by=updated_at')).status).toBe(422);
    expect((await raw(sandbox, '/waitlist_entries?status=waiting')).status).toBe(422);
  });

  it('an invitation where the application would refuse one', async () => {
    const { id } = await join();
    sandbox.control.block('*@example.com');
    expect(await refusal(client.waitlistEntries.invite(id))).toMatchObject({ code: 'not_allowed_access' });
    sandbox.control.supportInvitations(false);
    expect(await refusal(client.waitlistEntries.invite(id))).toMatchObject({
      code: 'invitations_not_supported',
    });
    expect((await client.waitlistEntries.list({ query: id })).data).toMatchObject([{ status: 'pending' }]);
  });

  it('invitations beyond the hourly creates where they count as such, and not otherwise', async () => {
    const { id } = await join();
    const again = () => post(sandbox, `/waitlist_entries/${id}/invite`, { ignore_existing: true });
    for (let n = 0; n < 101; n += 1) expect((await again()).status).toBe(200);
    sandbox.control.setLimits('shared');
    for (let n = 0; n < 100; n += 1) expect((await again()).status).toBe(200);
    const limited = await again();
    expect(limited.status).toBe(429);
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(3500);
    expect((await post(sandbox, '/invitations', { email_address: 'z@example.com' })).status).toBe(429);
  });
});

describe('an instance without a waitlist', () => {
  it('has an empty one, which nobody can be added to', async () => {
    const other = await openSandbox();
    const { waitlistEntries } = officialClient(other);
    expect(await waitlistEntries.list()).toMatchObject({ data: [], totalCount: 0 });
    expect(await refusal(waitlistEntries.create({ emailAddress: 'a@example.com' }))).toMatchObject({
      status: 400,
    });
    await askControl(other, 'POST', '/waitlist/join', { emailAddress: 'a@example.com' });
    expect((await waitlistEntries.list()).totalCount).toBe(1);
    await askControl(other, 'POST', '/waitlist/enable', { enabled: false });
    expect((await waitlistEntries.list()).totalCount).toBe(0);
    expect((await askControl(other, 'GET', '/waitlist')).body.entries).toHaveLength(1);
    expect((await askControl(other, 'POST', '/waitlist/join', { emailAddress: 'x' })).status).toBe(422);
  });
});
