import { expect, it } from 'vitest';
import type { OutboxItem } from '../../../main/invitations/outbox/item.ts';
import { Items } from '../../../main/invitations/outbox/items.ts';

const item = (seq: number, state: OutboxItem['state']): OutboxItem => ({
  seq,
  id: `item_${seq}`,
  operation: 'create',
  draft: { emailAddress: `guest${seq}@example.com` },
  targetId: null,
  resultId: null,
  state,
  step: 'create',
  notBefore: null,
  waitingFor: null,
  attempt: null,
  baseline: { asked: null, sent: null, askedAgain: null },
  doubt: 'none',
  urgent: true,
  tries: 0,
  maxGroup: 10,
  failure: null,
  canRetry: false,
  already: null,
  createdAt: 1,
  updatedAt: 1,
});

it('counts what has ended since the queue was empty, whatever is cleared, retried or was there before', () => {
  const items = new Items();
  items.put(item(1, 'sent'));
  for (const seq of [2, 3, 4]) items.put(item(seq, 'queued'));
  expect(items.ended).toBe(0);
  items.put(item(2, 'sending'));
  items.put(item(2, 'sent'));
  items.put(item(3, 'failed'));
  expect(items.ended).toBe(2);
  items.forget('item_1');
  items.forget('item_2');
  expect(items.ended).toBe(2);
  items.put(item(3, 'queued'));
  expect(items.ended).toBe(1);
  items.forget('item_3');
  items.put(item(5, 'queued'));
  expect(items.ended).toBe(2);
  items.put(item(4, 'cancelled'));
  items.put(item(5, 'sent'));
  items.put(item(6, 'queued'));
  expect(items.ended).toBe(0);
});
