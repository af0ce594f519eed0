import { describe, expect, test } from 'vitest';
import { reply, startHttpServer } from '../../support/http-server.ts';
import { waitlistEntry, willing } from './every-call.ts';
import { clientOf, failed, invitation, quick } from './subject.ts';

const list = (...data: unknown[]) => ({ data, total_count: data.length });

/** What the client makes of {@link waitlistEntry}. */
const entry = {
  id: 'wle_1',
  emailAddress: 'ada@example.com',
  status: 'pending',
  isLocked: false,
  createdAt: waitlistEntry.created_at,
  updatedAt: waitlistEntry.updated_at,
  invitation: null,
};

describe('the waitlist', () => {
  test('is listed with what became of its entries', async () => {
    const rows = [
      { ...waitlistEntry, status: 'invited', invitation },
      { ...waitlistEntry, id: 'wle_2', is_locked: true, updated_at: null },
      { ...waitlistEntry, id: 'wle_3', status: 'accepted', is_locked: undefined, invitation: { id: 7 } },
      { ...waitlistEntry, id: 'wle_4', status: 'paused' },
    ];
    await using server = await startHttpServer(reply(200, list(...rows)));
    const page = await clientOf(server.url).waitlist.list({ status: 'invited', orderBy: '-invited_at' });
    expect(page.data).toEqual([
      { ...entry, status: 'invited', invitation: expect.objectContaining({ id: invitation.id }) },
      { ...entry, id: 'wle_2', isLocked: true, updatedAt: entry.createdAt, undated: true },
      { ...entry, id: 'wle_3', status: 'other', statusWord: 'accepted' },
      { ...entry, id: 'wle_4', status: 'other', statusWord: 'paused' },
    ]);
    expect(server.requests[0]?.url).toBe('/v1/waitlist_entries?status=invited&order_by=-invited_at');
  });

  test('takes one and many, 50 at most', async () => {
    await using server = await startHttpServer(willing);
    const { waitlist } = clientOf(server.url);
    expect(await waitlist.create({ emailAddress: 'ada@example.com', notify: false })).toEqual(entry);
    const drafts = Array.from({ length: 51 }, (_, n) => ({ emailAddress: `a${n}@example.com` }));
    expect(await waitlist.createBulk(drafts.slice(1))).toEqual([entry]);
    expect((await failed(waitlist.createBulk(drafts))).failure.kind).toBe('invalid-input');
    expect((await failed(waitlist.createBulk([]))).failure.kind).toBe('invalid-input');
    expect(server.requests.map(({ body }) => JSON.parse(body))).toEqual([
      { email_address: 'ada@example.com', notify: false },
      drafts.slice(1).map(({ emailAddress }) => ({ email_address: emailAddress })),
    ]);
  });

  test('is invited from, one at a time', async () => {
    await using server = await startHttpServer(
      reply(200, { ...waitlistEntry, status: 'invited', invitation }),
    );
    const { waitlist } = clientOf(server.url);
    const invited = await waitlist.invite('wle_1');
    expect(invited).toMatchObject({ status: 'invited', invitation: { url: invitation.url } });
    await waitlist.invite('wle_1', { ignoreExisting: true });
    expect(server.requests.map(({ body }) => JSON.parse(body))).toEqual([{}, { ignore_existing: true }]);
  });

  test('says that a batch of the dashboard works on an entry', async () => {
    await using server = await startHttpServer(reply(409, { errors: [{ code: 'waitlist_entry_locked' }] }));
    const error = await failed(clientOf(server.url, { retryPolicy: () => quick }).waitlist.invite('wle_1'));
    expect(error).toMatchObject({ outcome: 'refused', failure: { kind: 'clerk', status: 409 } });
    expect(server.requests).toHaveLength(1);
  });
});
