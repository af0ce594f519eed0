import { describe, expect, it } from 'vitest';
import { chooseMeaning } from '../../../main/invitations/import/table/columns.ts';
import { sayHeadings } from '../../../main/invitations/import/table/summary.ts';
import { isRedirectUrl } from '../../../preload/invitation.ts';
import { asGuessed, draftsOf, judged, problemsOf, read, tableOf } from './read.ts';

describe('an expiry', () => {
  const days = (cells: string[]) =>
    asGuessed(
      ['email,expires', ...cells.map((cell, index) => `p${index}@example.com,${cell}`)].join('\n'),
    ).shown.map(({ expiresInDays, problems }) => expiresInDays ?? problems[0]?.message);

  it('is days, or a date that is counted from today', () => {
    expect(
      days(['14', '7 days', '30.0', '2026-12-31', '2027-01-31T10:00:00Z', '31.12.2026', '2026年12月31日']),
    ).toEqual([14, 7, 30, 33, 64, 33, 33]);
  });

  it('is read in the order that one date of the column tells', () => {
    expect(days(['31/12/2026', '05/12/2026'])).toEqual([33, 7]);
    expect(days(['12/31/2026', '12/05/2026'])).toEqual([33, 7]);
    expect(asGuessed('email,expires\nada@example.com,05/12/2026\n').columns[1]).toMatchObject({
      meaning: 'ignored',
      note: 'unreadable',
    });
  });

  it('that is over, or too far away, costs no row once somebody says so', () => {
    const text =
      'email,expires\nada@example.com,2026-11-01\nbob@example.org,2028-01-01\ncy@example.com,2026-12-31\n';
    const reading = asGuessed(text);
    expect(reading.rows.map(({ line }) => line)).toEqual([4]);
    expect(reading.judgement.faults).toMatchObject([
      {
        key: '1 expires_in_days',
        rows: 2,
        firstLine: 2,
        leftOut: false,
        message: '2026-11-01 is over: nothing can expire then.',
      },
    ]);
    const without = judged(tableOf(text), reading.columns, ['1 expires_in_days']);
    expect(without.rows.map(({ draft }) => draft.expiresInDays)).toEqual([undefined, undefined, 33]);
    expect(without.shown[0]?.notes).toEqual(['Goes without: 2026-11-01 is over: nothing can expire then.']);
  });

  it('of words is left out, with a word, and nobody with it', () => {
    const reading = asGuessed('email,expires\nada@example.com,soon\nbob@example.org,never\n');
    expect(reading.columns[1]).toMatchObject({ meaning: 'ignored', note: 'unreadable' });
    expect(reading.rows).toHaveLength(2);
  });
});

describe('a redirect URL', () => {
  it.each(['https://app.example.com/welcome', 'http://localhost:3000/accept', 'myapp://accept'])(
    'is %s',
    (url) => {
      expect(isRedirectUrl(url)).toBe(true);
      expect(draftsOf(`email,redirect_url\nada@example.com,${url}\n`)[0]?.redirectUrl).toBe(url);
    },
  );

  it.each([
    'localhost:3000/accept',
    'javascript:alert(1)',
    'javascript://%0aalert(1)',
    'example.com/accept',
    'data:text/html,x',
    'https://',
    '//example.com',
  ])('is never %s', (url) => {
    expect(isRedirectUrl(url)).toBe(false);
    expect(problemsOf(`email,redirect_url\nada@example.com,"${url}"\n`)).toEqual([
      '2 redirect_url: wrong-value',
    ]);
  });
});

describe('metadata', () => {
  it('is nothing until the heading or a person says so', () => {
    const text = 'email,role,metadata.team,public_metadata\nada@example.com,editor,A,"{""plan"":""beta""}"\n';
    expect(asGuessed(text).rows[0]?.draft.publicMetadata).toEqual({ plan: 'beta', team: 'A' });
    expect(asGuessed('email,role,metadata\nada@example.com,editor,words\n').rows[0]?.draft).toEqual({
      emailAddress: 'ada@example.com',
    });
  });

  it('that is too large is told once for all rows, and one word lets them go without', () => {
    const bio = 'x'.repeat(9000);
    const text = `email,metadata.bio\nada@example.com,${bio}\nbob@example.org,${bio}\ncy@example.com,short\n`;
    const reading = asGuessed(text);
    expect(reading.judgement.faults).toMatchObject([{ key: 'metadata size', rows: 2, leftOut: false }]);
    const without = judged(tableOf(text), reading.columns, ['metadata size']);
    expect(without.rows.map(({ draft }) => draft.publicMetadata)).toEqual([
      undefined,
      undefined,
      { bio: 'short' },
    ]);
  });
});

describe('our own export', () => {
  const line = (address: string, status: string) =>
    `${address},,${status},2026-11-01,2026-12-01,2026-11-02,inv_1`;
  const heading = 'email_address,public_metadata,status,created_at,expires_at,updated_at,id';

  it('invites again whom it is worth, and sets apart who was revoked or has accepted', () => {
    const rows = [
      line('ada@example.com', 'pending'),
      line('bob@example.org', 'revoked'),
      line('cy@example.com', 'expired'),
      line('cy@example.com', 'accepted'),
      line('bob@example.org', 'expired'),
    ];
    const reading = asGuessed([heading, ...rows].join('\n'));
    expect(reading.shown.map(({ state, expiresInDays }) => [state, expiresInDays])).toEqual([
      ['ready', null],
      ['was-revoked', null],
      ['was-accepted', null],
      ['was-accepted', null],
      ['ready', null],
    ]);
  });

  it('is no other table with a status', () => {
    expect(read('email,status\nada@example.com,accepted\n').rows).toHaveLength(1);
    expect(read('email,status\nada@example.com,revoked\n').shown[0]?.state).toBe('is-inactive');
  });
});

describe('columns that stand twice', () => {
  it('are told by what is used of them', () => {
    const { columns } = asGuessed('Name,Email,Email\nAda,ada@example.com,ada@home.example.org\n');
    expect(columns.map(({ meaning, note }) => [meaning, note])).toEqual([
      ['ignored', null],
      ['email_address', null],
      ['ignored', 'addresses'],
    ]);
    expect(sayHeadings(columns)).toEqual([
      'Columns 2 and 3 are called “Email”: column 2 is used, the other is left out.',
    ]);
    expect(sayHeadings(chooseMeaning(columns, 2, 'email_address'))).toEqual([
      'Columns 2 and 3 are called “Email”: column 3 is used, the other is left out.',
    ]);
  });
});
