/** What the page's window is like, kept with the view: the next page is drawn for it before it has a window. */
import { useEffect } from 'react';
import { type Surroundings, surroundings } from '../ui/surroundings.ts';
import { useRoomy } from '../ui/use-roomy.ts';
import { keep } from './kept-view.ts';

const name = 'window';

/** As the popup is, when nothing was kept. */
const popup: Surroundings = { roomy: false, hovering: true, height: 600, rem: 16 };

/** `view`: as main keeps it. */
export function windowOf(view: string | null): Surroundings {
  const kept = JSON.parse(view ?? '{}') as { [name]?: Surroundings };
  return { ...popup, ...kept[name] };
}

export function useKeptWindow(): void {
  const roomy = useRoomy();
  useEffect(() => {
    const { hovering, height, rem } = surroundings;
    keep(name, { roomy, hovering, height, rem });
  }, [roomy]);
}
