/** Keys from any application. */
import assert from 'node:assert/strict';
import { globalShortcut } from 'electron';
import type { Row } from '../row.ts';
import type { Stage } from '../stage.ts';

const shortcut = 'main/electron/shortcut.ts';
const keys = 'CommandOrControl+Alt+Shift+F11';
const more = 'CommandOrControl+Alt+Shift+F12';
const isPortal = process.platform === 'linux' && Boolean(process.env['WAYLAND_DISPLAY']);

/** Whatever is registered is given back. */
function registering(act: () => void): void {
  try {
    act();
  } finally {
    globalShortcut.unregisterAll();
  }
}

const beforeReady = async (stage: Stage) => (await stage.beside('play', ['--play=before']).ended).output;

export const shortcutRows: readonly Row[] = [
  {
    says: 'keys can be registered, and given back',
    source: 'spec/api-global-shortcut-spec.ts:18 can register and unregister single accelerators',
    relies: shortcut,
    about: ['globalShortcut.register', 'globalShortcut.isRegistered'],
    check: () =>
      registering(() => {
        globalShortcut.register(keys, () => undefined);
        assert.equal(globalShortcut.isRegistered(keys), true);
        if (!isPortal) {
          globalShortcut.unregister(keys);
          assert.equal(globalShortcut.isRegistered(keys), false);
        }
      }),
  },
  {
    says: 'to register tells whether it went well',
    source: 'spec/api-global-shortcut-spec.ts:38 returns true on successful registration',
    relies: shortcut,
    about: ['globalShortcut.register'],
    check: () =>
      registering(() =>
        assert.equal(
          globalShortcut.register(keys, () => undefined),
          true,
        ),
      ),
  },
  {
    says: 'keys that were never registered are not',
    source: 'spec/api-global-shortcut-spec.ts:93 returns false for an accelerator that was never registered',
    relies: shortcut,
    about: ['globalShortcut.isRegistered'],
    check: () => assert.equal(globalShortcut.isRegistered(more), false),
  },
  {
    says: 'all can be given back at once',
    source: 'spec/api-global-shortcut-spec.ts:131 unregisters all previously registered shortcuts',
    relies: shortcut,
    about: ['globalShortcut.unregisterAll'],
    check: () =>
      registering(() => {
        for (const each of [keys, more]) globalShortcut.register(each, () => undefined);
        globalShortcut.unregisterAll();
        assert.deepEqual(
          [keys, more].map((each) => globalShortcut.isRegistered(each)),
          [false, false],
        );
      }),
  },
  {
    says: 'also when there are none, and then they can be had again',
    source:
      'spec/api-global-shortcut-spec.ts:125 does not throw when no shortcuts are registered; :143 allows re-registration',
    relies: shortcut,
    about: ['globalShortcut.unregisterAll', 'globalShortcut.register'],
    check: () =>
      registering(() => {
        globalShortcut.unregisterAll();
        globalShortcut.register(keys, () => undefined);
        globalShortcut.unregisterAll();
        assert.equal(
          globalShortcut.register(keys, () => undefined),
          true,
        );
      }),
  },
  {
    says: 'keys that cannot be read throw',
    source: 'shell/browser/ui/accelerator_util.cc:17-70; shell/common/gin_helper/function_template.cc:63',
    relies: shortcut,
    about: ['globalShortcut.register'],
    check() {
      for (const bad of ['', 'Alt', 'Alt+Ü', 'Alt+NoKey']) {
        assert.throws(() => globalShortcut.register(bad, () => undefined), TypeError, bad);
      }
    },
  },
  {
    says: 'two spellings of the same keys are the same',
    source: 'shell/common/keyboard_util.cc',
    relies: shortcut,
    about: ['globalShortcut.register', 'globalShortcut.isRegistered'],
    check: () =>
      registering(() => {
        globalShortcut.register('Ctrl+Alt+Shift+F11', () => undefined);
        assert.equal(globalShortcut.isRegistered('shift+Control+Option+f11'), true);
      }),
  },
  {
    says: 'before ready it throws',
    source: 'shell/browser/api/electron_api_global_shortcut.cc:108',
    relies: shortcut,
    about: ['globalShortcut.register'],
    check: async (stage) =>
      assert.match(
        await beforeReady(stage),
        /shortcut: globalShortcut cannot be used before the app is ready/,
      ),
  },
];
