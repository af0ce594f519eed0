import { type ReactNode, useMemo, useState } from 'react';
import { type Pane, PaneContext } from './pane-context.ts';
import { useRoomy } from './use-roomy.ts';

/** Knows the pane of what is inside, as long as the page is wide enough for one. */
export function PaneProvider({ children }: { children: ReactNode }): ReactNode {
  const roomy = useRoomy();
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const pane = useMemo<Pane>(() => ({ place: roomy ? place : null, setPlace }), [roomy, place]);
  return <PaneContext value={pane}>{children}</PaneContext>;
}
