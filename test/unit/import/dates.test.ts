import { describe, expect, it } from 'vitest';
import { dateOrderOf, daysUntil } from '../../../main/invitations/import/table/dates.ts';
import { asGuessed, today } from './read.ts';

const days = (cell: string, ...others: string[]) => daysUntil(cell, dateOrderOf([cell, ...others]), today);

describe('a date in a column of expiries', () => {
  it.each([
    '2026-12-31',
    '31.12.2026',
    '31.12.26',
    '31. 12. 2026',
    '31/12/26',
    '12/31/2026',
    '12/31/26',
    '31-12-2026',
    'Dec 31, 2026',
    'December 31st, 2026',
    'Thursday, December 31, 2026 at 5:00 PM',
    '31 Dec 2026',
    '31-Dec-26',
    '31st of December 2026',
    '31. Dezember 2026',
    'Do., 31. Dez. 2026',
    '31 décembre 2026',
    'jeudi 31 déc. 2026',
    '31 de diciembre de 2026',
    '31 dicembre 2026',
    '31 de dezembro de 2026',
    '31 december 2026',
    '31 grudnia 2026',
    '31. prosince 2026',
    '31 Aralık 2026',
    '31 декабря 2026 г.',
    '2026年12月31日',
  ])('is counted in days: %s', (cell) => {
    expect(days(cell)).toBe(33);
  });

  it('that can be two is never guessed', () => {
    for (const cell of ['03/04/2026', '03/04/26', '3-4-2026', '26-12-31', '11-12-26']) {
      expect(days(cell)).toBe('ambiguous');
    }
    expect(days('12/12/2026')).toBe(14);
    // Others of its column say it, as long as they say one thing.
    expect(days('05/12/2026', '31/12/2026')).toBe(7);
    expect(days('12/05/2026', '12/31/2026')).toBe(7);
    expect(days('12/05/2026', '12/31/2026', '31/12/2026')).toBe('ambiguous');
  });

  it.each(['31. Dezembre 2026', '32.12.2026', '31.04.2027', 'Mai 2027', '13/13/2026', 'soon', '31 listopad'])(
    'that is none is none: %s',
    (cell) => {
      expect(days(cell)).toBeNull();
    },
  );

  it('is a problem of its line where it can be two, and the rest of the column is read', () => {
    const text = (cells: string[]) =>
      `email,expires\n${cells.map((cell, index) => `p${index}@example.com,"${cell}"`).join('\n')}\n`;
    const { shown } = asGuessed(text(['Dec 31, 2026', '03/04/2027', '31. Dezember 2026']));
    expect(shown.map(({ state, expiresInDays }) => [state, expiresInDays])).toEqual([
      ['ready', 33],
      ['problem', null],
      ['ready', 33],
    ]);
    expect(asGuessed(text(['31.12.26'])).columns[1]).toMatchObject({
      meaning: 'expires_in_days',
      sure: false,
    });
    expect(shown[1]?.problems[0]?.message).toBe('“03/04/2027” can be two different dates.');
  });

  it('of any text takes no time to speak of', () => {
    for (const unit of ['1', 'a', ' ', '1 ', 'a ', '31 Dec ']) expect(days(unit.repeat(200_000))).toBeNull();
  });
});
