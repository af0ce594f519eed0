/**
 * Accounts that an export itself calls deactivated, suspended, deleted or unsubscribed: Slack (`status`), Google
 * Workspace (`Status [READ ONLY]`), Microsoft 365 (`Block credential`, `accountEnabled`, `Soft deletion time stamp`),
 * Active Directory (`userAccountControl`), Auth0 (`blocked`), Firebase (`disabled`), Supabase (`deleted_at`,
 * `banned_until`), Mailchimp (`UNSUB_TIME`, `CLEAN_TIME`).
 */
import { isOfSomebodyElse, plainHeading } from '../../../../preload/headings.ts';
import { wordsOfName } from '../metadata-path.ts';
import { type DateOrder, dateOrderOf, daysUntil } from './dates.ts';
import {
  activeNames,
  blockedNames,
  endedNames,
  inactive,
  statusNames,
  untilNames,
} from './inactive-words.ts';
import type { ImportTable } from './table.ts';

const yes: ReadonlySet<string> = new Set(
  'true yes y 1 ja oui si sim x t tak ano evet да はい 是 예 checked'.split(' '),
);
const no: ReadonlySet<string> = new Set(
  'false no n 0 nein non nao f nie ne hayir нет いいえ 否 아니오'.split(' '),
);
/** Cells that databases and programs write for nothing. */
const empty = /^(?:\\N|null|none|nil|nan|undefined|n\/?a|never|-+|—|–)$/iu;

/** Seconds or milliseconds since 1970, of this century. */
const epoch = /^[12]\d{9}(?:\d{3})?(?:\.\d+)?$/u;

type Test = (cell: string) => boolean;

/** Days from today to a cell; null for what is no date. */
function daysTo(cell: string, order: DateOrder, now: number): number | null {
  if (epoch.test(cell)) {
    const ms = Number(cell) * (/^\d{13}/u.test(cell) ? 1 : 1000);
    return (ms - now) / 86_400_000;
  }
  const days = daysUntil(cell, order, now);
  return days === 'ambiguous' ? 0 : days;
}

/** Of a column of times. `until`: they say when it is over. */
function testOfTimes(cells: readonly string[], now: number, until: boolean): Test {
  const order = dateOrderOf(cells.filter((cell) => cell !== '').slice(0, 300));
  return (cell) => {
    if (empty.test(cell) || no.has(cell.toLowerCase())) return false;
    const days = daysTo(cell, order, now);
    return days === null || (until ? days > 0 : days <= 0);
  };
}

/** The second bit says that an account is disabled ([MS-ADTS] 2.2.16). */
const isDisabled: Test = (cell) => /^\d{1,10}$/u.test(cell) && (Number(cell) & 2) !== 0;

const plainly =
  (test: Test): Test =>
  (cell) =>
    test(plainHeading(cell));

/** A count or a number of a house is no answer to a question: yes and no are. */
const areAnswers = (cells: readonly string[]): boolean =>
  !cells.slice(0, 1000).some((cell) => /^\d/u.test(cell) && cell !== '0' && cell !== '1');

/** What a column says by its heading: whether one of its cells is of an account that is not in use. */
function testOf(header: string, cells: readonly string[], now: number): Test | null {
  // `profile.status` of a record, but not `manager.blocked`.
  const [last = '', ...owners] = header.split('.').reverse();
  if (owners.some(isOfSomebodyElse)) return null;
  const name = plainHeading(wordsOfName(last));
  if (name === 'user account control') return isDisabled;
  if (endedNames.test(name)) return testOfTimes(cells, now, false);
  if (untilNames.test(name)) return testOfTimes(cells, now, true);
  const isQuestion = areAnswers(cells);
  if (isQuestion && blockedNames.test(name)) return plainly((cell) => yes.has(cell) || inactive.test(cell));
  if (isQuestion && activeNames.test(name)) return plainly((cell) => no.has(cell) || inactive.test(cell));
  return statusNames.test(name) && !isOfSomebodyElse(last) ? plainly((cell) => inactive.test(cell)) : null;
}

/** In order, each once. `now`: milliseconds since 1970. */
export function inactiveRows(table: ImportTable, now: number): ReadonlySet<number> {
  const rows = new Set<number>();
  for (const { header, cells } of table.columns) {
    const test = header === '' ? null : testOf(header, cells, now);
    if (test === null) continue;
    // A column of states has few different cells.
    const known = new Map<string, boolean>();
    for (const [row, cell] of cells.entries()) {
      let found = known.get(cell);
      if (found === undefined) {
        const bare = cell.replace(/^(['"])(.*)\1$/u, '$2');
        found = bare !== '' && bare.length < 60 && test(bare);
        if (known.size < 1000) known.set(cell, found);
      }
      if (found) rows.add(row);
    }
  }
  return rows;
}
