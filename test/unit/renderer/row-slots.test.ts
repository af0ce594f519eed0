import { describe, expect, it } from 'vitest';
import { assignSlots } from '../../../renderer/list/row-slots.ts';

const before = new Map([
  ['ann', 0],
  ['ben', 1],
  ['cleo', 2],
]);

describe('the elements that rows are drawn in', () => {
  it('stay with the rows that stay, wherever they move', () => {
    expect([...assignSlots(before, ['new', 'cleo', 'ann'], false)]).toEqual([
      ['new', 3],
      ['cleo', 2],
      ['ann', 0],
    ]);
  });

  it('go from the rows that leave to those of another question, in order', () => {
    expect([...assignSlots(before, ['dora', 'ben', 'emil', 'finn'], true)]).toEqual([
      ['dora', 0],
      ['ben', 1],
      ['emil', 2],
      ['finn', 3],
    ]);
  });

  it('are never shared', () => {
    const slots = assignSlots(before, ['dora', 'cleo', 'ann', 'emil', 'ben'], true);
    expect(new Set(slots.values()).size).toBe(5);
  });
});
