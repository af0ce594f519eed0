import type { ReactNode } from 'react';
import { importCopy } from '../copy/import.ts';
import { Button } from '../ui/Button.tsx';

/** Under addresses that were pasted out of a table: the way to keep its columns. */
export function ImportOffer({ onAccept }: { onAccept: () => void }): ReactNode {
  return (
    <p role="status" className="import-offer">
      {importCopy.offer}
      <Button look="quiet" onClick={onAccept}>
        {importCopy.offerAction}
      </Button>
    </p>
  );
}
