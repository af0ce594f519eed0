/** What the page's window is like, kept with the view: the next page is drawn for it before it has a window. */
import { useEffect } from 'react';
import { popupWindow, type Surroundings, surroundings } from '../ui/surroundings.ts';
import { useRoomy } from '../ui/use-roomy.ts';
import { keep } from './kept-view.ts';

const name = 'window';

/** `view`: as main keeps it. The popup's when nothing was kept. */
export function windowOf(view: string | null): Surroundings {
  const kept = JSON.parse(view ?? '{}') as { [name]?: Surroundings };
  return { ...popupWindow, ...kept[name] };
}

export function useKeptWindow(): void {
  const roomy = useRoomy();
  useEffect(() => {
    const { hovering, height, rem } = surroundings;
    keep(name, { roomy, hovering, height, rem });
  }, [roomy]);
}
