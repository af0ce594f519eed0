import { describe, expect, it } from 'vitest';
import type { OutboxItem } from '../../../main/invitations/outbox/item.ts';
import { createItem, resendItem } from '../../../main/invitations/outbox/new-items.ts';
import { judgeUnseen } from '../../../main/invitations/outbox/reconcile.ts';

const plain = createItem(1, { emailAddress: 'ada@example.com' }, 1, 0);
const attempt = { step: 'create', startedAt: 0, baseline: [], ignoreExisting: false } as const;
const target = {
  id: 'inv_0',
  emailAddress: 'ada@example.com',
  status: 'expired',
  createdAt: 0,
  expiresAt: null,
  publicMetadata: {},
} as const;
const revoked = { id: 'inv_0', pending: false };

describe('a create without a look at Clerk', () => {
  it('goes with what sync knows as what was there before', () => {
    expect(judgeUnseen(plain, [])).toEqual({ kind: 'send', baseline: [], ignoreExisting: false });
    expect(judgeUnseen(plain, [revoked])).toMatchObject({ baseline: ['inv_0'] });
  });

  it.each<[string, OutboxItem, Parameters<typeof judgeUnseen>[1]]>([
    ['while the copy is old', plain, null],
    ['to somebody who is invited already', plain, [revoked, { id: 'inv_1', pending: true }]],
    ['in doubt', { ...plain, doubt: 'open', attempt: { ...attempt, baseline: [] } }, []],
    ['again', { ...plain, doubt: 'settled', attempt: { ...attempt, baseline: [] } }, []],
    ['that Clerk would not refuse', createItem(1, { ...plain.draft, ignoreExisting: true }, 1, 0), []],
    ['as the second half of a resend', resendItem(1, target, 1, 0), []],
  ])('does not go %s', (_, item, known) => {
    expect(judgeUnseen(item, known)).toBeNull();
  });
});
