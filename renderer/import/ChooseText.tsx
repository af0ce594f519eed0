import { FileUp } from 'lucide-react';
import {
  type ChangeEvent,
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  useRef,
  useState,
} from 'react';
import type { Failure } from '../../preload/failure.ts';
import { importCopy } from '../copy/import.ts';
import { importSheetCopy } from '../copy/import-sheet.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Field } from '../ui/Field.tsx';
import type { ImportSource } from './import-source.ts';

/** What can be read, by the end of its name; whatever is dropped is looked at. */
const accepted =
  '.csv,.tsv,.tab,.txt,.xlsx,.xlsm,.ods,.fods,.vcf,.vcard,.ldif,.ldi,.eml,.mbox,.ics,.vcs,.json,.ndjson,.jsonl,.md,.html,.htm,text/*';

interface ChooseTextProps {
  start: string;
  refused: string | null;
  failure: Failure | null;
  onRead: (source: ImportSource) => void;
}

/** Where the text comes from: a file, or the clipboard. */
export function ChooseText({ start, refused, failure, onRead }: ChooseTextProps): ReactNode {
  const [text, setText] = useState(start);
  const [empty, setEmpty] = useState(false);
  const file = useRef<HTMLInputElement>(null);

  function submit(event: FormEvent | KeyboardEvent): void {
    event.preventDefault();
    if (text.trim() === '') setEmpty(true);
    else onRead(text);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
  }
  function onFile(event: ChangeEvent<HTMLInputElement>): void {
    const chosen = [...(event.target.files ?? [])];
    if (chosen.length > 0) onRead(chosen);
  }

  return (
    <form className="import-choose" onSubmit={submit}>
      <p className="modal-text">{importSheetCopy.intro}</p>
      {failure ? <FailureNote failure={failure} situation="action" /> : null}
      {refused ? (
        <p role="alert" className="field-problem">
          {refused}
        </p>
      ) : null}
      <div className="import-file">
        <Button icon={<FileUp aria-hidden size={14} />} onClick={() => file.current?.click()}>
          {importSheetCopy.choose}
        </Button>
        <input ref={file} hidden multiple type="file" accept={accepted} onChange={onFile} />
        <span className="field-hint">{importSheetCopy.drop}</span>
      </div>
      <Field
        label={importSheetCopy.text}
        hint={importSheetCopy.textHint}
        problem={empty && text.trim() === '' ? importCopy.nothing : null}
      >
        {(wiring) => (
          <textarea
            {...wiring}
            className="input code import-text"
            rows={7}
            spellCheck={false}
            autoCapitalize="off"
            placeholder={importSheetCopy.textPlaceholder}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <div className="import-actions">
        <Button look="primary" type="submit">
          {importSheetCopy.read}
        </Button>
      </div>
    </form>
  );
}
