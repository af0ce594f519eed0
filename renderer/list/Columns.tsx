import type { ReactNode } from 'react';
import type { Status } from '../../preload/invitation.ts';
import type { AudienceWords } from '../copy/lists.ts';
import { columnsOf } from './row-cells.ts';

/** Over the rows of a wide list. Who hears a row is told by its description what each time is about. */
export function Columns({ status, words }: { status: Status; words: AudienceWords }): ReactNode {
  return (
    <div aria-hidden className="columns">
      <div className="row-cells">
        {columnsOf(status, words).map((name, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place, and two may have no name.
          <span key={at}>{name}</span>
        ))}
      </div>
    </div>
  );
}
