import type { ReactNode } from 'react';
import type { Status } from '../../preload/invitation.ts';
import { columnsOf } from './row-cells.ts';

/** Over the rows of a wide list. Who hears a row is told by its description what each time is about. */
export function Columns({ status }: { status: Status }): ReactNode {
  return (
    <div aria-hidden className="columns">
      <div className="row-cells">
        {columnsOf(status).map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
    </div>
  );
}
