import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { glyphSvg } from '../../../build/icons/glyphs.ts';
import { barIsDark, iconFile } from '../../../main/electron/tray/icons.ts';
import { trayStates } from '../../../main/electron/tray/state.ts';

const folder = resolve(import.meta.dirname, '../../../main/electron/tray/icons');
const bars = (['darwin', 'win32', 'linux'] as const).flatMap((platform) =>
  [true, false].map((dark) => ({ platform, dark })),
);
const cases = trayStates.flatMap((state) => bars.map((bar) => ({ state, ...bar })));

/** What can be seen without colour: the opacity of each pixel at the size of a taskbar. */
function shape(state: (typeof trayStates)[number]): number[] {
  const { pixels } = new Resvg(glyphSvg(state, '#000000'), { fitTo: { mode: 'width', value: 16 } }).render();
  return [...pixels].filter((_, index) => index % 4 === 3);
}

describe('tray icons', () => {
  it.each(cases)('$state on $platform (dark bar: $dark) is drawn', ({ state, ...bar }) => {
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
    }
  });

  it('suit the bar, not the windows', () => {
    const light = { shouldUseDarkColors: false, shouldUseDarkColorsForSystemIntegratedUI: true };
    expect(barIsDark('win32', light)).toBe(true);
    expect(barIsDark('linux', light, 'ubuntu:GNOME')).toBe(true);
    expect(barIsDark('linux', light, 'KDE')).toBe(false);
    expect(iconFile('idle', { platform: 'darwin', dark: true })).toBe('idleTemplate.png');
  });
});
