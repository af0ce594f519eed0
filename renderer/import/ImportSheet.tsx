import { LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Preset } from '../../preload/settings.ts';
import { destinationWords } from '../copy/audience.ts';
import { importSheetCopy } from '../copy/import-sheet.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { ChooseText } from './ChooseText.tsx';
import { Preview } from './Preview.tsx';
import type { ImportHandle } from './use-import.ts';
import './import.css';

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
      {step.at === 'choosing' ? (
        <ChooseText start={step.text} refused={step.refused} failure={step.failure} onRead={handle.open} />
      ) : null}
      {step.at === 'reading' ? (
        <p role="status" className="import-reading">
          <LoaderCircle aria-hidden size={16} className="spin" /> {importSheetCopy.reading}
        </p>
      ) : null}
      {step.at === 'preview' ? <Preview step={step} handle={handle} presets={presets} /> : null}
    </Sheet>
  );
}
