import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { glyphSvg, tones, twoToneSvg } from '../../../build/icons/glyphs.ts';
import { panels } from '../../../build/icons/panels.ts';
import { glyphTone, iconFile } from '../../../main/electron/tray/icons.ts';
import { trayStates } from '../../../main/electron/tray/state.ts';

const folder = resolve(import.meta.dirname, '../../../main/electron/tray/icons');
const bars = [
  { platform: 'darwin', tone: 'both' },
  { platform: 'win32', tone: 'light' },
  { platform: 'win32', tone: 'dark' },
  { platform: 'linux', tone: 'light' },
  { platform: 'linux', tone: 'both' },
] as const;
const cases = trayStates.flatMap((state) => bars.map((bar) => ({ state, ...bar })));

/** What can be seen without colour: the opacity of each pixel at the size of a taskbar. */
function shape(state: (typeof trayStates)[number]): number[] {
  const { pixels } = new Resvg(glyphSvg(state, '#000000'), { fitTo: { mode: 'width', value: 16 } }).render();
  return [...pixels].filter((_, index) => index % 4 === 3);
}

describe('tray icons', () => {
  it.each(cases)('$state on $platform in $tone is drawn', ({ state, ...bar }) => {
    const file = iconFile(state, bar);
    expect(existsSync(join(folder, file))).toBe(true);
    if (file.endsWith('.png')) expect(existsSync(join(folder, file.replace('.png', '@2x.png')))).toBe(true);
    else {
      const ico = readFileSync(join(folder, file));
      const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => ico.readUInt8(6 + 16 * index));
      expect(sizes).toEqual([16, 20, 24, 32]);
    }
  });

  it('can be told apart without colour: a twelfth of the surface differs between any two', () => {
    const shapes = trayStates.map(shape);
    shapes.forEach((one, index) => {
      for (const other of shapes.slice(index + 1)) {
        const different = one.reduce((sum, alpha, at) => sum + Math.abs(alpha - (other[at] ?? 0)) / 255, 0);
        expect(different).toBeGreaterThan(256 / 12);
      }
    });
  });

  it('are as the generator draws them', () => {
    for (const state of trayStates) {
      const drawn = new Resvg(glyphSvg(state, '#000000'), { fitTo: { mode: 'width', value: 16 } }).render();
      expect(readFileSync(join(folder, `${state}Template.png`)).equals(drawn.asPng())).toBe(true);
      const both = new Resvg(twoToneSvg(state, tones.light, tones.dark), {
        fitTo: { mode: 'width', value: 24 },
      });
      expect(readFileSync(join(folder, `${state}-both.png`)).equals(both.render().asPng())).toBe(true);
    }
  });

  it('suit the bar, not the windows', () => {
    const dark = { shouldUseDarkColorsForSystemIntegratedUI: true };
    const light = { shouldUseDarkColorsForSystemIntegratedUI: false };
    expect([glyphTone('win32', dark), glyphTone('win32', light)]).toEqual(['light', 'dark']);
    for (const desktop of ['GNOME', 'ubuntu:GNOME', 'pop:GNOME', 'Unity']) {
      expect(glyphTone('linux', light, desktop)).toBe('light');
    }
    const own = [
      'XFCE',
      'KDE',
      'MATE',
      'LXQt',
      'X-Cinnamon',
      'Budgie:GNOME',
      'GNOME-Classic:GNOME',
      'sway',
      '',
    ];
    for (const desktop of own) expect(glyphTone('linux', dark, desktop)).toBe('both');
    expect(iconFile('idle', { platform: 'darwin', tone: 'both' })).toBe('idleTemplate.png');
  });
});

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance of a colour given in 0…255. */
function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

const parts = (color: string) => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

/** Luminance of every pixel on the panel that the icon lies on. */
function onPanel(svg: string, size: number, panel: string): number[] {
  const { pixels } = new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render();
  const ground = parts(panel);
  return Array.from({ length: size * size }, (_, index) => {
    const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(index * 4);
    const seen = [red, green, blue].map((value, part) => value + (ground[part] ?? 0) * (1 - alpha / 255));
    return luminance(seen);
  });
}

/** Contrast of every pixel with the panel. */
function standingOut(svg: string, size: number, panel: string): number[] {
  const ground = luminance(parts(panel));
  return onPanel(svg, size, panel).map((pixel) => contrast(pixel, ground));
}

const sizes = [16, 22, 24, 32, 44, 48];
/** Also what no desktop ships: the middle of all, where neither tone has much to stand out from. */
const grounds = Object.entries({ ...panels, 'a grey theme': '#777777' });

describe.each(grounds)('a tray icon of unknown surroundings, on the panel %s', (_name, panel) => {
  const both = (state: (typeof trayStates)[number]) => twoToneSvg(state, tones.light, tones.dark);

  it.each(sizes)('is seen at %i pixels: a sixth of it at 3 : 1 or more', (size) => {
    for (const state of trayStates) {
      const seen = standingOut(both(state), size, panel).filter((ratio) => ratio >= 3);
      expect(seen.length / (size * size)).toBeGreaterThan(1 / 6);
    }
  });

  it.each(sizes)('tells its state at %i pixels: a twentieth of it differs between any two', (size) => {
    const shapes = trayStates.map((state) => onPanel(both(state), size, panel));
    shapes.forEach((one, index) => {
      for (const other of shapes.slice(index + 1)) {
        const different = one.filter((pixel, at) => contrast(pixel, other[at] ?? 0) >= 3).length;
        expect(different / (size * size)).toBeGreaterThan(1 / 20);
      }
    });
  });
});

describe('a tray icon in one tone', () => {
  it('would not be seen on every panel', () => {
    const dark = standingOut(glyphSvg('idle', tones.dark), 24, panels['Xfce, dark']);
    expect(Math.max(...dark)).toBeLessThan(3);
    const light = standingOut(glyphSvg('idle', tones.light), 24, panels['Xfce, light']);
    expect(Math.max(...light)).toBeLessThan(3);
  });

  it('is seen on the top bar of GNOME, where it is used', () => {
    const seen = standingOut(glyphSvg('idle', tones.light), 16, panels['GNOME top bar']).filter(
      (ratio) => ratio >= 3,
    );
    expect(seen.length).toBeGreaterThan(256 / 6);
  });
});
