import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  matchIn,
  metadataQuery,
  metadataText,
  metadataValues,
  narrows,
  textMatches,
} from '../../../main/invitations/copy/metadata-match.ts';

const ada = {
  role: 'Admin',
  seats: 12,
  beta: true,
  left: null,
  teams: ['red', 'Blue Sky'],
  onboarding: { cohort: 'spring', seat: { kind: 'full' } },
  site: 'https://app.example.com/start',
  'odd:key': 'x1',
};

function matches(metadata: Record<string, unknown>, search: string): boolean {
  const query = metadataQuery(search);
  return query !== null && textMatches(metadataText(metadata), query);
}

it.each([
  ['admin', 'role', 'Admin'],
  ['ADM', 'role', 'Admin'],
  ['role:admin', 'role', 'Admin'],
  [' Role : adm ', 'role', 'Admin'],
  ['"role": "Admin",', 'role', 'Admin'],
  ['role:', 'role', 'Admin'],
  ['12', 'seats', '12'],
  ['seats:1', 'seats', '12'],
  ['beta:true', 'beta', 'true'],
  ['left:null', 'left', 'null'],
  ['blue sky', 'teams', 'Blue Sky'],
  ['teams:sky', 'teams', 'Blue Sky'],
  ['full', 'onboarding.seat.kind', 'full'],
  ['seat.kind:full', 'onboarding.seat.kind', 'full'],
  ['kind:full', 'onboarding.seat.kind', 'full'],
  ['https://app', 'site', 'https://app.example.com/start'],
  ['odd:key:x', 'odd:key', 'x1'],
])('finds %j, and says in what', (search, key, value) => {
  expect(matches(ada, search)).toBe(true);
  expect(matchIn(ada, metadataQuery(search) ?? { value: null, pairs: [] })).toEqual({ key, value });
});

it.each([
  'role',
  'teams',
  'ole:admin',
  'role:spring',
  'cohort:full',
  'a',
  ':',
  'redblue',
  'true left',
  'nobody',
])('does not find %j: a key alone, half a key, one letter, what stands in two values', (search) => {
  expect(matches(ada, search)).toBe(false);
});

it('goes through what is nested as deep as an answer can be', () => {
  let nested: unknown = 'deepest';
  for (let depth = 0; depth < 20_000; depth += 1) nested = depth % 2 === 0 ? [nested] : { a: nested };
  expect([...metadataValues({ nested })].map(({ value }) => value)).toEqual(['deepest']);
});

it('finds by a longer search only who was found by a shorter one that it narrows', () => {
  const word = fc.stringMatching(/^[ab:" .]{0,5}$/u);
  fc.assert(
    fc.property(
      fc.dictionary(word, fc.oneof(word, fc.array(word))),
      word,
      word,
      (metadata, shorter, more) => {
        const [longer, first] = [(shorter + more).trim(), shorter.trim()];
        if (!narrows(longer, first) || !matches(metadata, longer)) return;
        expect(matches(metadata, first)).toBe(true);
      },
    ),
    { numRuns: 5000 },
  );
});
