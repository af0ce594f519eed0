/** What is said above the rows: what goes out with them, and headings that stand twice. */
import type { ImportColumn, ImportTotals } from '../../../../preload/import.ts';
import type { Outgoing } from './outgoing.ts';

/** By the rows that are ready alone. */
export function goesOut(outgoing: Outgoing, ready: readonly number[]): ImportTotals['goesOut'] {
  const has = (meaning: ImportColumn['meaning']) =>
    outgoing.used.some(
      (column) => column.meaning === meaning && ready.some((row) => column.value.value(row) !== undefined),
    );
  const keys = outgoing.metadata.flatMap(({ meaning, path, value }) =>
    meaning === 'public_metadata'
      ? [...new Set(ready.flatMap((row) => Object.keys((value.value(row) ?? {}) as object)))]
      : ready.some((row) => value.value(row) !== undefined)
        ? [path.join('.')]
        : [],
  );
  return {
    metadata: [...new Set([...outgoing.commonKeys, ...keys])],
    expiry: has('expires_in_days'),
    redirectUrl: has('redirect_url'),
    ...(outgoing.hasPlaces && { into: intoOf(outgoing, ready) }),
  };
}

/** So many places are named; the rest is one of them. */
const namedPlaces = 8;

function intoOf(outgoing: Outgoing, ready: readonly number[]): NonNullable<ImportTotals['goesOut']['into']> {
  const counts = new Map<string, number>();
  for (const row of ready) {
    const words = outgoing.intoWords(row) ?? '';
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  const all = [...counts].map(([words, people]) => ({ words, people })).sort((a, b) => b.people - a.people);
  if (all.length <= namedPlaces) return all;
  const rest = all.slice(namedPlaces - 1);
  const people = rest.reduce((sum, each) => sum + each.people, 0);
  return [...all.slice(0, namedPlaces - 1), { words: `${rest.length} others`, people }];
}

/** The same heading twice, told as what is really used. */
export function sayHeadings(columns: readonly ImportColumn[]): string[] {
  const alike = Map.groupBy(
    columns.filter(({ header }) => header !== ''),
    ({ header }) => header,
  );
  return [...alike]
    .filter(([, twins]) => twins.length > 1)
    .map(([header, twins]) => {
      const numbers = (some: readonly ImportColumn[]) => some.map(({ index }) => index + 1).join(' and ');
      const used = twins.filter(({ meaning }) => meaning !== 'ignored');
      const how =
        used.length === 0
          ? 'none is used.'
          : used.length === twins.length
            ? 'all are used.'
            : `column ${numbers(used)} is used, ${twins.length - used.length === 1 ? 'the other is' : 'the others are'} left out.`;
      return `Columns ${numbers(twins)} are called “${header}”: ${how}`;
    });
}
