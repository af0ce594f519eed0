/** Which drawing stands for a state on this system. The files are made by build/icons/generate.ts. */
import { join } from 'node:path';
import { type NativeImage, nativeImage } from 'electron';
import type { TrayState } from './state.ts';

export interface Taskbar {
  platform: NodeJS.Platform;
  /** Whether the bar that carries the icon is dark. */
  dark: boolean;
}

/** macOS colours a template image itself; elsewhere the glyph must stand out from the bar. */
export function iconFile(state: TrayState, { platform, dark }: Taskbar): string {
  if (platform === 'darwin') return `${state}Template.png`;
  const tone = dark ? 'light' : 'dark';
  return platform === 'win32' ? `${state}-${tone}.ico` : `${state}-${tone}.png`;
}

/** GNOME's top bar is dark whatever the theme of the windows. */
export function barIsDark(
  platform: NodeJS.Platform,
  theme: { shouldUseDarkColors: boolean; shouldUseDarkColorsForSystemIntegratedUI: boolean },
  desktop = '',
): boolean {
  if (platform === 'win32') return theme.shouldUseDarkColorsForSystemIntegratedUI;
  return /gnome|unity/i.test(desktop) || theme.shouldUseDarkColors;
}

/** `@2x` files beside the named one are picked up by Electron. */
export function trayIcon(folder: string, state: TrayState, bar: Taskbar): NativeImage {
  const image = nativeImage.createFromPath(join(folder, iconFile(state, bar)));
  if (bar.platform === 'darwin') image.setTemplateImage(true);
  return image;
}
