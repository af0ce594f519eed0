import { type ReactNode, useId } from 'react';
import type { HistoryEntry } from '../../preload/history.ts';
import { detailsCopy, stepWords } from '../copy/details.ts';
import { describeFailure } from '../copy/failure.ts';
import { CopyDetails } from '../ui/CopyDetails.tsx';
import { ago, exactly } from '../words/time.ts';

interface HistoryProps {
  entries: readonly HistoryEntry[];
  /** Said where there are none. */
  nothing?: string;
  now: number;
}

/** The trace of this app's doing, newest first, with Clerk's words where it refused. */
export function History({ entries, nothing, now }: HistoryProps): ReactNode {
  const id = useId();
  return (
    <section aria-labelledby={id} className="history">
      <h3 id={id}>{detailsCopy.history}</h3>
      {entries.length === 0 ? <p className="history-when">{nothing}</p> : null}
      <ol aria-labelledby={id}>
        {entries.map((entry) => (
          <li key={`${entry.at} ${entry.operation} ${entry.step}`}>
            <p>{stepWords(entry)}</p>
            <p className="history-when">
              <time dateTime={new Date(entry.at).toISOString()}>{exactly(entry.at)}</time>,{' '}
              {ago(entry.at, now)}
            </p>
            <Why entry={entry} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Why({ entry: { failure, at } }: { entry: HistoryEntry }): ReactNode {
  if (!failure) return null;
  const words = describeFailure(failure, 'queue', at);
  return (
    <>
      <p className="history-why">
        {words.title}. {words.explanation}
      </p>
      {words.details.length > 0 ? (
        <p className="history-why">
          <span className="history-trace">{words.trace}</span> <CopyDetails words={words} />
        </p>
      ) : null}
    </>
  );
}
