import { describe, expect, it } from 'vitest';
import { csvLine } from '../../../main/invitations/import/csv.ts';

describe('a line of CSV', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '  =1', '＝1', '＠x'])(
    'makes no formula of %j',
    (value) => {
      expect(csvLine([value])).toBe(`"'${value}"\r\n`);
    },
  );

  it.each(['a=b', 'a-b@example.com', '', '{"a":-1}', '1', 'a\nb'])('leaves %j as it is', (value) => {
    expect(csvLine([value])).toBe(`"${value.replaceAll('"', '""')}"\r\n`);
  });

  it('keeps separators and quotes inside their cell', () => {
    expect(csvLine(['a","=1', 'b'])).toBe('"a"",""=1","b"\r\n');
  });
});
