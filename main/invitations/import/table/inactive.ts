/**
 * Accounts that an export itself calls deactivated, suspended or blocked: Slack (`status`), Google Workspace
 * (`Status [READ ONLY]`), Microsoft 365 (`Block credential`, `accountEnabled`), Auth0 (`blocked`), Firebase (`disabled`).
 */
import { isOfSomebodyElse, plainHeading } from '../../../../preload/headings.ts';
import { wordsOfName } from '../metadata-path.ts';
import type { ImportTable } from './table.ts';

const statusNames =
  /^(?:(?:user|account|member|membership|employee|employment|billing|login|sign ?in|subscription|subscriber|email|mail(?:ing)?|contact|konto|benutzer)[ -]?)?(?:status|state|estado|statut|etat|stato|stan|stav|durum)(?: read only)?$/u;
/** Beginnings of what stands below them, after `plainHeading`. */
const inactive =
  /^(?:deactivated|de activated|deaktiviert|suspended|gesperrt|blocked|blockiert|disabled|inactive|inaktiv|inactiv[eo]s?|inactif|inactiva|archived|archiviert|deprovisioned|departed|resigned|banned|deleted|geloscht|removed|locked|terminated|offboarded|former|ehemalig|left|bounced|unsubscribed|abgemeldet|desactivad[oa]|suspendid[oa]|bloquead[oa]|desactive|suspendue?|bloquee?|disattivat[oa]|sospes[oa]|bloccat[oa]|desativad[oa]|suspens[oa]|inativ[oa])(?: |$)/u;

const yes: ReadonlySet<string> = new Set(['true', 'yes', 'y', '1', 'ja', 'oui', 'si', 'sim', 'x']);
const no: ReadonlySet<string> = new Set(['false', 'no', 'n', '0', 'nein', 'non', 'nao']);

const blockedNames =
  /^(?:is |user |account |sign ?in )*(?:deactivated|suspended|disabled|blocked|banned|locked|archived|deleted|inactive|terminated|gesperrt|deaktiviert|inaktiv)(?: user| account)?$|^block(?:ed)? (?:credentials?|sign ?in)$/u;
const activeNames =
  /^(?:is |user |account |sign ?in )*(?:active|enabled|aktiv|activ[eo]|actif|ativo|attivo)$/u;

/** What a column says by its heading: whether one of its cells, in plain words, is of an account that is not in use. */
function testOf(header: string): ((cell: string) => boolean) | null {
  // `profile.status` of a record, but not `manager.blocked`.
  const [last = '', ...owners] = header.split('.').reverse();
  if (owners.some(isOfSomebodyElse)) return null;
  const name = plainHeading(wordsOfName(last));
  if (statusNames.test(name)) return (cell) => inactive.test(cell);
  if (blockedNames.test(name)) return (cell) => yes.has(cell) || inactive.test(cell);
  return activeNames.test(name) ? (cell) => no.has(cell) || inactive.test(cell) : null;
}

/** In order, each once. */
export function inactiveRows(table: ImportTable): ReadonlySet<number> {
  const rows = new Set<number>();
  for (const { header, cells } of table.columns) {
    const test = header === '' ? null : testOf(header);
    if (test === null) continue;
    // A column of states has few different cells.
    const known = new Map<string, boolean>();
    for (const [row, cell] of cells.entries()) {
      let found = known.get(cell);
      if (found === undefined) {
        found = cell !== '' && cell.length < 60 && test(plainHeading(cell));
        if (known.size < 1000) known.set(cell, found);
      }
      if (found) rows.add(row);
    }
  }
  return rows;
}
