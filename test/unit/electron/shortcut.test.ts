import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createShortcut, isRecordable } from '../../../main/electron/shortcut.ts';
import { FailureError } from '../../../preload/failure.ts';
import { wire } from '../../support/electron/main/desktop-wire.ts';
import { globalShortcut } from '../../support/electron/main/shortcuts.ts';

const taken = 'CommandOrControl+Shift+T';

/** Another application holds these keys, as far as this stand-in desktop knows. */
async function occupy(accelerator: string): Promise<void> {
  await wire.receive({ kind: 'call', id: 0, name: 'shortcut.occupy', payload: accelerator });
}

describe('global shortcut', () => {
  beforeEach(() => occupy(taken));
  afterEach(() => globalShortcut.unregisterAll());

  it('is off until somebody records one', () => {
    expect(createShortcut(false, () => undefined).state()).toEqual({ accelerator: null, state: 'off' });
  });

  it('is registered, changed and turned off', () => {
    const shortcut = createShortcut(false, () => undefined);
    shortcut.change('Alt+G');
    expect(shortcut.state()).toEqual({ accelerator: 'Alt+G', state: 'active' });
    shortcut.change('Alt+H');
    expect([globalShortcut.isRegistered('Alt+G'), globalShortcut.isRegistered('Alt+H')]).toEqual([
      false,
      true,
    ]);
    shortcut.change(null);
    expect(globalShortcut.isRegistered('Alt+H')).toBe(false);
    expect(shortcut.state().state).toBe('off');
  });

  it('keeps the former one when another application holds the new', () => {
    const shortcut = createShortcut(false, () => undefined);
    shortcut.change('Alt+G');
    expect(() => shortcut.change(taken)).toThrow(FailureError);
    expect(shortcut.state()).toEqual({ accelerator: 'Alt+G', state: 'active' });
    expect(globalShortcut.isRegistered('Alt+G')).toBe(true);
  });

  it('shows one of the last run that is taken now as taken, and lets go of nothing', () => {
    const shortcut = createShortcut(false, () => undefined);
    shortcut.restore(taken);
    expect(shortcut.state()).toEqual({ accelerator: taken, state: 'taken' });
  });

  it('promises nothing on Wayland', () => {
    const shortcut = createShortcut(true, () => undefined);
    shortcut.change('Alt+G');
    expect(shortcut.state()).toEqual({ accelerator: 'Alt+G', state: 'unsure' });
  });

  it('lets go of the old keys on Wayland, where the portal gives back all or nothing', () => {
    vi.stubEnv('WAYLAND_DISPLAY', 'wayland-0');
    const pressed = vi.fn();
    const shortcut = createShortcut(true, pressed);
    shortcut.change('Alt+G');
    shortcut.change('Alt+H');
    expect([globalShortcut.isRegistered('Alt+G'), globalShortcut.isRegistered('Alt+H')]).toEqual([
      false,
      true,
    ]);
    shortcut.change(null);
    expect(globalShortcut.isRegistered('Alt+H')).toBe(false);
    vi.unstubAllEnvs();
  });

  it('shows keys that Electron cannot read as taken', () => {
    vi.spyOn(globalShortcut, 'register').mockImplementation(() => {
      throw new TypeError('Error processing argument at index 0, conversion failure from Alt+G');
    });
    const shortcut = createShortcut(false, () => undefined);
    shortcut.restore('Alt+G');
    expect(shortcut.state()).toEqual({ accelerator: 'Alt+G', state: 'taken' });
  });

  it.each([
    ['CommandOrControl+Shift+I', true],
    ['Alt+F12', true],
    ['Super+Space', true],
    ['A', false],
    ['Shift+A', false],
    ['Alt', false],
    ['Alt+', false],
    ['Alt+AB', false],
    ['VolumeUp', false],
    ['Alt+F25', false],
  ])('%s can be recorded: %s', (accelerator, recordable) => {
    expect(isRecordable(accelerator)).toBe(recordable);
  });
});
