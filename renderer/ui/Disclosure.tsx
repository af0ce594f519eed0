import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import './disclosure.css';

interface DisclosureProps {
  open: boolean;
  /** Id of what it shows and hides. */
  controls: string;
  onOpen: (open: boolean) => void;
  className?: string;
  children: ReactNode;
}

/** Shows and hides a part of the page that stays where it is. */
export function Disclosure({ open, controls, onOpen, className, children }: DisclosureProps): ReactNode {
  return (
    <button
      type="button"
      className={classes('disclosure', className)}
      aria-expanded={open}
      aria-controls={controls}
      onClick={() => onOpen(!open)}
    >
      <ChevronRight aria-hidden size={14} className="disclosure-mark" />
      {children}
    </button>
  );
}
