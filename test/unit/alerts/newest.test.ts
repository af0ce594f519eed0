import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Newest } from '../../../main/alerts/newest.ts';

const observed = (from: number, to: number, at: number) =>
  new Map(Array.from({ length: to - from }, (_, n) => [`thing ${from + n}`, at]));

describe('the newest observation of each thing', () => {
  it('is the last that was noted, however the notes came in', () => {
    const note = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.nat());
    fc.assert(
      fc.property(fc.array(fc.array(note, { maxLength: 60 }), { maxLength: 30 }), (events) => {
        const wanted = new Map<string, number>();
        let newest = Newest.none;
        for (const event of events) {
          const notes = new Map(event.map(([n, at]) => [`thing ${n}`, at]));
          newest = newest.and(notes);
          for (const [thing, at] of notes) wanted.set(thing, at);
        }
        for (let n = 0; n <= 400; n += 1) {
          expect(newest.of(`thing ${n}`)).toBe(wanted.get(`thing ${n}`));
        }
      }),
    );
  });

  it('is forgotten of those of which nothing was heard for the longest, beyond five thousand', () => {
    const all = Newest.none
      .and(observed(0, 5000, 1))
      .and(observed(0, 1, 2))
      .and(observed(5000, 5500, 3));
    expect(all.of('thing 0')).toBe(2);
    expect(all.of('thing 1')).toBeUndefined();
    expect(all.of('thing 501')).toBe(1);
    expect(all.of('thing 5499')).toBe(3);
  });

  it('stays what it was while others follow it', () => {
    const before = Newest.none.and(observed(0, 100, 1));
    const after = before.and(observed(50, 500, 2));
    expect([before.of('thing 60'), before.of('thing 400')]).toEqual([1, undefined]);
    expect([after.of('thing 60'), after.of('thing 40')]).toEqual([2, 1]);
  });
});
