import { describe, expect, it } from 'vitest';
import { accountId, pause } from '../../support/invitations-room.ts';
import { aWindow } from '../../support/samples.ts';
import { emails, pendingIds, statusOf, synced } from './outbox-room.ts';

describe('revoking', () => {
  it('waits out the undo period, and can be taken back in it', async () => {
    // Long enough for a busy machine to take one back in it.
    await using room = await synced({ tuning: { undoMs: 2000 } });
    const [kept = '', revoked = ''] = pendingIds(room);
    const { invitations, queue } = room.invitations.handlers;
    const { items } = await invitations.revoke({ accountId, ids: [kept, revoked] });
    expect(items[0]).toMatchObject({ state: 'waiting', waitingFor: 'undo' });
    await queue.cancel({ accountId, ids: [items[0]?.id ?? ''] });
    await room.quiet();
    expect(statusOf(room, kept)).toBe('pending');
    expect(statusOf(room, revoked)).toBe('revoked');
  });

  it('takes a revoked one as the answer, and says so', async () => {
    await using room = await synced();
    const [id = ''] = pendingIds(room);
    await room.client.revoke(id);
    await room.invitations.handlers.invitations.revoke({ accountId, ids: [id] });
    expect((await room.quiet())[0]).toMatchObject({ state: 'sent', already: 'revoked', failure: null });
  });

  it('says that an accepted one can not be revoked any more', async () => {
    await using room = await synced();
    const [id = ''] = pendingIds(room);
    room.sandbox.control.accept(id);
    await room.invitations.handlers.invitations.revoke({ accountId, ids: [id] });
    expect((await room.quiet())[0]).toMatchObject({ state: 'failed', canRetry: false });
    const found = aWindow({ accountId, status: 'accepted', search: id });
    expect((await room.invitations.handlers.invitations.list(found)).total).toBe(1);
  });
});

describe('resending', () => {
  it('revokes, invites again with the same metadata, and is one item to the person', async () => {
    await using room = await synced();
    const old = room.sandbox.control
      .invitations()
      .find(({ status, publicMetadata }) => status === 'pending' && Object.keys(publicMetadata).length > 0);
    const { list, resend } = room.invitations.handlers.invitations;
    const revoked = aWindow({ accountId, status: 'revoked' });
    const { counts, total } = await list(revoked);
    await resend({ accountId, ids: [old?.id ?? ''] });
    const items = await room.quiet();
    expect(items).toHaveLength(1);
    // Nobody was taken back: the one before is there, marked, and not counted.
    const after = await list({ ...revoked, order: '-updated_at' });
    expect(after).toMatchObject({ total: total + 1, counts: { revoked: counts.revoked } });
    expect(after.rows[0]).toMatchObject({ id: old?.id, replacedBy: items[0]?.invitationId });
    expect(statusOf(room, old?.id ?? '')).toBe('revoked');
    const fresh = room.sandbox.control.invitations().find(({ id }) => id === items[0]?.invitationId);
    expect(fresh).toMatchObject({
      status: 'pending',
      emailAddress: old?.emailAddress,
      publicMetadata: old?.publicMetadata,
    });
  });

  it('asked for again after it failed is the same one, so that trying again sends no second e-mail', async () => {
    await using room = await synced();
    const [id = ''] = pendingIds(room);
    const { resend } = room.invitations.handlers.invitations;
    room.sandbox.control.inject({
      kind: 'error',
      code: 'quota_exceeded',
      method: 'POST',
      path: '/invitations',
    });
    const before = emails(room).length;
    const { items } = await resend({ accountId, ids: [id] });
    expect(await room.quiet()).toMatchObject([{ state: 'failed', canRetry: true }]);
    expect((await resend({ accountId, ids: [id] })).items).toMatchObject([{ id: items[0]?.id }]);
    await room.quiet();
    const everything = (await room.queue()).map((item) => item.id);
    await room.invitations.handlers.queue.retry({ accountId, ids: everything });
    expect(await room.quiet()).toMatchObject([{ state: 'sent' }]);
    expect(emails(room)).toHaveLength(before + 1);
  });

  it('goes on with the second half after a restart between the two', async () => {
    await using room = await synced();
    const [id = ''] = pendingIds(room);
    room.sandbox.control.inject({
      kind: 'error',
      code: 'service_unavailable',
      method: 'POST',
      path: '/invitations',
      times: null,
    });
    await room.invitations.handlers.invitations.resend({ accountId, ids: [id] });
    while (statusOf(room, id) !== 'revoked') await pause(5);
    await room.restart();
    room.sandbox.control.clearFaults();
    expect((await room.quiet())[0]?.state).toBe('sent');
  });

  it('leaves somebody alone who has accepted meanwhile', async () => {
    await using room = await synced();
    const [id = ''] = pendingIds(room);
    room.sandbox.control.accept(id);
    const before = emails(room).length;
    await room.invitations.handlers.invitations.resend({ accountId, ids: [id] });
    expect((await room.quiet())[0]).toMatchObject({ state: 'sent', already: 'accepted' });
    expect(emails(room)).toHaveLength(before);
  });

  it('invites an expired one again without revoking it', async () => {
    await using room = await synced();
    const expired = room.sandbox.control.invitations().find(({ status }) => status === 'expired');
    await room.invitations.handlers.invitations.resend({ accountId, ids: [expired?.id ?? ''] });
    const [item] = await room.quiet();
    expect(item?.state).toBe('sent');
    expect(emails(room).at(-1)).toBe(expired?.emailAddress);
  });

  it('can be taken back before anything is sent', async () => {
    await using room = await synced({ tuning: { undoMs: 60_000 } });
    const [id = ''] = pendingIds(room);
    const before = emails(room).length;
    const { items } = await room.invitations.handlers.invitations.resend({ accountId, ids: [id] });
    expect(items).toMatchObject([{ state: 'waiting', waitingFor: 'undo', canCancel: true }]);
    await room.invitations.handlers.queue.cancel({ accountId, ids: items.map((item) => item.id) });
    expect(await room.quiet()).toMatchObject([{ state: 'cancelled' }]);
    expect(statusOf(room, id)).toBe('pending');
    expect(emails(room)).toHaveLength(before);
  });

  it('asks for what Clerk does not tell of an invitation from elsewhere, and sends nothing before it knows', async () => {
    await using room = await synced({ resendWith: () => null });
    const { create, resend } = room.invitations.handlers.invitations;
    const redirectUrl = 'https://example.com/team';
    await create({ accountId, drafts: [{ emailAddress: 'own@example.com', redirectUrl }] });
    const [own] = await room.quiet();
    const [elsewhere = ''] = pendingIds(room).filter((id) => id !== own?.invitationId);
    const before = emails(room).length;
    const ids = [elsewhere, own?.invitationId ?? ''];
    expect(await resend({ accountId, ids })).toEqual({ items: [], unknown: 1 });
    expect(await room.queue()).toHaveLength(1);

    const sendWith = { redirectUrl: 'https://example.com/welcome', notify: false };
    expect(await resend({ accountId, ids, sendWith })).toMatchObject({ unknown: 0, items: [{}, {}] });
    await room.quiet();
    // The one that was sent from here is sent again as it was.
    expect(emails(room).slice(before)).toEqual(['own@example.com']);
    const made = room.sandbox.control.invitations().slice(-2);
    expect(made.map((each) => each.redirectUrl).toSorted()).toEqual([redirectUrl, sendWith.redirectUrl]);
  });

  it('goes with what the account keeps for it, or with something else for all', async () => {
    const kept = { redirectUrl: 'https://example.com/kept' };
    await using room = await synced({ resendWith: () => kept });
    const { resend } = room.invitations.handlers.invitations;
    const [id = ''] = pendingIds(room);
    expect(await resend({ accountId, ids: [id] })).toMatchObject({ unknown: 0 });
    const [first] = await room.quiet();
    const newest = () => room.sandbox.control.invitations().at(-1);
    expect(newest()).toMatchObject(kept);
    const sendWith = { redirectUrl: 'https://example.com/other' };
    await resend({ accountId, ids: [first?.invitationId ?? ''], sendWith });
    await room.quiet();
    expect(newest()).toMatchObject(kept);
    await resend({ accountId, ids: [newest()?.id ?? ''], sendWith, forAll: true });
    await room.quiet();
    expect(newest()).toMatchObject(sendWith);
  });
});
