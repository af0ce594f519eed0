/** The head of a sheet or a window: its title, which can take the focus, and the cross. */
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { appCopy } from '../copy/app.ts';
import { IconButton } from './Button.tsx';

interface ModalHeadProps {
  /** Of the title, for `aria-labelledby`. */
  id: string;
  title: string;
  /** Unset: there is no cross. */
  onClose?: (() => void) | undefined;
}

export function ModalHead({ id, title, onClose }: ModalHeadProps): ReactNode {
  return (
    <header className="modal-head">
      <h2 id={id} className="modal-title" tabIndex={-1}>
        {title}
      </h2>
      {onClose && (
        <IconButton label={appCopy.close} tip="start" onClick={onClose}>
          <X aria-hidden size={16} />
        </IconButton>
      )}
    </header>
  );
}
