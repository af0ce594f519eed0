import { PanelRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { paneCopy } from '../copy/pane.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { usePane } from '../ui/pane-context.ts';
import './pane.css';

/** At the side of a wide page: whoever the list is at, or a sheet; else words. In a narrow one there is nothing of it. */
export function Pane({ queue }: { queue: boolean }): ReactNode {
  const { setPlace } = usePane();
  const { title, text } = queue ? paneCopy.queue : paneCopy.nobody;
  return (
    <div className="pane" data-stop=".modal-title, .pane-empty">
      <section className="pane-empty" aria-label={paneCopy.title} tabIndex={-1}>
        <EmptyState icon={<PanelRight size={20} />} title={title} text={text} />
      </section>
      <div ref={setPlace} className="pane-sheets" />
    </div>
  );
}
