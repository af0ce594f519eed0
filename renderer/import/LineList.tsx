import { type ReactNode, useId, useState } from 'react';
import { importCopy } from '../copy/import.ts';
import { classes } from '../ui/classes.ts';
import { Disclosure } from '../ui/Disclosure.tsx';
import { Words } from '../ui/Words.tsx';

interface LineListProps {
  title: string;
  tone: 'bad' | 'warn';
  /** How many there are, beyond those in `lines` too. Nothing is drawn for 0. */
  total: number;
  /** Whether it starts open. */
  open: boolean;
  lines: readonly { line: number; about: string | null; words: string }[];
}

/** What is left out, line by line, behind its number. */
export function LineList({ title, tone, total, open, lines }: LineListProps): ReactNode {
  const id = useId();
  const [shown, setShown] = useState(open);
  if (total === 0) return null;
  return (
    <div className={classes('lines', `lines-${tone}`)}>
      <Disclosure open={shown} controls={id} onOpen={setShown} className="lines-title">
        {title}
      </Disclosure>
      <ul id={id} hidden={!shown} className="lines-list">
        {lines.map(({ line, about, words }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line can have the same problem twice, and the list never changes.
          <li key={index}>
            <span className="lines-number">{importCopy.line(line)}</span>
            <span>
              {about ? (
                <b className="lines-about">
                  <Words text={about} />:{' '}
                </b>
              ) : null}
              {words}
            </span>
          </li>
        ))}
        {total > lines.length ? <li>{importCopy.more(total - lines.length)}</li> : null}
      </ul>
    </div>
  );
}
