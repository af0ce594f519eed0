/** `Menu`: what a menu says, and a click on one of its lines. */
import { EventEmitter } from 'node:events';
import type { Menu, MenuItem, MenuItemConstructorOptions } from 'electron';
import type { MenuLineSeen } from '../control.ts';
import { whole } from '../part.ts';

interface Line extends MenuLineSeen {
  click: (() => void) | null;
  lines: Line[];
}

type Template = (MenuItemConstructorOptions | MenuItem)[];

/** On Windows and Linux one `&` marks an access key and two show one. */
function shown(label: string): string {
  return label.replaceAll('&&', '\0').replaceAll('&', '').replaceAll('\0', '&');
}

function lineOf(item: MenuItemConstructorOptions | MenuItem): Line {
  const { label = '', enabled = true, checked = false, type, click } = item;
  const submenu = item.submenu;
  const lines = Array.isArray(submenu) ? submenu.map(lineOf) : [];
  const act = click as (() => void) | undefined;
  return {
    label: shown(label),
    enabled,
    checked,
    separator: type === 'separator',
    lines,
    click: act ?? null,
  };
}

export class StandInMenu extends EventEmitter {
  readonly lines: Line[];

  constructor(lines: Line[] = []) {
    super();
    this.lines = lines;
  }
  static buildFromTemplate(template: Template): Menu {
    return whole<Menu>(new StandInMenu(template.map(lineOf)));
  }
  static readonly setApplicationMenu = (): void => undefined;
  static of(menu: Menu | null): StandInMenu {
    return menu instanceof StandInMenu ? menu : new StandInMenu();
  }
  seen(): MenuLineSeen[] {
    const strip = ({ label, enabled, checked, separator, lines }: Line): MenuLineSeen => ({
      label,
      enabled,
      checked,
      separator,
      lines: lines.map(strip),
    });
    return this.lines.map(strip);
  }
  /** Throws when there is no such line, or when it cannot be clicked. */
  click(path: readonly string[]): void {
    let lines = this.lines;
    let found: Line | undefined;
    for (const label of path) {
      found = lines.find((line) => line.label === label);
      if (!found)
        throw new Error(`There is no "${label}" among: ${lines.map((line) => line.label).join(', ')}`);
      lines = found.lines;
    }
    if (!found?.enabled || !found.click) throw new Error(`"${path.join(' › ')}" cannot be clicked.`);
    found.click();
  }
}
