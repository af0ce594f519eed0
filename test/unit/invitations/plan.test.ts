import { describe, expect, it } from 'vitest';
import type { OutboxItem } from '../../../main/invitations/outbox/item.ts';
import { createItem, targetedItem } from '../../../main/invitations/outbox/new-items.ts';
import { type PlanView, planNext } from '../../../main/invitations/outbox/plan.ts';

const now = 1_000_000;
const asked = (seq: number, of = 1) => ({ seq, of, now, whenAsked: undefined });
const create = (seq: number, change: Partial<OutboxItem> = {}): OutboxItem => ({
  ...createItem(asked(seq, 100), { emailAddress: `p${seq}@example.com` }),
  ...change,
});
const emptyMetadata = (seq: number) => ({
  ...create(seq),
  draft: { emailAddress: `p${seq}@example.com`, publicMetadata: {} },
});
const target = {
  id: 'inv_1',
  emailAddress: 'old@example.com',
  status: 'pending',
  createdAt: 0,
  expiresAt: null,
  publicMetadata: {},
} as const;
const open = {
  look: now,
  revoke: now,
  delete: now,
  create: now,
  patientCreate: now,
  bulk: now,
  invite: now,
  patientInvite: now,
};
const plan = (items: OutboxItem[], change: Partial<PlanView> = {}) => {
  const action = planNext({
    now,
    creates: 'free',
    isSuspected: () => false,
    halfResent: 0,
    items,
    isFirst: () => true,
    paused: false,
    online: true,
    blockedUntil: null,
    freeAt: open,
    ...change,
  });
  if (action.kind === 'wait') return `wait ${action.until === null ? 'for a change' : action.until - now}`;
  const items_ = action.kind === 'bulk' ? action.items : [action.item];
  return `${action.kind} ${items_.map(({ seq }) => seq).join(' ')}`;
};
const alone = (seq: number, change: Partial<OutboxItem> = {}): OutboxItem => ({
  ...create(seq),
  draft: { emailAddress: `p${seq}@example.com`, publicMetadata: { role: 'agent' } },
  ...change,
});
const later = (ms: number) => ({ ...open, create: now + ms, patientCreate: now + ms });

/** The undo period is over. */
const letIn = (seq: number): OutboxItem => targetedItem('invite', asked(seq), target, 0);

describe('what an outbox does next', () => {
  it.each<[string, OutboxItem[], Partial<PlanView>, string]>([
    ['nothing when nothing is queued', [], {}, 'wait for a change'],
    ['a single call for one', [create(1)], {}, 'create 1'],
    ['a bulk call for more', [create(1), create(2)], {}, 'bulk 1 2'],
    ['who is let in from the waitlist by themselves', [letIn(1), letIn(2)], {}, 'create 1'],
    [
      'nobody in before the limit of that',
      [letIn(1)],
      { freeAt: { ...open, invite: now + 9, patientInvite: now + 90 } },
      'wait 9',
    ],
    [
      'who is added meanwhile, though nobody may be let in',
      [letIn(1), create(2)],
      { freeAt: { ...open, invite: now + 9, patientInvite: now + 90 } },
      'bulk 2',
    ],
    ['ten at most', Array.from({ length: 12 }, (_, n) => create(n + 1)), {}, 'bulk 1 2 3 4 5 6 7 8 9 10'],
    [
      'singly when the bulk calls of the hour are used up',
      [create(1), create(2)],
      { freeAt: { ...open, bulk: now + 9 } },
      'create 1',
    ],
    ['in a bulk call of one when the single ones are', [create(1)], { freeAt: later(9) }, 'bulk 1'],
    ['later when both are', [create(1), create(2)], { freeAt: { ...later(50), bulk: now + 70 } }, 'wait 50'],
    [
      'spares some of the hour for what is urgent',
      [create(1)],
      { freeAt: { ...open, patientCreate: now + 50, bulk: now + 70 } },
      'wait 50',
    ],
    [
      'which may use it',
      [create(1, { urgent: true })],
      { freeAt: { ...open, patientCreate: now + 50, bulk: now + 70 } },
      'create 1',
    ],
    ['looks before anything else when in doubt', [create(1, { doubt: 'open' }), create(2)], {}, 'look 1'],
    ['waits for its time', [create(1, { notBefore: now + 30 })], {}, 'wait 30'],
    [
      'one alone to find out whether all are refused, the last',
      [create(1), create(2)],
      { creates: 'probe' },
      'create 2',
    ],
    [
      'rather one that was not refused with others',
      [create(1), create(2), create(3)],
      { creates: 'probe', isSuspected: ({ seq }) => seq === 3 },
      'create 2',
    ],
    ['no create while the answer to one is awaited', [create(1)], { creates: 'none' }, 'wait for a change'],
    ['lets others go meanwhile', [create(1, { notBefore: now + 30 }), create(2)], {}, 'create 2'],
    ['revokes after the undo period', [targetedItem('revoke', asked(1), target, 5000)], {}, 'wait 5000'],
    [
      'revokes also when creates are limited',
      [create(1), targetedItem('revoke', asked(2), target, 0)],
      { freeAt: { ...later(9), bulk: now + 9 } },
      'revoke 2',
    ],
    [
      'deletes at once, also when creates are limited',
      [create(1), targetedItem('delete', asked(2), target, 0)],
      { freeAt: later(9000) },
      'delete 2',
    ],
    ['keeps those apart that were refused together', [create(1, { maxGroup: 1 }), create(2)], {}, 'create 1'],
    [
      'halves of a refused call travel together',
      [create(1, { maxGroup: 2 }), create(2, { maxGroup: 2 }), create(3, { maxGroup: 2 })],
      {},
      'bulk 1 2',
    ],
    ['alone, one after the other, what carries metadata', [alone(1), alone(2)], {}, 'create 1'],
    [
      'in no bulk call, not even of one, when the single ones are used up',
      [alone(1)],
      { freeAt: later(9) },
      'wait 9',
    ],
    ['together, where a person chose speed', [alone(1, { metadataByBulk: true }), create(2)], {}, 'bulk 1 2'],
    ['alone, without a place for empty metadata', [create(1), emptyMetadata(2)], {}, 'bulk 1 2'],
    [
      'others together, past those that wait for a single one',
      [alone(1), create(2), alone(3), create(4)],
      { freeAt: later(9) },
      'bulk 2 4',
    ],
    [
      'one of the others by bulk, when single ones are for those that need them',
      [create(1), alone(2)],
      {},
      'create 2',
    ],
    ['and then that one by itself', [create(1), alone(2)], { freeAt: later(9) }, 'bulk 1'],
    ['what was typed by hand first', [create(1, { urgent: true }), alone(2)], {}, 'create 1'],
    [
      'single ones first to those that need them, when bulk calls are used up as well',
      [create(1), create(2), alone(3)],
      { freeAt: { ...open, bulk: now + 9 } },
      'create 3',
    ],
    [
      'revokes though many wait for single ones',
      [alone(1), alone(2), targetedItem('revoke', asked(3), target, 0)],
      { freeAt: later(9) },
      'revoke 3',
    ],
    [
      'one alone to find out, also of those that go alone',
      [alone(1), alone(2)],
      { creates: 'probe' },
      'create 2',
    ],
    ['nothing while paused', [create(1)], { paused: true }, 'wait for a change'],
    ['nothing without a network', [create(1)], { online: false }, 'wait for a change'],
    ['nothing while blocked', [create(1)], { blockedUntil: now + 20 }, 'wait 20'],
    [
      'nothing for an address that has something older under way',
      [create(1)],
      { isFirst: () => false },
      'wait for a change',
    ],
    ['leaves alone what is being sent', [create(1, { state: 'sending' })], {}, 'wait for a change'],
  ])('%s', (_, items, change, expected) => {
    expect(plan(items, change)).toBe(expected);
  });
});
