import { describe, expect, it } from 'vitest';
import { importLimits } from '../../../preload/import.ts';
import { addressesOf, problemsOf, read } from './read.ts';

describe('problems', () => {
  it('are told per cell, by line, with the column and a sentence, and the row is left out', () => {
    const text = [
      'email,expires_in_days,redirect_url,notify,template,public_metadata',
      'ada@example.com,0,,,,',
      'ada@example.com,soon,,,,',
      'ada@example.com,,nowhere,,,',
      'ada@example.com,,,perhaps,,',
      'ada@example.com,,,,welcome,',
      'ada@example.com,,,,,{role}',
      'ada@example.com,,,,,[1]',
      'ada@,400,,,,',
      ',7,,,,',
      'ada@example.com,7,,,,,extra',
    ].join('\n');
    expect(problemsOf(text)).toEqual([
      '2 expires_in_days: wrong-value',
      '3 expires_in_days: wrong-value',
      '4 redirect_url: wrong-value',
      '5 notify: wrong-value',
      '6 template: wrong-value',
      '7 public_metadata: metadata',
      '8 public_metadata: metadata',
      '9 email: not-an-address',
      '9 expires_in_days: wrong-value',
      '10: no-address',
      '11 -: cells',
    ]);
    expect(read(text)).toMatchObject({ total: 10, rows: [] });
    const [first] = read(text).shown;
    expect(first?.problems[0]?.message).toBe('0 days is too short: from 1 to 365 are possible.');
  });

  it('of a size that Clerk refuses are found before', () => {
    const text = `email,bio\nada@example.com,${'x'.repeat(8200)}\n`;
    expect(problemsOf(text)).toEqual(['2 -: metadata']);
  });

  it('of a quote that never closes cost its own line only', () => {
    const text = 'email,role\nada@example.com,"editor\nbob@example.com,admin\ncy@example.com,admin\n';
    expect(problemsOf(text)).toEqual(['2 -: quote']);
    expect(addressesOf(text)).toEqual(['bob@example.com', 'cy@example.com']);
  });

  it('in a row over several lines hint at a forgotten quote', () => {
    const [row] = read('email,role\n"ada@example.com,x\nbob@example.com,"y\n').shown;
    expect(row?.notes).toEqual([
      'bob@example.com stands in the same cell and is not invited. Perhaps a quote is missing.',
    ]);
  });

  it('of one row with a value where another column needs an object', () => {
    expect(problemsOf('email,metadata.team,metadata.team.id\nada@example.com,x,7\n')).toEqual([
      '2 -: metadata',
    ]);
  });

  it('end the reading where there are too many rows, and say from which line on', () => {
    const rows = Array.from({ length: importLimits.rows + 5 }, (_, index) => `p${index}@example.com,x`);
    const result = read(['email,role', ...rows].join('\n'));
    expect(result.rows).toHaveLength(importLimits.rows);
    expect(result.table.notes).toEqual([
      'An import can have 100,000 rows: nothing was read from line 100002 on.',
    ]);
  });
});

describe('an address that is there twice', () => {
  it('counts once, whatever its case, and says which line was first', () => {
    const result = read('email,role\nAda@example.com,a\nbob@example.com,b\nada@EXAMPLE.com,c\n');
    expect(result.rows.map(({ line }) => line)).toEqual([2, 3]);
    expect(result.shown[2]).toMatchObject({
      line: 4,
      emailAddress: 'ada@EXAMPLE.com',
      state: 'file',
      firstLine: 2,
    });
  });

  it('is no duplicate of a row that cannot be sent', () => {
    const result = read('email,expires_in_days\nada@example.com,0\nada@example.com,7\n');
    expect(result.rows.map(({ line }) => line)).toEqual([3]);
    expect(result.judgement.counts.file).toBe(0);
  });
});
