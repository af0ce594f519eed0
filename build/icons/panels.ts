/** Panels on which a tray icon has to be seen, and a picture of it there. */
import { trayStates } from '../../main/electron/tray/state.ts';
import { tones, twoToneSvg } from './glyphs.ts';

/** As desktops draw them by default, and with their light or dark twin. */
export const panels = {
  'Xfce, dark': '#2f343f',
  'Xfce, light': '#f6f5f4',
  'MATE, light': '#e8e8e7',
  'MATE, dark': '#3c3b37',
  'LXQt, light': '#efefef',
  'LXQt, dark': '#1e1e1e',
  'KDE Breeze, light': '#eff0f1',
  'KDE Breeze, dark': '#31363b',
  'GNOME top bar': '#000000',
  'GNOME Classic': '#fafafb',
} as const;

const row = 40;

function strip([name, color]: [string, string], index: number): string {
  const y = index * row;
  const icons = [16, 22, 24].flatMap((size, column) =>
    trayStates.map((state, at) => {
      const x = 20 + column * 240 + at * 44;
      const svg = twoToneSvg(state, tones.light, tones.dark)
        .replace(
          'width="16" height="16"',
          `x="${x}" y="${y + (row - size) / 2}" width="${size}" height="${size}"`,
        )
        // The documents share one space of names.
        .replaceAll(/cut|\.(under|ink|mark|line)|class="(under|ink|mark|line)"/g, (found) =>
          found.replace(/cut|under|ink|mark|line/, (word) => `${word}-${index}-${column}-${at}`),
        );
      return svg;
    }),
  );
  return `<rect y="${y}" width="720" height="${row}" fill="${color}"><title>${name}</title></rect>${icons.join('')}`;
}

/** At 16, 22 and 24 pixels, one panel a row, in the order of {@link panels}. */
export function panelsSvg(): string {
  const rows = Object.entries(panels).map(strip);
  const height = rows.length * row;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 ${height}" width="720" height="${height}">${rows.join('')}</svg>`;
}
