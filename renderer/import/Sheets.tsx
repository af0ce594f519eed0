import type { ReactNode } from 'react';
import { importSheetCopy } from '../copy/import-sheet.ts';
import { Field } from '../ui/Field.tsx';
import type { FileText } from './read-files.ts';

interface SheetsProps {
  files: readonly FileText[];
  onRead: (file: number, sheet: number) => void;
}

/** Which sheet is read of every workbook that has more than one, with a choice of another, and rows of it that are hidden. */
export function Sheets({ files, onRead }: SheetsProps): ReactNode {
  return (
    <>
      <Choices files={files} onRead={onRead} />
      {files.map(({ name, workbook }, index) => {
        const { kind, sheets, chosen } = workbook ?? { kind: 'sheet', sheets: [], chosen: 0 };
        const count = sheets[chosen]?.hiddenRows ?? 0;
        return count === 0 ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files of one drop may have the same name.
          <p key={index} className="import-note">
            {importSheetCopy.hiddenRows(kind, count, files.length > 1 ? name : '')}
          </p>
        );
      })}
    </>
  );
}

function Choices({ files, onRead }: SheetsProps): ReactNode {
  return files.map((file, index) =>
    file.workbook && file.workbook.sheets.length > 1 ? (
      <SheetChoice
        // biome-ignore lint/suspicious/noArrayIndexKey: two files of one drop may have the same name.
        key={index}
        label={importSheetCopy.tableOf(
          importSheetCopy.tables[file.workbook.kind],
          files.length > 1 ? file.name : '',
        )}
        workbook={file.workbook}
        onRead={(sheet) => onRead(index, sheet)}
      />
    ) : null,
  );
}

interface SheetChoiceProps {
  label: string;
  workbook: NonNullable<FileText['workbook']>;
  onRead: (sheet: number) => void;
}

function SheetChoice({ label, workbook, onRead }: SheetChoiceProps): ReactNode {
  const { kind, sheets, chosen } = workbook;
  const others = sheets.filter(({ people }, index) => people > 0 && index !== chosen).length;
  return (
    <Field label={label} hint={importSheetCopy.otherTables(kind, others)}>
      {(wiring) => (
        <select
          {...wiring}
          className="input select"
          value={chosen}
          onChange={(event) => onRead(Number(event.target.value))}
        >
          {sheets.map(({ name, hidden, tooLarge }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the order of the workbook never changes.
            <option key={index} value={index} disabled={tooLarge}>
              {hidden ? importSheetCopy.hiddenSheet(name) : name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
