/** `Menu`: what a menu says, and a click on one of its lines. As electron/lib/browser/api/menu.ts makes them. */
import { EventEmitter } from 'node:events';
import type { Menu, MenuItem, MenuItemConstructorOptions } from 'electron';
import type { MenuLineSeen } from '../control.ts';
import { show } from './desktop-wire.ts';
import { beforeReady } from './life.ts';
import { StandInMenuItem } from './menu-item.ts';
import { preventable } from './preventable.ts';

type Template = (MenuItemConstructorOptions | MenuItem)[];
type Line = StandInMenuItem<StandInMenu>;

/** On Windows and Linux one `&` marks an access key and two show one. */
function shown(label: string): string {
  return label.replaceAll('&&', '\0').replaceAll('&', '').replaceAll('\0', '&');
}

function isValid(item: unknown): boolean {
  if (typeof item !== 'object' || item === null) return false;
  return (
    Object.hasOwn(item, 'label') || Object.hasOwn(item, 'role') || Reflect.get(item, 'type') === 'separator'
  );
}

/** Separators that stand together become one, and none stands at an end. */
function withoutExtraSeparators(template: Template): Template {
  const hidden = (item: Template[number]) => item.visible === false;
  const folded = template.filter(
    (item, at) =>
      hidden(item) || item.type !== 'separator' || at === 0 || template[at - 1]?.type !== 'separator',
  );
  return folded.filter(
    (item, at) => hidden(item) || item.type !== 'separator' || (at !== 0 && at !== folded.length - 1),
  );
}

let groups = 0;

export class StandInMenu extends EventEmitter {
  readonly items: Line[] = [];
  readonly #groups = new Map<number, Line[]>();

  append(item: unknown): void {
    this.insert(this.items.length, item);
  }
  insert(position: number, item: unknown): void {
    if (!(item instanceof StandInMenuItem)) throw new TypeError('Invalid item');
    if (position < 0) throw new RangeError(`Position ${position} cannot be less than 0`);
    if (position > this.items.length) {
      throw new RangeError(`Position ${position} cannot be greater than the total MenuItem count`);
    }
    const line = item as Line;
    if (line.type === 'radio') this.#group(line, position);
    line.menu = this;
    this.items.splice(position, 0, line);
  }
  getMenuItemById(id: string): Line | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
  /** Radio items between two separators are one group. */
  #group(line: Line, position: number): void {
    const before = this.items.slice(0, position).toReversed();
    const near = position > 0 ? before : this.items.slice(position);
    const end = near.findIndex(({ type }) => type === 'separator');
    const neighbour = near.slice(0, end < 0 ? undefined : end).find(({ type }) => type === 'radio');
    const id = neighbour?.groupId ?? ++groups;
    const members = this.#groups.get(id) ?? [];
    this.#groups.set(id, members);
    line.joins(members, id);
  }
  /** As a desktop does before it shows the menu. */
  willShow(): void {
    for (const members of this.#groups.values()) {
      if (!members.some(({ checked }) => checked)) members[0]?.fallsTo();
    }
    for (const { submenu } of this.items) submenu?.willShow();
    this.emit('menu-will-show', preventable().event);
  }
  static buildFromTemplate(template: Template): Menu {
    return StandInMenu.make(template) as object as Menu;
  }
  static make(template: Template): StandInMenu {
    if (!Array.isArray(template)) {
      throw new TypeError('Invalid template for Menu: Menu template must be an array');
    }
    if (!template.every(isValid)) {
      throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type');
    }
    const menu = new StandInMenu();
    for (const item of withoutExtraSeparators(template)) {
      menu.append(
        item instanceof StandInMenuItem
          ? item
          : new StandInMenuItem(item as MenuItemConstructorOptions, maker),
      );
    }
    return menu;
  }
  static setApplicationMenu(menu: Menu | null): void {
    if (menu && !((menu as unknown) instanceof StandInMenu)) throw new TypeError('Invalid menu');
    wasSet = true;
    application = menu;
    for (const listener of listeners) listener(menu);
  }
  static getApplicationMenu(): Menu | null {
    return application;
  }
  static of(menu: Menu | null): StandInMenu {
    return (menu as unknown) instanceof StandInMenu ? (menu as unknown as StandInMenu) : new StandInMenu();
  }
  seen(): MenuLineSeen[] {
    return this.items
      .filter(({ visible }) => visible)
      .map(({ label, enabled, checked, type, submenu }) => ({
        label: shown(label),
        enabled,
        checked,
        separator: type === 'separator',
        lines: submenu?.seen() ?? [],
      }));
  }
  /** Throws when there is no such line, or when it cannot be clicked. */
  click(path: readonly string[]): void {
    this.willShow();
    let menu: StandInMenu | null = this;
    let found: Line | undefined;
    for (const label of path) {
      const lines: Line[] = menu?.items ?? [];
      found = lines.find((line) => shown(line.label) === label);
      if (!found) {
        const there = lines.map((line) => shown(line.label)).join(', ');
        throw new Error(`There is no "${label}" among: ${there}`);
      }
      menu = found.submenu;
    }
    if (!found?.enabled || found.type === 'separator' || found.submenu) {
      throw new Error(`"${path.join(' › ')}" cannot be clicked.`);
    }
    found.click(undefined, undefined);
  }
}

const maker = {
  build: (template: MenuItemConstructorOptions[]) => StandInMenu.make(template),
  isMenu: (value: unknown): value is StandInMenu => value instanceof StandInMenu,
};

/** `new MenuItem(options)`, as Electron's has it: one argument. */
export class MenuItemOfMenu extends StandInMenuItem<StandInMenu> {
  constructor(options: MenuItemConstructorOptions) {
    super(options, maker);
  }
}

let application: Menu | null = null;
let wasSet = false;
const listeners: ((menu: Menu | null) => void)[] = [];

export function applicationMenu(): Menu | null {
  return application;
}

export function onApplicationMenu(listener: (menu: Menu | null) => void): void {
  listeners.push(listener);
}

// Whoever says nothing gets File, Edit, View and Window: electron/lib/browser/default-menu.ts.
beforeReady(() => {
  if (wasSet) return;
  const own: Template = process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  const template: Template = [...own, { role: 'fileMenu' }, { role: 'editMenu' }, { role: 'viewMenu' }];
  StandInMenu.setApplicationMenu(StandInMenu.buildFromTemplate([...template, { role: 'windowMenu' }]));
});

show(() => ({ menuBar: StandInMenu.of(application).seen() }));
