import { type ReactNode, useId, useState } from 'react';
import { importSheetCopy } from '../copy/import-sheet.ts';
import { Button } from '../ui/Button.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import type { Encoding } from './alphabets.ts';
import type { FileText } from './read-files.ts';

interface EncodingsProps {
  files: readonly FileText[];
  onRead: (encoding: Encoding) => void;
}

/** How names read where a file does not say in which encoding it is, and how they would read in another one. */
export function Encodings({ files, onRead }: EncodingsProps): ReactNode {
  const id = useId();
  const [open, setOpen] = useState(false);
  const guess = files.find((file) => file.guess)?.guess;
  const current = guess?.readings.find(({ encoding }) => encoding === guess.encoding);
  if (!guess || !current) return null;
  return (
    <div className="encodings">
      <p className="encoding-now">
        {importSheetCopy.readsAs(current.name)} <bdi className="encoding-sample">{current.sample}</bdi>
      </p>
      <Disclosure open={open} controls={id} onOpen={setOpen}>
        {importSheetCopy.otherReadings}
      </Disclosure>
      <ul id={id} hidden={!open} className="encoding-list">
        {guess.readings
          .filter(({ encoding }) => encoding !== guess.encoding)
          .map(({ encoding, name, sample }) => (
            <li key={encoding}>
              <Button look="quiet" className="encoding" onClick={() => onRead(encoding)}>
                <bdi className="encoding-sample">{sample}</bdi> <span className="encoding-name">{name}</span>
              </Button>
            </li>
          ))}
      </ul>
    </div>
  );
}
