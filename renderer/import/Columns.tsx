import { Lock } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import type { ColumnMeaning, ImportColumn } from '../../preload/import.ts';
import { importSheetCopy } from '../copy/import-sheet.ts';
import { Button } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import './columns.css';

interface ColumnsProps {
  columns: readonly ImportColumn[];
  onUse: (index: number, meaning: ColumnMeaning) => void;
}

/** So many are shown at first: an export of contacts has dozens, most of them empty. */
const shownAtFirst = 6;

/** Those that matter: used, guessed, or with something to say; then the first that are not empty. */
function foremost(columns: readonly ImportColumn[]): ReadonlySet<number> {
  const weight = ({ meaning, sure, secret, note, values }: ImportColumn) =>
    Number(meaning !== 'ignored') * 8 +
    Number(!sure) * 8 +
    Number(note === 'unreadable' || note === 'remembered') * 4 +
    Number(secret !== null) * 2 +
    Number(values.length > 0);
  const used = columns.filter(({ meaning }) => meaning !== 'ignored').length;
  return new Set(
    columns
      .toSorted((a, b) => weight(b) - weight(a))
      .slice(0, Math.max(used, shownAtFirst))
      .map(({ index }) => index),
  );
}

/** What each column is used for, and what stands in it. */
export function Columns({ columns, onUse }: ColumnsProps): ReactNode {
  const listId = useId();
  const [all, setAll] = useState(false);
  // As they were at first: a choice must not make its own row jump away.
  const [first] = useState(() => foremost(columns));
  const many = columns.length > shownAtFirst + 2;
  const isShown = ({ index, meaning }: ImportColumn) =>
    all || !many || first.has(index) || meaning !== 'ignored';
  return (
    <section className="columns" aria-labelledby={`${listId}-title`}>
      <h3 id={`${listId}-title`} className="import-title">
        {importSheetCopy.columns}
      </h3>
      <ul id={listId} className="columns-list">
        {columns.filter(isShown).map((column) => (
          <Column key={column.index} column={column} onUse={onUse} />
        ))}
      </ul>
      {many ? (
        <Button
          look="quiet"
          className="columns-all"
          aria-expanded={all}
          aria-controls={listId}
          onClick={() => setAll(!all)}
        >
          {all ? importSheetCopy.fewColumns : importSheetCopy.allColumns(columns.length)}
        </Button>
      ) : null}
    </section>
  );
}

function Column({ column, onUse }: { column: ImportColumn } & Pick<ColumnsProps, 'onUse'>): ReactNode {
  const { index, header, meaning, offers, values, sure, secret, note } = column;
  const id = useId();
  const name = header || importSheetCopy.unnamed(index);
  const said = secret ? importSheetCopy.secrets[secret] : note ? importSheetCopy.notes[note] : null;
  return (
    <li className={classes('column', meaning === 'ignored' && 'column-unused')}>
      <span className="column-name">
        <bdi>{name}</bdi>
        {sure ? null : (
          <span id={`${id}-guess`} className="column-guess">
            {importSheetCopy.guess}
          </span>
        )}
      </span>
      <span id={`${id}-values`} className="column-values">
        {values.length === 0 && secret === null ? importSheetCopy.noValues : null}
        {values.map((value) => (
          <bdi key={value}>{value}</bdi>
        ))}
      </span>
      {secret ? (
        <span className="column-secret">
          <Lock aria-hidden size={14} />
          {importSheetCopy.meanings.ignored}
        </span>
      ) : (
        <select
          className="input select column-use"
          aria-label={importSheetCopy.use(name)}
          aria-describedby={`${id}-guess ${id}-values ${id}-note`}
          data-guess={sure ? undefined : ''}
          value={meaning}
          onChange={(event) => onUse(index, event.target.value as ColumnMeaning)}
        >
          {offers.map((each) => (
            <option key={each} value={each}>
              {importSheetCopy.meanings[each]}
            </option>
          ))}
        </select>
      )}
      {said ? (
        <span id={`${id}-note`} className="column-note">
          {said}
        </span>
      ) : null}
    </li>
  );
}
