/** `MenuItem`: one line of a menu, with what Electron fills in where the template says nothing. */
import type { KeyboardEvent, MenuItemConstructorOptions } from 'electron';
import { roleOf } from './menu-roles.ts';

type Click = (item: unknown, window: unknown, event: unknown) => void;
type Type = NonNullable<MenuItemConstructorOptions['type']>;

const types: readonly string[] = ['normal', 'separator', 'submenu', 'checkbox', 'radio', 'header', 'palette'];
let lastCommand = 0;

/** Makes a menu of a template; given by menu.ts, which builds items itself. */
export interface MenuMaker<M> {
  build(template: MenuItemConstructorOptions[]): M;
  isMenu(value: unknown): value is M;
}

export class StandInMenuItem<M = unknown> {
  readonly commandId = ++lastCommand;
  readonly type: Type;
  readonly role: string | null;
  readonly submenu: M | null;
  readonly click: (event?: KeyboardEvent, window?: unknown) => void;
  id: string | undefined;
  label: string;
  enabled: boolean;
  visible: boolean;
  /** Of the menu that it stands in. */
  menu: M | null = null;
  groupId = 0;
  #checked: boolean;
  #group: StandInMenuItem<M>[] = [];

  constructor(options: MenuItemConstructorOptions, maker: MenuMaker<M>) {
    const { click, id, enabled = true, visible = true, checked = false } = options;
    const role = roleOf(options.role);
    const given = options.submenu ?? role?.submenu ?? null;
    this.submenu =
      given === null || maker.isMenu(given) ? given : maker.build(given as MenuItemConstructorOptions[]);
    this.type = options.type ?? (this.submenu === null ? 'normal' : 'submenu');
    if (this.type === 'submenu' && this.submenu === null) throw new Error('Invalid submenu');
    if (!types.includes(this.type)) throw new Error(`Unknown menu item type: ${this.type}`);
    this.role = options.role?.toLowerCase() ?? null;
    this.id = id;
    this.label = options.label ?? role?.label ?? '';
    this.enabled = enabled;
    this.visible = visible;
    this.#checked = checked;
    this.click = (event, window) => {
      if (this.type === 'checkbox' || this.type === 'radio') this.checked = !this.checked;
      if (role?.act) role.act();
      else (click as Click | undefined)?.(this, window ?? undefined, event ?? {});
    };
  }
  get checked(): boolean {
    return this.#checked;
  }
  /** One of a group of radio items is checked, always: whatever is set, it becomes this one. */
  set checked(now: boolean) {
    if (this.type !== 'radio') {
      this.#checked = now;
      return;
    }
    for (const other of this.#group) other.#checked = false;
    this.#checked = true;
  }
  joins(group: StandInMenuItem<M>[], groupId: number): void {
    this.groupId = groupId;
    this.#group = group;
    group.push(this);
  }
  /** When its menu opens and nothing of the group is checked, it is. */
  fallsTo(): void {
    this.#checked = true;
  }
}
