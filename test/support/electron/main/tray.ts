/** `Tray` and `nativeImage`: the icon, its words and its menu. */
import { EventEmitter } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type * as Electron from 'electron';
import type { Menu, NativeImage, Rectangle, Tray } from 'electron';
import { whole } from '../part.ts';
import { show, wire } from './desktop-wire.ts';
import { StandInMenu } from './menu.ts';

const files = new WeakMap<NativeImage, string>();

export const nativeImage = {
  createEmpty: () => whole<NativeImage>({ isEmpty: () => true }),
  createFromPath(path: string): NativeImage {
    const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
    const image = whole<NativeImage>({
      isEmpty: () => bytes.length === 0,
      toPNG: () => bytes,
      setTemplateImage: () => undefined,
    });
    files.set(image, path);
    return image;
  },
} satisfies Partial<typeof Electron.nativeImage>;

const trays = new Set<StandInTray>();
// On Linux nobody says where an icon is: https://www.electronjs.org/docs/latest/api/tray#traygetbounds-macos-windows
const bounds: Rectangle =
  process.platform === 'linux'
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: 1180, y: 0, width: 24, height: 24 };

export class StandInTray
  extends EventEmitter
  implements
    Pick<
      Tray,
      | 'setImage'
      | 'setToolTip'
      | 'setTitle'
      | 'setContextMenu'
      | 'popUpContextMenu'
      | 'setIgnoreDoubleClickEvents'
      | 'getBounds'
      | 'focus'
      | 'destroy'
      | 'isDestroyed'
    >
{
  #image: NativeImage;
  #tooltip = '';
  #title = '';
  #menu = new StandInMenu();

  constructor(image: NativeImage | string) {
    super();
    this.#image = typeof image === 'string' ? nativeImage.createFromPath(image) : image;
    // Electron does the same: an icon that is not there is a mistake, not an empty place.
    if (this.#image.isEmpty())
      throw new TypeError(`Failed to load image from path '${files.get(this.#image)}'`);
    trays.add(this);
  }
  setImage(image: NativeImage | string): void {
    this.#image = typeof image === 'string' ? nativeImage.createFromPath(image) : image;
  }
  setToolTip(text: string): void {
    this.#tooltip = text;
  }
  setTitle(text: string): void {
    this.#title = text;
  }
  setContextMenu(menu: Menu | null): void {
    this.#menu = StandInMenu.of(menu);
  }
  popUpContextMenu = (): void => undefined;
  setIgnoreDoubleClickEvents = (): void => undefined;
  getBounds = (): Rectangle => bounds;
  focus = (): void => undefined;
  isDestroyed = (): boolean => !trays.has(this);
  destroy(): void {
    trays.delete(this);
  }
  get menu(): StandInMenu {
    return this.#menu;
  }
  seen() {
    const icon = basename(files.get(this.#image) ?? '');
    return { icon, tooltip: this.#tooltip, title: this.#title, menu: this.#menu.seen() };
  }
}

function theTray(): StandInTray {
  const [tray] = trays;
  if (!tray) throw new Error('There is no tray icon.');
  return tray;
}

show(() => ({ trays: [...trays].map((tray) => tray.seen()) }));
wire.serve('tray.click', () => void theTray().emit('click', {}, bounds));
wire.serve('menu.click', (path) => theTray().menu.click(path));
