/** What was done about an address, told by the room that did it. */
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { accountId, enterRoom, type Room } from '../../support/invitations-room.ts';

const refresh = (room: Room) => room.invitations.handlers.invitations.refresh({ accountId });
const details = async (room: Room, invitationId: string) =>
  room.invitations.handlers.invitations.details({ accountId, invitationId });
/** The one invitation of this address that has that status. */
function idOf(room: Room, address: string, status = 'pending'): string {
  const found = room.sandbox.control.invitations();
  return found.find((each) => each.emailAddress === address && each.status === status)?.id ?? '';
}
const steps = async (room: Room, id: string) =>
  (await details(room, id)).history.map(({ operation, step }) => `${operation} ${step}`);
const historyFiles = (room: Room) =>
  readdirSync(room.dataDir, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.includes('history.db'))
    .map((name) => join(room.dataDir, name));

describe('the history of an address', () => {
  it('tells what an invitation was created with, and what became of it, also after a restart', async () => {
    await using room = await enterRoom({ sandbox: { invitations: 0 } });
    await room.open();
    const { create, resend } = room.invitations.handlers.invitations;
    const draft = {
      emailAddress: 'Ada@Example.com',
      publicMetadata: { plan: 'gold' },
      redirectUrl: 'https://app.example.com/welcome',
      notify: false,
      templateSlug: 'waitlist_invitation' as const,
    };
    await create({ accountId, drafts: [draft] });
    await room.quiet();
    const first = idOf(room, 'ada@example.com');
    const told = await details(room, first);
    expect(told.invitation).toMatchObject({ id: first, status: 'pending', publicMetadata: { plan: 'gold' } });
    const { redirectUrl, notify, templateSlug } = draft;
    expect(told.sentWith).toEqual({ redirectUrl, notify, templateSlug });
    expect(await steps(room, first)).toEqual(['create sent', 'create queued']);
    expect(JSON.stringify(told)).not.toMatch(/ticket|eyJ/);

    await resend({ accountId, ids: [first] });
    await room.quiet();
    const second = idOf(room, 'ada@example.com');
    await room.restart();
    expect(await steps(room, second)).toEqual([
      'resend sent',
      'resend revoked-first',
      'resend queued',
      'create sent',
      'create queued',
    ]);
    expect((await details(room, second)).sentWith).toEqual({ redirectUrl, notify, templateSlug });
    expect(room.sandbox.control.invitations().at(-1)).toMatchObject({
      id: second,
      redirectUrl,
      notify,
      templateSlug,
    });

    const { invitations, queue } = room.invitations.handlers;
    // So that the undo period is not over before it is used.
    await queue.pause({ accountId });
    const { items } = await invitations.revoke({ accountId, ids: [second] });
    await queue.cancel({ accountId, ids: items.map(({ id }) => id) });
    expect((await steps(room, second)).slice(0, 2)).toEqual(['revoke cancelled', 'revoke queued']);
  });

  it('keeps Clerk’s words and trace id of a refusal, and counts tries that did not get through', async () => {
    await using room = await enterRoom({ sandbox: { invitations: 1 } });
    await room.open();
    await refresh(room);
    const [known] = room.sandbox.control.invitations();
    const { id = '' } = known ?? {};
    room.sandbox.control.inject({ kind: 'drop', method: 'POST', times: 3 });
    room.sandbox.control.addUser(known?.emailAddress ?? '');
    await room.invitations.handlers.invitations.resend({ accountId, ids: [id] });
    await room.quiet();
    const [failed, half, unsure, queued] = (await details(room, id)).history;
    expect(queued).toMatchObject({ operation: 'resend', step: 'queued' });
    expect(unsure).toMatchObject({ step: 'unsure', times: 3, failure: { kind: 'unreachable' } });
    expect(half).toMatchObject({ step: 'revoked-first', failure: null });
    expect(failed).toMatchObject({ step: 'failed', failure: { kind: 'clerk', status: 422 } });
    expect(failed?.failure).toMatchObject({
      errors: [{ code: 'form_identifier_exists', longMessage: expect.stringContaining('taken') }],
      traceId: expect.stringMatching(/./),
    });
  });

  it('says nothing of an invitation that others sent', async () => {
    await using room = await enterRoom({ sandbox: { invitations: 1 } });
    await room.open();
    await refresh(room);
    const [known] = room.sandbox.control.invitations();
    const told = await details(room, known?.id ?? '');
    expect(told).toMatchObject({ sentWith: null, history: [] });
    await expect(details(room, 'inv_unknown')).rejects.toMatchObject({ failure: { kind: 'invalid-input' } });
  });

  it('lies on disk unreadable, and a damaged file costs nothing but itself', async () => {
    await using room = await enterRoom({ sandbox: { invitations: 0 } });
    await room.open();
    const create = (emailAddress: string) =>
      room.invitations.handlers.invitations.create({ accountId, drafts: [{ emailAddress }] });
    await create('ada@secret.example');
    await room.quiet();
    await room.invitations.stop();
    const [file = ''] = historyFiles(room);
    const written = historyFiles(room).map((name) => readFileSync(name, 'latin1'));
    expect(written.join('').length).toBeGreaterThan(4000);
    expect(written.join('')).not.toContain('secret.example');
    truncateSync(file, 2000);
    await room.restart();
    const id = idOf(room, 'ada@secret.example');
    expect(await steps(room, id)).toEqual([]);
    await create('grace@secret.example');
    await room.quiet();
    expect(await steps(room, idOf(room, 'grace@secret.example'))).toEqual(['create sent', 'create queued']);
  });

  it('begins anew when a page in the middle of its file is damaged', async () => {
    await using room = await enterRoom({ sandbox: { invitations: 0 } });
    await room.open();
    await refresh(room);
    const create = (drafts: { emailAddress: string }[]) =>
      room.invitations.handlers.invitations.create({ accountId, drafts });
    await create(Array.from({ length: 60 }, (_, n) => ({ emailAddress: `p${n}@example.com` })));
    await room.quiet();
    await room.invitations.stop();
    const [file = ''] = historyFiles(room).filter((name) => name.endsWith('history.db'));
    const bytes = readFileSync(file);
    // All but the page with the schema.
    writeFileSync(file, bytes.fill(0, 4096));
    await room.restart();
    await create([{ emailAddress: 'ada@example.com' }]);
    await room.quiet();
    const id = idOf(room, 'ada@example.com');
    await room.restart();
    expect(await steps(room, id)).toEqual(['create sent', 'create queued']);
    expect(room.log.lines.join('\n')).toContain('storage.set-aside');
  });
});
