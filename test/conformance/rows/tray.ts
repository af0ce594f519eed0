/** The icon in the tray and the drawings on it. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Menu, nativeImage, Tray } from 'electron';
import type { Row } from '../row.ts';

const relies = 'main/electron/tray/tray.ts';
const icons = 'main/electron/tray/icons.ts';

function withTray<T>(play: (tray: Tray) => T): T {
  const tray = new Tray(nativeImage.createEmpty());
  try {
    return play(tray);
  } finally {
    if (!tray.isDestroyed()) tray.destroy();
  }
}

export const trayRows: readonly Row[] = [
  {
    says: 'the name of the class is Tray',
    source: 'spec/api-tray-spec.ts:24 sets the correct class name on the prototype',
    relies,
    about: ['Tray'],
    untruth: 'the classes of the stand-in have names of their own, which nothing reads',
    check: () => assert.equal(Tray.prototype.constructor.name, 'Tray'),
  },
  {
    says: 'a path that leads to no file throws, with the path in the words',
    source: 'spec/api-tray-spec.ts:28 throws a descriptive error for a missing file',
    relies,
    about: ['Tray'],
    check: () => assert.throws(() => new Tray('/nowhere/at/all.png'), /Failed to load image from path/),
  },
  {
    says: 'a new one is a Tray',
    source: 'spec/api-tray-spec.ts:47 is an instance of Tray',
    relies,
    about: ['Tray'],
    check: () => withTray((tray) => assert.ok(tray instanceof Tray)),
  },
  {
    says: 'an empty image is taken, and nothing is seen',
    source: 'spec/api-tray-spec.ts:15, set-up of every test',
    relies: icons,
    about: ['Tray', 'nativeImage.createEmpty'],
    check: () => withTray((tray) => assert.equal(tray.isDestroyed(), false)),
  },
  {
    says: 'clicks that belong to a double click are told unless one says otherwise',
    source: 'spec/api-tray-spec.ts:53 returns false by default',
    relies: 'main/electron/popup/popup.ts',
    about: ['Tray.setIgnoreDoubleClickEvents'],
    on: ['darwin'],
    check: () => withTray((tray) => assert.equal(tray.getIgnoreDoubleClickEvents(), false)),
  },
  {
    says: 'a menu can be set, and taken away with null',
    source: 'spec/api-tray-spec.ts:67 accepts both null and Menu as parameters',
    relies: 'main/electron/popup/popup.ts',
    about: ['Tray.setContextMenu', 'Menu.setContextMenu'],
    check: () =>
      withTray((tray) => {
        tray.setContextMenu(Menu.buildFromTemplate([{ label: 'One' }]));
        tray.setContextMenu(null);
      }),
  },
  {
    says: 'after its end it says so, and throws when it is touched',
    source: 'spec/api-tray-spec.ts:78 destroys a tray; shell/browser/api/electron_api_tray.cc:412',
    relies,
    about: ['Tray.isDestroyed', 'Tray.setToolTip', 'Tray.destroy'],
    check: () =>
      withTray((tray) => {
        tray.destroy();
        assert.equal(tray.isDestroyed(), true);
        assert.throws(() => tray.setToolTip('x'), /Tray is destroyed/);
      }),
  },
  {
    says: 'it has bounds of four numbers',
    source: 'spec/api-tray-spec.ts:142 returns a bounds object',
    relies: 'main/electron/popup/anchor.ts',
    about: ['Tray.getBounds'],
    on: ['darwin', 'win32'],
    check: () =>
      withTray((tray) =>
        assert.deepEqual(Object.keys(tray.getBounds()).sort(), ['height', 'width', 'x', 'y']),
      ),
  },
  {
    says: 'on Linux nobody knows where it is: all four are zero',
    source: 'docs/api/tray.md getBounds; shell/browser/ui/tray_icon.cc:15',
    relies: 'main/electron/popup/anchor.ts',
    about: ['Tray.getBounds'],
    on: ['linux'],
    check: () => withTray((tray) => assert.deepEqual(tray.getBounds(), { x: 0, y: 0, width: 0, height: 0 })),
  },
  {
    says: 'a drawing from a path that is not there throws',
    source: 'spec/api-tray-spec.ts:149 throws a descriptive error for a missing file',
    relies,
    about: ['Tray.setImage'],
    check: () =>
      withTray((tray) =>
        assert.throws(() => tray.setImage('/nowhere/at/all.png'), /Failed to load image from path/),
      ),
  },
  {
    says: 'an empty drawing may take the place of another',
    source: 'spec/api-tray-spec.ts:156 accepts empty image',
    relies,
    about: ['Tray.setImage'],
    check: () => withTray((tray) => tray.setImage(nativeImage.createEmpty())),
  },
  {
    says: 'the title beside it is what was set',
    source: 'spec/api-tray-spec.ts:196 sets/gets non-empty title',
    relies,
    about: ['Tray.setTitle'],
    on: ['darwin'],
    check: () =>
      withTray((tray) => {
        tray.setTitle('12');
        assert.equal(tray.getTitle(), '12');
      }),
  },
  {
    says: 'an empty title is none',
    source: 'spec/api-tray-spec.ts:204 sets/gets empty title',
    relies,
    about: ['Tray.setTitle'],
    on: ['darwin'],
    check: () =>
      withTray((tray) => {
        tray.setTitle('12');
        tray.setTitle('');
        assert.equal(tray.getTitle(), '');
      }),
  },
];

export const imageRows: readonly Row[] = [
  {
    says: 'an empty image is empty',
    source: 'spec/api-native-image-spec.ts createEmpty',
    relies: 'main/electron/popup/popup.ts',
    about: ['nativeImage.createEmpty', 'NativeImage.isEmpty'],
    check: () => assert.equal(nativeImage.createEmpty().isEmpty(), true),
  },
  {
    says: 'what cannot be decoded, a folder or no file at all, is an empty image',
    source: 'spec/api-native-image-spec.ts:276 returns an empty image when a file is not an image',
    relies: icons,
    about: ['nativeImage.createFromPath', 'NativeImage.createFromPath'],
    check(stage) {
      const folder = stage.folder();
      writeFileSync(join(folder, 'words.png'), 'no picture');
      mkdirSync(join(folder, 'inner'));
      for (const name of ['words.png', 'inner', 'absent.png']) {
        assert.equal(nativeImage.createFromPath(join(folder, name)).isEmpty(), true, name);
      }
    },
  },
  {
    says: 'a template image is one that was made so',
    source: 'spec/api-native-image-spec.ts isTemplateImage; docs/api/native-image.md',
    relies: icons,
    about: ['NativeImage.setTemplateImage', 'nativeImage.setTemplateImage'],
    check() {
      const image = nativeImage.createEmpty();
      image.setTemplateImage(true);
      assert.equal(image.isTemplateImage(), process.platform === 'darwin');
    },
    untruth: 'elsewhere than on macOS the stand-in keeps the mark too; nothing reads it there',
  },
];
