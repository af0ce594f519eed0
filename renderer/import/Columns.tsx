import type { ReactNode } from 'react';
import type { ImportColumn, ImportPreview } from '../../preload/import.ts';
import { importCopy } from '../copy/import.ts';

interface ColumnsProps {
  preview: ImportPreview;
  /** Indexes of metadata columns that are not wanted. */
  leaveOut: ReadonlySet<number>;
  onInclude: (index: number, wanted: boolean) => void;
}

const isMetadata = ({ meaning }: ImportColumn): boolean =>
  meaning === 'metadata_key' || meaning === 'public_metadata';

function meaningOf({ meaning, path }: ImportColumn): string {
  const words = importCopy.meanings[meaning];
  return meaning === 'metadata_key' ? `${words}: ${path.join(' › ')}` : words;
}

/** What each column was taken for. Metadata can be switched off: everyone can read it. */
export function Columns({ preview: { columns }, leaveOut, onInclude }: ColumnsProps): ReactNode {
  return (
    <section className="columns" aria-label={importCopy.columns}>
      <h3 className="columns-title">{importCopy.columns}</h3>
      <ul>
        {columns.map((column) => {
          const name = column.header || importCopy.unnamed(column.index);
          const wanted = !leaveOut.has(column.index);
          return (
            <li key={column.index} className="columns-row">
              <span className="columns-name">{name}</span>
              <span className="columns-meaning">
                {wanted ? meaningOf(column) : importCopy.meanings.ignored}
              </span>
              {isMetadata(column) ? (
                <input
                  type="checkbox"
                  role="switch"
                  className="switch"
                  aria-label={importCopy.include(name)}
                  checked={wanted}
                  aria-checked={wanted}
                  onChange={(event) => onInclude(column.index, event.target.checked)}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
      {columns.some(isMetadata) ? <p className="field-hint">{importCopy.metadataNote}</p> : null}
    </section>
  );
}
