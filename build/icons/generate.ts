/** `node build/icons/generate.ts`: draws every icon file from glyphs.ts. The results are committed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { trayStates } from '../../main/electron/tray/state.ts';
import { appIconSvg, glyphSvg, tones, twoToneSvg } from './glyphs.ts';
import { type IcoImage, ico } from './ico.ts';
import { panelsSvg } from './panels.ts';

const build = resolve(import.meta.dirname, '..');
const sources = join(import.meta.dirname, 'svg');
const tray = resolve(build, '../main/electron/tray/icons');

/** Of template images. */
const black = '#000000';

function draw(svg: string, size: number): IcoImage {
  const image = new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render();
  return { size, pixels: straight(image.pixels), png: image.asPng() };
}

/** The renderer multiplies colour by opacity, icon files want them apart. */
function straight(premultiplied: Uint8Array): Uint8Array {
  return premultiplied.map((value, index) => {
    const alpha = premultiplied[index - (index % 4) + 3] ?? 0;
    return index % 4 === 3 || alpha === 0 ? value : Math.min(255, Math.round((value * 255) / alpha));
  });
}

for (const folder of [tray, sources, join(build, 'icons', 'linux')]) mkdirSync(folder, { recursive: true });

for (const state of trayStates) {
  const template = glyphSvg(state, black);
  writeFileSync(join(sources, `${state}.svg`), template);
  writeFileSync(join(tray, `${state}Template.png`), draw(template, 16).png);
  writeFileSync(join(tray, `${state}Template@2x.png`), draw(template, 32).png);
  const both = twoToneSvg(state, tones.light, tones.dark);
  writeFileSync(join(tray, `${state}-both.png`), draw(both, 24).png);
  writeFileSync(join(tray, `${state}-both@2x.png`), draw(both, 48).png);
  for (const [tone, color] of Object.entries(tones)) {
    const svg = glyphSvg(state, color);
    writeFileSync(join(tray, `${state}-${tone}.png`), draw(svg, 24).png);
    writeFileSync(join(tray, `${state}-${tone}@2x.png`), draw(svg, 48).png);
    writeFileSync(join(tray, `${state}-${tone}.ico`), ico([16, 20, 24, 32].map((size) => draw(svg, size))));
  }
}

const appIcon = appIconSvg();
writeFileSync(join(sources, 'app.svg'), appIcon);
writeFileSync(join(build, 'icon.png'), draw(appIcon, 1024).png);
writeFileSync(
  join(build, 'icon.ico'),
  ico([16, 24, 32, 48, 64, 128, 256].map((size) => draw(appIcon, size))),
);
for (const size of [16, 32, 48, 64, 128, 256, 512]) {
  writeFileSync(join(build, 'icons', 'linux', `${size}x${size}.png`), draw(appIcon, size).png);
}
writeFileSync(resolve(build, '../docs/pictures/tray-panels.png'), draw(panelsSvg(), 720).png);
