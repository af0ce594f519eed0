import { describe, expect, it } from 'vitest';
import type { ClerkInvitation } from '../../../main/clerk/api.ts';
import { matchAnswers } from '../../../main/invitations/outbox/match-answers.ts';
import { createItem } from '../../../main/invitations/outbox/new-items.ts';

const asked = (...addresses: string[]) =>
  addresses.map((emailAddress, seq) => ({
    ...createItem({ seq, of: 1, now: 0, whenAsked: undefined }, { emailAddress }),
    id: emailAddress,
  }));

const answer = (id: string, emailAddress: string): ClerkInvitation => ({
  id,
  emailAddress,
  publicMetadata: {},
  status: 'pending',
  url: null,
  expiresAt: null,
  createdAt: 0,
  updatedAt: 0,
});

const matched = (addresses: string[], answers: ClerkInvitation[]) =>
  [...matchAnswers(asked(...addresses), answers)].map(([item, { id }]) => `${item} ${id}`).sort();

describe('which invitation belongs to which draft', () => {
  it.each([
    ['the same order', [answer('1', 'ada@x.io'), answer('2', 'bob@x.io')], ['ada@x.io 1', 'bob@x.io 2']],
    ['another order', [answer('2', 'bob@x.io'), answer('1', 'ada@x.io')], ['ada@x.io 1', 'bob@x.io 2']],
    ['capitals', [answer('2', 'BOB@X.IO'), answer('1', 'Ada@x.io')], ['ada@x.io 1', 'bob@x.io 2']],
    ['one form unforeseen', [answer('1', 'ada-at-x'), answer('2', 'bob@x.io')], ['ada@x.io 1', 'bob@x.io 2']],
    ['one unforeseen, moved', [answer('2', 'bob@x.io'), answer('1', '')], ['ada@x.io 1', 'bob@x.io 2']],
    ['none known: by place', [answer('1', 'a'), answer('2', 'b')], ['ada@x.io 1', 'bob@x.io 2']],
    ['one missing', [answer('2', 'bob@x.io')], ['bob@x.io 2']],
    ['one missing, one unforeseen', [answer('1', 'a')], []],
    ['one twice by its id', [answer('2', 'bob@x.io'), answer('2', 'bob@x.io')], ['bob@x.io 2']],
    ['one too many', [answer('1', 'a'), answer('2', 'bob@x.io'), answer('3', 'c')], ['bob@x.io 2']],
    ['nothing', [], []],
  ])('%s', (_, answers, wanted) => {
    expect(matched(['ada@x.io', 'bob@x.io'], answers)).toEqual(wanted);
  });
});
