import { describe, expect, it } from 'vitest';
import { inTodaysForm } from '../../../main/invitations/outbox/earlier-items.ts';
import { outboxItemSchema } from '../../../main/invitations/outbox/item.ts';
import { createItem } from '../../../main/invitations/outbox/new-items.ts';

const whenAsked = { ids: ['inv_1'], clerkTime: 1000 };
const asked = { seq: 1, of: 1, now: 5, whenAsked };
const { baseline: _, ...item } = createItem(asked, { emailAddress: 'ada@example.com' });
const attempt = { step: 'create', startedAt: 7, ignoreExisting: false };

describe('an item from before what was known had one place', () => {
  it.each([
    ['never sent', { ...item, whenAsked }, { asked: whenAsked, sent: null, askedAgain: null }],
    ['of which nothing was known', item, { asked: null, sent: null, askedAgain: null }],
    [
      'sent, when Clerk had not told the time yet',
      { ...item, whenAsked, attempt: { ...attempt, baseline: ['inv_1'] } },
      { asked: whenAsked, sent: { ids: ['inv_1'], clerkTime: null }, askedAgain: null },
    ],
    [
      'asked for again',
      { ...item, attempt: { ...attempt, baseline: [], clerkTime: 9, askedAnew: true, asOtherwise: false } },
      { asked: null, sent: { ids: [], clerkTime: 9 }, askedAgain: 'same' },
    ],
    [
      'asked for again, and otherwise',
      { ...item, attempt: { ...attempt, baseline: [], clerkTime: 9, askedAnew: true, asOtherwise: true } },
      { asked: null, sent: { ids: [], clerkTime: 9 }, askedAgain: 'otherwise' },
    ],
  ])('keeps it: %s', (_, stored, baseline) => {
    const read = outboxItemSchema.parse(inTodaysForm(stored));
    expect(read).toEqual({
      ...item,
      attempt: 'attempt' in stored && stored.attempt ? attempt : null,
      baseline,
    });
    expect(inTodaysForm(read)).toBe(read);
  });

  it.each([null, 7, 'text', [], {}])('leaves alone what is no item: %j', (stored) => {
    expect(outboxItemSchema.safeParse(inTodaysForm(stored)).success).toBe(false);
  });
});
