import { ChevronDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { classes } from './classes.ts';
import { Words } from './Words.tsx';
import './fold.css';

interface FoldProps {
  title: string;
  text: string;
  /** Below the words once they are shown whole. */
  children?: ReactNode;
}

/** Words that keep to one line, so that they leave the room to the list; pressing them shows them whole. */
export function Fold({ title, text, children }: FoldProps): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <div className={classes('fold', open && 'fold-open')}>
      <button type="button" className="fold-words" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className="fold-line">
          <span className="fold-title">
            <Words text={title} />.
          </span>{' '}
          <span className="fold-text">
            <Words text={text} />
          </span>
        </span>
        <ChevronDown aria-hidden size={14} className="fold-mark" />
      </button>
      {open ? children : null}
    </div>
  );
}
