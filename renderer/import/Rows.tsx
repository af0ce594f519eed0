import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import type { ImportTotals, ImportView, ShownRows } from '../../preload/import.ts';
import { setApart, shownRows } from '../../preload/import-rules.ts';
import { importSheetCopy } from '../copy/import-sheet.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Row } from './Row.tsx';
import { pageSize, useRowPages } from './use-row-pages.ts';
import './rows.css';

/** How many rows a choice would show. */
function countOf(show: ShownRows, { states }: ImportTotals, total: number): number {
  switch (show) {
    case 'all':
      return total;
    case 'ready':
      return states.ready;
    case 'problems':
      return states.problem;
    case 'no-address':
      return states['no-address'];
    case 'duplicates':
      return states.file + states.pending + states.accepted + states.queue;
    case 'apart':
      return setApart.reduce((sum, each) => sum + states[each], 0);
  }
}

/** Every row as it would go out, page by page, or those alone that need a look. */
export function Rows({ view, accountId }: { view: ImportView; accountId: string }): ReactNode {
  const id = useId();
  const { rows, total, show, offset, failure, choose, turn } = useRowPages(view, accountId);
  const { totals } = view;
  const choices = totals ? shownRows.filter((each) => countOf(each, totals, view.total) > 0) : [];
  if (view.total === 0) return null;
  return (
    <section className="rows" aria-labelledby={id}>
      <div className="rows-head">
        <h3 id={id} className="import-title">
          {importSheetCopy.rows}
        </h3>
        <span className="rows-pages">
          <span role="status">
            {importSheetCopy.pages(total === 0 ? 0 : offset + 1, offset + rows.length, total)}
          </span>
          <IconButton
            label={importSheetCopy.previous}
            aria-disabled={offset === 0}
            onClick={() => turn(Math.max(0, offset - pageSize))}
          >
            <ChevronLeft aria-hidden size={16} />
          </IconButton>
          <IconButton
            label={importSheetCopy.next}
            aria-disabled={offset + pageSize >= total}
            onClick={() => turn(offset + pageSize < total ? offset + pageSize : offset)}
          >
            <ChevronRight aria-hidden size={16} />
          </IconButton>
        </span>
      </div>
      {totals && choices.length > 2 ? (
        <fieldset className="rows-show">
          <legend className="visually-hidden">{importSheetCopy.show}</legend>
          {choices.map((each) => (
            <Button
              key={each}
              look="quiet"
              className="rows-choice"
              aria-pressed={show === each}
              onClick={() => choose(each)}
            >
              {importSheetCopy.shown[each]} <b>{countOf(each, totals, view.total).toLocaleString('en')}</b>
            </Button>
          ))}
        </fieldset>
      ) : null}
      {failure ? <FailureNote failure={failure} situation="action" /> : null}
      <ol className="rows-list" aria-labelledby={id}>
        {rows.map((row) => (
          <Row key={row.row} row={row} />
        ))}
      </ol>
    </section>
  );
}
