/** Menus and their items. */
import assert from 'node:assert/strict';
import { Menu, MenuItem, type MenuItemConstructorOptions } from 'electron';
import type { Row } from '../row.ts';

const relies = 'main/electron/tray/tray.ts';
const application = 'main/electron/application-menu.ts';

type Loose = MenuItemConstructorOptions[];
const build = (template: unknown) => Menu.buildFromTemplate(template as Loose);
const labels = (menu: Menu | undefined) =>
  menu?.items.map(({ label, type }) => (type === 'separator' ? '-' : label));
/** Electron keeps the click in a place of its own; the item's `click` is what its menu calls. */
function click(item: MenuItem | undefined): void {
  const act = item?.click as unknown as ((event: object) => void) | undefined;
  act?.({});
}
const radios = (...checked: boolean[]) =>
  build(checked.map((on, at) => ({ label: `${at}`, type: 'radio', checked: on })));

export const menuRows: readonly Row[] = [
  {
    says: 'an item without label, role or type throws',
    source: 'spec/api-menu-spec.ts:83 does throw exception for object without role, label, or type attribute',
    relies,
    about: ['Menu.buildFromTemplate'],
    check: () => assert.throws(() => build([{ visible: true }]), /Invalid template for MenuItem/),
  },
  {
    says: 'an empty item, and null, throw',
    source: 'spec/api-menu-spec.ts:77 does throw exceptions for empty objects and null values',
    relies,
    about: ['Menu.buildFromTemplate'],
    check: () => assert.throws(() => build([{}, null]), /Invalid template for MenuItem/),
  },
  {
    says: 'undefined among the items throws',
    source: 'spec/api-menu-spec.ts:89 does throw exception for undefined',
    relies,
    about: ['Menu.buildFromTemplate'],
    check: () => assert.throws(() => build([undefined]), /Invalid template for MenuItem/),
  },
  {
    says: 'a template that is no list throws',
    source: 'spec/api-menu-spec.ts:95 throws when an non-array is passed as a template',
    relies,
    about: ['Menu.buildFromTemplate'],
    check: () => assert.throws(() => build('hello'), /must be an array/),
  },
  {
    says: 'separators fold into one, and go from both ends',
    source: 'spec/api-menu-spec.ts:599 should filter excess menu separators',
    relies: 'main/electron/tray/menu.ts',
    about: ['Menu.buildFromTemplate'],
    check() {
      const line = { type: 'separator' };
      const menu = build([line, { label: 'a' }, line, line, { label: 'b' }, line]);
      assert.deepEqual(labels(menu), ['a', '-', 'b']);
    },
  },
  {
    says: 'undefined members of an item mean what is not said',
    source: 'spec/api-menu-spec.ts:62 does not throw exceptions for undefined/null values',
    relies,
    about: ['Menu.buildFromTemplate'],
    check: () => void build([{ label: 'a', accelerator: undefined, submenu: undefined, click: undefined }]),
  },
  {
    says: 'the template itself stays as it was',
    source: 'spec/api-menu-spec.ts:55 does not modify the specified template',
    relies,
    about: ['Menu.buildFromTemplate'],
    check() {
      const template = [{ label: 'a', submenu: [{ label: 'b' }] }];
      build(template);
      assert.deepEqual(template, [{ label: 'a', submenu: [{ label: 'b' }] }]);
    },
  },
  {
    says: 'an item is inserted where it is asked to, and nowhere else',
    source: 'spec/api-menu-spec.ts:786 should throw when attempting to insert at out-of-range indices',
    relies,
    about: ['Menu.insert'],
    check() {
      const menu = build([{ label: 'a' }]);
      assert.throws(() => menu.insert(2, new MenuItem({ label: 'b' })), RangeError);
      menu.insert(0, new MenuItem({ label: 'b' }));
      assert.deepEqual(labels(menu), ['b', 'a']);
    },
  },
  {
    says: 'an application menu that was set is the application menu',
    source: 'spec/api-menu-spec.ts:1014 sets a menu',
    relies: application,
    about: ['Menu.setApplicationMenu'],
    check() {
      const former = Menu.getApplicationMenu();
      const menu = build([{ label: 'a' }]);
      Menu.setApplicationMenu(menu);
      const found = Menu.getApplicationMenu();
      Menu.setApplicationMenu(former);
      assert.equal(found, menu);
    },
  },
  {
    says: 'null takes it away',
    source: 'spec/api-menu-spec.ts:1022 unsets a menu with null',
    relies: application,
    about: ['Menu.setApplicationMenu'],
    check() {
      const former = Menu.getApplicationMenu();
      Menu.setApplicationMenu(null);
      const found = Menu.getApplicationMenu();
      Menu.setApplicationMenu(former);
      assert.equal(found, null);
    },
  },
  {
    says: 'who sets none has the default one, with File and Edit in it',
    source: 'lib/browser/default-menu.ts',
    relies: application,
    about: ['Menu.setApplicationMenu'],
    check() {
      const found = labels(Menu.getApplicationMenu() ?? undefined) ?? [];
      assert.ok(found.includes('File') && found.includes('Edit'), found.join());
    },
  },
  {
    says: 'a click is given the item, and the event',
    source: 'spec/api-menu-item-spec.ts:137 should be called with the item object passed',
    relies,
    about: ['MenuItem.click'],
    check() {
      let got: unknown;
      const menu = build([{ label: 'text', click: (item: unknown) => (got = item) }]);
      click(menu.items[0]);
      assert.equal(got, menu.items[0]);
    },
  },
  {
    says: 'a click on a checkbox turns it over',
    source: 'spec/api-menu-item-spec.ts:157 clicking an checkbox item should flip the checked property',
    relies,
    about: ['MenuItem.checked'],
    check() {
      const [item] = build([{ label: 'text', type: 'checkbox' }]).items;
      click(item);
      assert.equal(item?.checked, true);
    },
  },
  {
    says: 'a click on a radio item checks it, also when it was',
    source: 'spec/api-menu-item-spec.ts:170 clicking an radio item should always make checked property true',
    relies,
    about: ['MenuItem.checked'],
    check() {
      const [item] = radios(false).items;
      click(item);
      click(item);
      assert.equal(item?.checked, true);
    },
  },
  {
    says: 'radio items that stand together are one group, and a separator ends it',
    source: 'spec/api-menu-item-spec.ts:240 should assign groupId automatically',
    relies,
    about: ['MenuItem.groupId'],
    check() {
      const radio = { label: 'r', type: 'radio' };
      const { items } = build([radio, radio, { type: 'separator' }, radio]);
      const groups = items.map((item) => Reflect.get(item, 'groupId') as number);
      assert.equal(groups[0], groups[1]);
      assert.notEqual(groups[0], groups[3]);
    },
  },
  {
    says: 'to check one of a group unchecks the others',
    source: "spec/api-menu-item-spec.ts:260 setting 'checked' should flip other items' 'checked' property",
    relies,
    about: ['MenuItem.checked'],
    check() {
      const { items } = radios(true, false, false);
      const [, second] = items;
      if (second) second.checked = true;
      assert.deepEqual(
        items.map(({ checked }) => checked),
        [false, true, false],
      );
    },
  },
  {
    says: 'an unknown type throws',
    source: 'spec/api-menu-item-spec.ts:336 throws an exception',
    relies,
    about: ['MenuItem.type'],
    check: () =>
      assert.throws(() => build([{ label: 'a', type: 'not-a-type' }]), /Unknown menu item type: not-a-type/),
  },
  {
    says: 'a submenu that is none throws',
    source: 'spec/api-menu-item-spec.ts:349 throws an exception',
    relies,
    about: ['MenuItem.submenu'],
    check: () => assert.throws(() => build([{ label: 'a', type: 'submenu' }]), /Invalid submenu/),
  },
  {
    says: 'the role of the application menu brings its submenu',
    source: 'spec/api-menu-item-spec.ts:403 includes a default submenu layout when submenu is empty',
    relies: application,
    about: ['MenuItem.role'],
    on: ['darwin'],
    check() {
      const [item] = build([{ role: 'appMenu' }]).items;
      assert.equal(item?.submenu?.items.at(0)?.role?.toLowerCase(), 'about');
      assert.equal(item?.submenu?.items.at(-1)?.role?.toLowerCase(), 'quit');
    },
  },
  {
    says: 'the role of the edit menu brings undo, cut, copy and paste',
    source: 'spec/api-menu-item-spec.ts:459 includes a default submenu layout when submenu is empty',
    relies: application,
    about: ['MenuItem.role'],
    check() {
      const [item] = build([{ role: 'editMenu' }]).items;
      const roles = item?.submenu?.items.map(({ role }) => role?.toLowerCase());
      for (const role of ['undo', 'redo', 'cut', 'copy', 'paste', 'selectall'])
        assert.ok(roles?.includes(role as never), role);
      assert.equal(item?.label, 'Edit');
    },
  },
  {
    says: 'an item says nothing about itself and is a normal one that can be clicked',
    source: 'spec/api-menu-item-spec.ts:41 should have default MenuItem properties',
    relies,
    about: ['MenuItem.enabled'],
    check() {
      const item = new MenuItem({ label: 'hello' });
      assert.deepEqual([item.type, item.enabled, item.visible, item.checked], ['normal', true, true, false]);
    },
  },
];
