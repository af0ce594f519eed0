/** Which drawing stands for a state on this system. The files are made by build/icons/generate.ts. */
import { join } from 'node:path';
import { type NativeImage, nativeImage } from 'electron';
import type { TrayState } from './state.ts';

/** `both` stands out from a light bar and from a dark one. */
export type Tone = 'light' | 'dark' | 'both';

export interface Taskbar {
  platform: NodeJS.Platform;
  /** Of the glyph. */
  tone: Tone;
}

/** macOS colours a template image itself; elsewhere the glyph must stand out from the bar. */
export function iconFile(state: TrayState, { platform, tone }: Taskbar): string {
  if (platform === 'darwin') return `${state}Template.png`;
  return platform === 'win32' ? `${state}-${tone}.ico` : `${state}-${tone}.png`;
}

/** Sessions that name GNOME too and have a panel of their own, whose colour is the theme's. */
const otherPanels = /budgie|cinnamon|flashback|classic|cosmic|pantheon/i;

/**
 * Windows tells the colour of its bar. GNOME's and Unity's are black whatever the theme of the windows. Nobody tells it of
 * the others: Xfce's panel is dark under light windows by default, Plasma's is with Breeze Twilight, and any theme can be.
 *
 * `desktop`: `$XDG_CURRENT_DESKTOP`.
 */
export function glyphTone(
  platform: NodeJS.Platform,
  theme: { shouldUseDarkColorsForSystemIntegratedUI: boolean },
  desktop = '',
): Tone {
  if (platform === 'win32') return theme.shouldUseDarkColorsForSystemIntegratedUI ? 'light' : 'dark';
  return /\b(gnome|unity)/i.test(desktop) && !otherPanels.test(desktop) ? 'light' : 'both';
}

/** `@2x` files beside the named one are picked up by Electron. */
export function trayIcon(folder: string, state: TrayState, bar: Taskbar): NativeImage {
  const image = nativeImage.createFromPath(join(folder, iconFile(state, bar)));
  if (bar.platform === 'darwin') image.setTemplateImage(true);
  return image;
}
