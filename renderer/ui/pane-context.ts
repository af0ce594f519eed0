/** The place at the side of a wide page where a sheet stands instead of lying over the list. */
import { createContext, useContext } from 'react';

export interface Pane {
  /** Where sheets go; null where they lie over the page. */
  place: HTMLElement | null;
  setPlace(place: HTMLElement | null): void;
}

export const PaneContext = createContext<Pane>({ place: null, setPlace: () => undefined });

export function usePane(): Pane {
  return useContext(PaneContext);
}
