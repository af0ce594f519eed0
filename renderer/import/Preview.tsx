import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Failure } from '../../preload/failure.ts';
import type { ImportPreview } from '../../preload/import.ts';
import { importCopy } from '../copy/import.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Columns } from './Columns.tsx';
import { LineList } from './LineList.tsx';

interface PreviewProps {
  preview: ImportPreview;
  queuing: boolean;
  failure: Failure | null;
  onBack: () => void;
  onQueue: (leaveOut: number[]) => void;
}

/** What would be queued, and everything that would not, by line number. */
export function Preview({ preview, queuing, failure, onBack, onQueue }: PreviewProps): ReactNode {
  const { ready, total, problems, problemTotal, duplicates, duplicateTotals } = preview;
  const [leaveOut, setLeaveOut] = useState<ReadonlySet<number>>(new Set());
  const next = useRef<HTMLButtonElement>(null);
  const duplicateTotal = Object.values(duplicateTotals).reduce((sum, count) => sum + count, 0);

  // Reading took away what had the focus; Enter goes on from here.
  useEffect(() => next.current?.focus(), []);

  function include(index: number, wanted: boolean): void {
    const changed = new Set(leaveOut);
    if (wanted) changed.delete(index);
    else changed.add(index);
    setLeaveOut(changed);
  }

  return (
    <>
      <p role="status" className="import-ready">
        {ready > 0 ? importCopy.ready(ready, total) : importCopy.nobody}
      </p>
      {failure ? <FailureNote failure={failure} situation="action" /> : null}
      <LineList
        title={importCopy.problems(problemTotal)}
        tone="bad"
        total={problemTotal}
        open={ready === 0}
        lines={problems.map(({ line, column, message }) => ({ line, about: column, words: message }))}
      />
      <LineList
        title={importCopy.duplicates(duplicateTotal)}
        tone="warn"
        total={duplicateTotal}
        open={ready === 0 && problemTotal === 0}
        lines={duplicates.map((each) => ({
          line: each.line,
          about: each.emailAddress,
          words: importCopy.duplicate(each),
        }))}
      />
      {preview.form === 'table' ? (
        <Columns preview={preview} leaveOut={leaveOut} onInclude={include} />
      ) : ready > 0 ? (
        <p className="modal-text">{importCopy.list}</p>
      ) : null}
      <div className="import-actions import-actions-last">
        <Button ref={ready > 0 ? undefined : next} onClick={onBack}>
          {importCopy.another}
        </Button>
        {ready > 0 ? (
          <Button ref={next} look="primary" busy={queuing} onClick={() => onQueue([...leaveOut])}>
            {queuing ? importCopy.queuing : importCopy.queue(ready)}
          </Button>
        ) : null}
      </div>
    </>
  );
}
