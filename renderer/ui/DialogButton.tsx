import { SlidersHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';
import './disclosure.css';

interface DialogButtonProps {
  open: boolean;
  onOpen: () => void;
  children: ReactNode;
}

/** Opens a sheet, and says beside its name what was chosen there. */
export function DialogButton({ open, onOpen, children }: DialogButtonProps): ReactNode {
  return (
    <button type="button" className="disclosure" aria-haspopup="dialog" aria-expanded={open} onClick={onOpen}>
      <SlidersHorizontal aria-hidden size={14} />
      {children}
    </button>
  );
}
