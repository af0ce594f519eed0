/** What a text that was read would queue, beside what is known already. */
import {
  duplicateOf,
  type ImportDuplicate,
  type ImportPreview,
  listedAtMost,
} from '../../../preload/import.ts';
import { addressKey } from './address.ts';
import { isKept, type Known } from './known-addresses.ts';
import type { ReadText, ReadyRow } from './read-text.ts';

export interface Judged {
  ready: ReadyRow[];
  preview: ImportPreview;
}

export function judge(importId: string, read: ReadText, known: ReadonlyMap<string, Known>): Judged {
  const ready: ReadyRow[] = [];
  const duplicates: ImportDuplicate[] = [...read.repeated];
  for (const row of read.rows) {
    const { emailAddress } = row.draft;
    const of = known.get(addressKey(emailAddress));
    if (isKept(row, of)) ready.push(row);
    else duplicates.push({ line: row.line, emailAddress, of: of ?? 'queue', firstLine: null });
  }
  duplicates.sort((a, b) => a.line - b.line);
  const count = (of: ImportDuplicate['of']) => duplicates.filter((each) => each.of === of).length;
  const { form, separator, total, columns, problems, problemTotal } = read;
  return {
    ready,
    preview: {
      importId,
      form,
      separator,
      total,
      ready: ready.length,
      columns,
      problems,
      problemTotal,
      duplicates: duplicates.slice(0, listedAtMost.duplicates),
      duplicateTotals: Object.fromEntries(
        duplicateOf.map((of) => [of, count(of)]),
      ) as ImportPreview['duplicateTotals'],
      sample: ready.slice(0, listedAtMost.sample),
    },
  };
}
