import { LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Preset } from '../../preload/settings.ts';
import { destinationWords } from '../copy/audience.ts';
import { importSheetCopy } from '../copy/import-sheet.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { ChooseText } from './ChooseText.tsx';
import { Preview, readyWords } from './Preview.tsx';
import type { ImportHandle, ImportStep } from './use-import.ts';
import './import.css';

const classNames: Record<ImportStep['at'], string> = {
  closed: 'visually-hidden',
  choosing: 'visually-hidden',
  reading: 'import-reading',
  preview: 'import-ready',
};

interface ImportSheetProps {
  handle: ImportHandle;
  presets: readonly Preset[];
}

/** Import, from a text to the queue. */
export function ImportSheet({ handle, presets }: ImportSheetProps): ReactNode {
  const { step } = handle;
  return (
    <Sheet
      title={importSheetCopy.title}
      open={step.at !== 'closed'}
      wide={step.at === 'preview' && step.view.form === 'table'}
      onClose={handle.close}
      stays
    >
      {handle.into.kind !== 'application' && step.at !== 'closed' ? (
        <p className="import-into">{destinationWords(handle.into).change}</p>
      ) : null}
      {/* There before it has something to say: what comes with its words is not read out. */}
      <p role="status" className={classNames[step.at]}>
        {step.at === 'reading' ? (
          <>
            <LoaderCircle aria-hidden size={16} className="spin" /> {importSheetCopy.reading}
          </>
        ) : null}
        {step.at === 'preview' ? readyWords(step) : null}
        {step.at === 'preview' ? (
          <span className="visually-hidden">{importSheetCopy.troubles(step.view.totals)}</span>
        ) : null}
      </p>
      {step.at === 'choosing' ? (
        <ChooseText start={step.text} refused={step.refused} failure={step.failure} onRead={handle.open} />
      ) : null}
      {step.at === 'preview' ? <Preview step={step} handle={handle} presets={presets} /> : null}
    </Sheet>
  );
}
