import { expect, it } from 'vitest';
import { createSettings } from '../../../main/ipc/settings.ts';
import { defaultSettings } from '../../../preload/settings.ts';
import { MemorySettingsStore } from '../../support/memory-settings-store.ts';

const settingsOf = (stored: unknown) => {
  const store = new MemorySettingsStore();
  if (stored !== undefined) store.set('settings', stored);
  return createSettings(store, () => undefined);
};

it('reads a file from before a setting was added, with what was set then', () => {
  const { metadataByBulk: _, ...before } = { ...defaultSettings, theme: 'dark' };
  expect(settingsOf(before).current()).toEqual({ ...defaultSettings, theme: 'dark' });
});

it.each([
  ['nothing', undefined],
  ['no object', 'settings'],
  ['an empty object', {}],
  ['a wrong value', { metadataByBulk: 'yes' }],
])('has the defaults where the file holds %s', (_, stored) => {
  expect(settingsOf(stored).current()).toEqual(defaultSettings);
});
