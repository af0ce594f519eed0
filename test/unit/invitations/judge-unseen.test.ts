import { describe, expect, it } from 'vitest';
import type { OutboxItem } from '../../../main/invitations/outbox/item.ts';
import { createItem, targetedItem } from '../../../main/invitations/outbox/new-items.ts';
import { judgeUnseen } from '../../../main/invitations/outbox/reconcile.ts';

const asked = { seq: 1, of: 1, now: 0, whenAsked: { ids: ['inv_0'], clerkTime: 100_000 } };
const plain = createItem(asked, { emailAddress: 'ada@example.com' });
const attempt = { step: 'create', startedAt: 0, ignoreExisting: false } as const;
const target = {
  id: 'inv_0',
  emailAddress: 'ada@example.com',
  status: 'expired',
  createdAt: 0,
  expiresAt: null,
  publicMetadata: {},
} as const;
const revoked = { id: 'inv_0', pending: false, createdAt: 50_000 };
const later = { id: 'inv_1', pending: false, createdAt: 100_000 };

describe('a create without a look at Clerk', () => {
  it('goes with what sync knows as what was there before', () => {
    expect(judgeUnseen(plain, [], false)).toEqual({ kind: 'send', baseline: [], ignoreExisting: false });
    expect(judgeUnseen(plain, [revoked], false)).toMatchObject({ baseline: ['inv_0'] });
  });

  it('goes as it was asked for before this start, when nothing was sent to its address since', () => {
    const older = { ...later, id: 'inv_2', createdAt: 80_000 };
    expect(judgeUnseen(plain, [revoked, older], true)).toMatchObject({ kind: 'send' });
    expect(judgeUnseen(plain, [revoked, later], true)).toBeNull();
    expect(judgeUnseen(plain, [revoked, later], false)).toMatchObject({ kind: 'send' });
  });

  it.each<[string, OutboxItem, Parameters<typeof judgeUnseen>[1]]>([
    ['while the copy is old', plain, null],
    ['to somebody who is invited already', plain, [revoked, { ...later, pending: true }]],
    ['in doubt', { ...plain, doubt: 'open', attempt }, []],
    ['again', { ...plain, doubt: 'settled', attempt }, []],
    ['that Clerk would not refuse', createItem(asked, { ...plain.draft, ignoreExisting: true }), []],
    ['as the second half of a resend', targetedItem('resend', asked, target, 0), []],
  ])('does not go %s', (_, item, known) => {
    expect(judgeUnseen(item, known, false)).toBeNull();
  });
});
