/** What a drawing has to know of its window before anything in it is measured. */

export interface Surroundings {
  /** Wide enough for three panes (the same width as in the style sheets). */
  roomy: boolean;
  /** A pointer can rest on something; where none does, every row shows its icons. */
  hovering: boolean;
  /** Of the window, in CSS pixels. */
  height: number;
  /** The person's text size, in CSS pixels. */
  rem: number;
}

const hasWindow = typeof window === 'object';

/** Null where there is no window to ask. */
export const wideEnough = hasWindow ? matchMedia('(width >= 56.25rem)') : null;
const hovers = hasWindow ? matchMedia('(hover: hover)') : null;

/** What is drawn for where nobody has said anything. */
export const popupWindow: Surroundings = { roomy: false, hovering: true, height: 600, rem: 16 };

let told = popupWindow;

/** Whoever draws without a window says for which one. */
export function drawFor(surroundings: Surroundings): void {
  told = surroundings;
}

/** Those of this window, or of the one that is drawn for. */
export const surroundings = {
  get roomy(): boolean {
    return wideEnough?.matches ?? told.roomy;
  },
  get hovering(): boolean {
    return hovers?.matches ?? told.hovering;
  },
  get height(): number {
    return hasWindow ? innerHeight : told.height;
  },
  get rem(): number {
    return hasWindow
      ? Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
      : told.rem;
  },
};
