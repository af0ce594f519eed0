import { expect, it } from 'vitest';
import { createSettings } from '../../../main/ipc/settings.ts';
import { defaultSettings } from '../../../preload/settings-defaults.ts';
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

it('forgets what was chosen for an account that is removed, and nothing else', () => {
  const preset = { id: 'beta', name: 'Beta', options: {}, defaultFor: ['acc_1', 'acc_2'] };
  const kept = { redirectUrl: 'https://example.com/in' };
  const room = settingsOf({ presets: [preset], resendWith: { acc_1: {}, acc_2: kept } });
  room.forget('acc_1');
  expect(room.current()).toEqual({
    ...defaultSettings,
    presets: [{ ...preset, defaultFor: ['acc_2'] }],
    resendWith: { acc_2: kept },
  });
});
