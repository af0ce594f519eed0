import type { ReactNode } from 'react';
import { listCopy } from '../copy/list.ts';
import type { RowWords } from './row-words.ts';

interface RowLinesProps {
  title: string;
  words: RowWords;
  /** What the queue is doing to it; null: nothing. */
  doing: string | null;
}

/** A person in two lines, where the page is narrow. */
export function RowLines({ title, words, doing }: RowLinesProps): ReactNode {
  const { when, expiry, matched, into, mark } = words;
  return (
    <>
      <div className="row-main">
        <span role="rowheader" className="row-address" title={title}>
          {title}
        </span>
        <span role="gridcell" className="row-meta">
          {into === '' ? null : <span className="row-into">{into}</span>}
          {matched === '' ? null : <span className="row-matched">{matched}</span>}
          <span>{doing ?? when}</span>
          {doing === null && expiry !== '' ? (
            <span className={mark === 'soon' ? 'row-soon' : undefined}>{expiry}</span>
          ) : null}
        </span>
      </div>
      {mark && doing === null ? (
        <span role="gridcell" className={`mark mark-${mark}`}>
          {listCopy.marks[mark]}
        </span>
      ) : null}
    </>
  );
}
