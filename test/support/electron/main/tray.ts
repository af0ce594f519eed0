/** `Tray`: the icon, its words and its menu. */
import { EventEmitter } from 'node:events';
import { basename } from 'node:path';
import type { Menu, NativeImage, Rectangle, Tray } from 'electron';
import { show, wire } from './desktop-wire.ts';
import { endsWhenDestroyed } from './destroyed.ts';
import { life } from './life.ts';
import { StandInMenu } from './menu.ts';
import { fileOf, nativeImage } from './native-image.ts';
import { preventable } from './preventable.ts';

const trays = new Set<StandInTray>();
/** Where the icon is; a StatusNotifierItem has no place of its own (docs/api/tray.md, getBounds). */
const bounds: Rectangle = { x: 1180, y: 0, width: 24, height: 24 };
const nowhere: Rectangle = { x: 0, y: 0, width: 0, height: 0 };

/** A path has to lead to an image; an image may be empty, and then nothing is seen. */
function drawingOf(image: NativeImage | string): NativeImage {
  if (typeof image !== 'string') return image;
  const drawing = nativeImage.createFromPath(image);
  if (drawing.isEmpty()) throw new Error(`Failed to load image from path '${image}'`);
  return drawing;
}

export class StandInTray
  extends EventEmitter
  implements
    Pick<
      Tray,
      | 'setImage'
      | 'setToolTip'
      | 'setTitle'
      | 'getTitle'
      | 'setContextMenu'
      | 'popUpContextMenu'
      | 'setIgnoreDoubleClickEvents'
      | 'getIgnoreDoubleClickEvents'
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
  #ignoresDoubleClicks = false;

  constructor(image: NativeImage | string) {
    super();
    if (!life.isReady) throw new Error('Cannot create Tray before app is ready');
    this.#image = drawingOf(image);
    trays.add(this);
  }
  setImage(image: NativeImage | string): void {
    this.#image = drawingOf(image);
  }
  setToolTip(text: string): void {
    this.#tooltip = text;
  }
  setTitle(text: string): void {
    if (process.platform === 'darwin') this.#title = text;
  }
  getTitle(): string {
    return this.#title;
  }
  setContextMenu(menu: Menu | null): void {
    this.#menu = StandInMenu.of(menu);
  }
  popUpContextMenu(): void {
    this.#menu.willShow();
  }
  setIgnoreDoubleClickEvents(ignore: boolean): void {
    this.#ignoresDoubleClicks = ignore;
  }
  getIgnoreDoubleClickEvents(): boolean {
    return this.#ignoresDoubleClicks;
  }
  getBounds(): Rectangle {
    return { ...(process.platform === 'linux' ? nowhere : bounds) };
  }
  focus(): void {
    this.emit('focused');
  }
  isDestroyed(): boolean {
    return !trays.has(this);
  }
  destroy(): void {
    trays.delete(this);
  }
  get menu(): StandInMenu {
    return this.#menu;
  }
  seen() {
    const icon = this.#image.isEmpty() ? '' : basename(fileOf(this.#image));
    return { icon, tooltip: this.#tooltip, title: this.#title, menu: this.#menu.seen() };
  }
}

endsWhenDestroyed(StandInTray.prototype, (tray) => tray.isDestroyed(), 'Tray is destroyed', ['seen']);

function theTray(): StandInTray {
  const [tray] = trays;
  if (!tray) throw new Error('There is no tray icon.');
  return tray;
}

/** As Electron tells of a click: which keys were held, and where the icon is. */
function clicked(name: 'click' | 'double-click' | 'right-click'): void {
  const keys = {
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    triggeredByAccelerator: false,
  };
  const tray = theTray();
  tray.emit(name, { ...preventable().event, ...keys }, tray.getBounds(), { x: 1190, y: 12 });
}

show(() => ({ trays: [...trays].map((tray) => tray.seen()) }));
wire.serve('tray.click', () => clicked('click'));
wire.serve('tray.double-click', () => clicked('double-click'));
wire.serve('tray.right-click', () => clicked('right-click'));
wire.serve('menu.click', (path) => theTray().menu.click(path));
