/** Light and dark. */
import assert from 'node:assert/strict';
import { nativeTheme } from 'electron';
import type { Row } from '../row.ts';
import { heard, pause, until } from '../stage.ts';

const tray = 'main/electron/tray/tray.ts';

export const themeRows: readonly Row[] = [
  {
    says: 'whether it is dark is known',
    source: 'spec/api-native-theme-spec.ts:14 returns a boolean',
    relies: tray,
    about: ['nativeTheme.shouldUseDarkColors'],
    check: () => assert.equal(typeof nativeTheme.shouldUseDarkColors, 'boolean'),
  },
  {
    says: 'whether the bar is dark is known',
    source: 'spec/api-native-theme-spec.ts:107 returns a boolean',
    relies: 'main/electron/tray/icons.ts',
    about: ['nativeTheme.shouldUseDarkColorsForSystemIntegratedUI'],
    check: () => assert.equal(typeof nativeTheme.shouldUseDarkColorsForSystemIntegratedUI, 'boolean'),
  },
  {
    says: 'a source that is set decides',
    source: 'spec/api-native-theme-spec.ts:32 should override the value of shouldUseDarkColors',
    relies: tray,
    about: ['nativeTheme.shouldUseDarkColors'],
    check: () =>
      themed(() => {
        nativeTheme.themeSource = 'dark';
        assert.equal(nativeTheme.shouldUseDarkColors, true);
        nativeTheme.themeSource = 'light';
        assert.equal(nativeTheme.shouldUseDarkColors, false);
      }),
  },
  {
    says: 'a change is told of',
    source:
      'spec/api-native-theme-spec.ts:39 should emit the "updated" event when it is set and the resulting value changes',
    relies: tray,
    about: ['nativeTheme#updated'],
    check: () =>
      themed(async () => {
        const updated = heard(nativeTheme, 'updated');
        nativeTheme.themeSource = 'dark';
        await updated;
      }),
  },
  {
    says: 'what changes nothing is not',
    source: 'spec/api-native-theme-spec.ts:49 should not emit the "updated" event when … the same',
    relies: tray,
    about: ['nativeTheme#updated'],
    check: () =>
      themed(async () => {
        nativeTheme.themeSource = 'dark';
        await pause(50);
        let told = 0;
        nativeTheme.once('updated', () => {
          told += 1;
        });
        nativeTheme.themeSource = 'dark';
        await pause(50);
        assert.equal(told, 0);
      }),
  },
  {
    says: 'a page knows of it, also one that is made later',
    source:
      'spec/api-native-theme-spec.ts:70 should override the result of prefers-color-scheme CSS media query',
    relies: 'renderer/main.tsx',
    about: ['nativeTheme.shouldUseDarkColors'],
    check: (stage) =>
      themed(async () => {
        nativeTheme.themeSource = 'dark';
        const { page } = await stage.open();
        // The page is told of it by the browser, on its way.
        await until(() => page(() => matchMedia('(prefers-color-scheme: dark)').matches), 'dark page');
      }),
  },
];

async function themed(act: () => void | Promise<void>): Promise<void> {
  try {
    await act();
  } finally {
    nativeTheme.themeSource = 'system';
  }
}
