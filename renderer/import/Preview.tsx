import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import type { Preset } from '../../preload/settings.ts';
import { destinationWords } from '../copy/audience.ts';
import { importSheetCopy } from '../copy/import-sheet.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Toggle } from '../ui/Field.tsx';
import { Columns } from './Columns.tsx';
import { Encodings } from './Encodings.tsx';
import { Faults } from './Faults.tsx';
import { asImported } from './import-options.ts';
import { Options } from './Options.tsx';
import { Rows } from './Rows.tsx';
import { Sheets } from './Sheets.tsx';
import type { ImportHandle, PreviewStep } from './use-import.ts';

/** What sending one by one must cost before it is worth a choice, milliseconds. */
const worthAWord = 60_000;

interface PreviewProps {
  step: PreviewStep;
  handle: ImportHandle;
  presets: readonly Preset[];
}

/** How many would be invited, in words. */
export function readyWords(step: PreviewStep): string {
  const { view, left } = step;
  if (view.totals === null) return importSheetCopy.counting(view.total);
  const ready = readyIn(step);
  return ready > 0 ? importSheetCopy.ready(ready, left ?? view.total) : importSheetCopy.nobody;
}

const readyIn = ({ view, left }: PreviewStep): number => left ?? view.totals?.states.ready ?? 0;

function toNext(body: HTMLElement | null): void {
  const guess = body?.querySelector<HTMLElement>('[data-guess]');
  (guess ?? body?.querySelector<HTMLElement>('.import-next'))?.focus();
}

/** What would be queued, row by row, with a choice for each column, and everything that would not. */
export function Preview({ step, handle, presets }: PreviewProps): ReactNode {
  const { view, failure } = step;
  const { totals, form, columns } = view;
  const body = useRef<HTMLDivElement>(null);

  // Reading took away what had the focus. What was guessed wants a look first; else Enter goes on from here. Before it
  // is drawn: a key that is meant for something else on it must not press this. A sheet that only opens with it takes
  // the focus itself at first.
  useLayoutEffect(() => toNext(body.current), []);
  useEffect(() => {
    if (!body.current?.contains(document.activeElement)) toNext(body.current);
  }, []);

  return (
    <div ref={body} className="import-preview">
      <div className="import-head">
        {failure ? <FailureNote failure={failure} situation="action" /> : null}
        <Encodings files={step.files} onRead={(encoding) => handle.readAgain(encoding)} />
        <Sheets files={step.files} onRead={handle.readSheet} />
        {view.notes.map((note) => (
          <p key={note} className="import-note">
            {note}
          </p>
        ))}
        {totals ? <Faults totals={totals} onChange={handle.change} /> : null}
      </div>
      <Options handle={handle} presets={presets} />
      {form === 'table' ? (
        <Columns
          key={view.importId}
          columns={columns}
          onUse={(column, meaning) => handle.change({ column, meaning })}
        />
      ) : null}
      <Rows key={`rows ${view.importId}`} view={view} accountId={handle.accountId} />
      {view.pace && view.pace.oneByOneMs - view.pace.byBulkMs >= worthAWord ? (
        <Toggle
          label={importSheetCopy.speed}
          hint={importSheetCopy.speedHint(view.pace)}
          checked={view.pace.metadataByBulk}
          onChange={(metadataByBulk) => handle.change({ metadataByBulk })}
        />
      ) : null}
      <Actions step={step} handle={handle} />
    </div>
  );
}

/** What goes out and how long that takes, over the button that does it. */
function Actions({ step, handle }: Omit<PreviewProps, 'presets'>): ReactNode {
  const { totals, pace } = step.view;
  const ready = readyIn(step);
  return (
    <div className="import-actions import-actions-last">
      {totals && ready > 0 ? (
        <p className="import-goes-out">
          {importSheetCopy.goesOut(ready, totals.goesOut, destinationWords(handle.into).into)}
          {pace ? importSheetCopy.takes(pace) : ''}
        </p>
      ) : null}
      <Button className={ready > 0 ? undefined : 'import-next'} onClick={handle.back}>
        {importSheetCopy.another}
      </Button>
      {ready > 0 ? (
        <Button
          className="import-next"
          look="primary"
          busy={step.queuing || totals === null || asImported(handle.options) === undefined}
          onClick={handle.commit}
        >
          {step.queuing ? importSheetCopy.queuing : importSheetCopy.queue(ready)}
        </Button>
      ) : null}
    </div>
  );
}
