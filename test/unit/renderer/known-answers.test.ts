import { describe, expect, it } from 'vitest';
import { KnownAnswers } from '../../../renderer/list/known-answers.ts';

const minute = 60_000;

describe('answers that are known', () => {
  it('belong to the question, in whatever order its fields stand', () => {
    const known = new KnownAnswers<string>();
    known.keep({ search: 'ga', status: 'pending' }, 'two', 0);
    expect(known.get({ status: 'pending', search: 'ga' }, 1)).toBe('two');
    expect(known.get({ status: 'expired', search: 'ga' }, 1)).toBeUndefined();
    expect(known.get({ status: 'pending', search: 'ga', audience: 'waitlist' }, 1)).toBeUndefined();
  });

  it('are too old after a minute, however often they were used', () => {
    const known = new KnownAnswers<string>();
    known.keep({ search: 'ga' }, 'two', 0);
    expect(known.get({ search: 'ga' }, minute - 1)).toBe('two');
    expect(known.get({ search: 'ga' }, minute)).toBeUndefined();
  });

  it('make room, the one that was used the longest ago first', () => {
    const known = new KnownAnswers<number>();
    for (let index = 0; index < 12; index += 1) known.keep({ search: String(index) }, index, 0);
    known.get({ search: '0' }, 1);
    known.keep({ search: 'one more' }, 12, 2);
    expect(known.get({ search: '0' }, 3)).toBe(0);
    expect(known.get({ search: '1' }, 3)).toBeUndefined();
    expect(known.get({ search: '11' }, 3)).toBe(11);
  });
});
