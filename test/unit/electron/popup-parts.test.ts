import { describe, expect, it, vi } from 'vitest';
import { createLaunchActions } from '../../../main/electron/launch-actions.ts';
import { anchorAtPointer } from '../../../main/electron/popup/anchor.ts';
import { createIdleTimer } from '../../../main/electron/popup/idle.ts';
import { popupOptions } from '../../../main/electron/popup/window-options.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const minute = 60_000;

describe('a hidden popup', () => {
  it('is given back after its minutes, unless it was opened in between', () => {
    const clock = new VirtualClock();
    const expired = vi.fn();
    const idle = createIdleTimer(clock, expired);
    idle.start();
    clock.advance(9 * minute);
    idle.stop();
    clock.advance(60 * minute);
    expect(expired).not.toHaveBeenCalled();
    idle.start();
    idle.start();
    clock.advance(10 * minute);
    expect(expired).toHaveBeenCalledTimes(1);
  });
});

describe('a launch action', () => {
  it('is handed over once, and the newest wins', () => {
    const announce = vi.fn();
    const launchActions = createLaunchActions(announce);
    expect(launchActions.take()).toBeNull();
    launchActions.put({ kind: 'settings' });
    launchActions.put({ kind: 'invite', text: 'ada@example.com' });
    expect(announce).toHaveBeenCalledTimes(2);
    expect(launchActions.take()).toEqual({ kind: 'invite', text: 'ada@example.com' });
    expect(launchActions.take()).toBeNull();
  });

  it('is to put the cursor into the invite field when the popup is just opened', () => {
    const launchActions = createLaunchActions(() => undefined);
    launchActions.opened();
    expect(launchActions.take()).toEqual({ kind: 'invite', text: '' });
    launchActions.put({ kind: 'settings' });
    expect(launchActions.take()).toEqual({ kind: 'settings' });
    launchActions.opened();
    expect(launchActions.take()).toBeNull();
  });
});

describe('the place of the popup', () => {
  const nowhere = { x: 0, y: 0, width: 0, height: 0 };

  it('is by the icon where the system says where that is', () => {
    const bounds = { x: 1200, y: 0, width: 24, height: 24 };
    const tray = { getBounds: () => bounds };
    expect(anchorAtPointer(tray, () => ({ x: 5, y: 5 }))()).toEqual(bounds);
  });

  it('is on the display of the pointer where it does not, as on Linux, and at each opening anew', () => {
    const tray = { getBounds: () => nowhere };
    let pointer = { x: 3000, y: 500 };
    const anchor = anchorAtPointer(tray, () => pointer);
    expect(anchor()).toMatchObject({ x: 3000, y: 500 });
    pointer = { x: 0, y: 700 };
    expect(anchor()).toEqual({ x: 1, y: 700, width: 1, height: 1 });
    expect(tray.getBounds()).toEqual(anchor());
  });
});

describe('the window', () => {
  it('has its colour before the first paint, and no way to the taskbar where the tray is', () => {
    expect(popupOptions('/p.cjs', true, 'win32')).toMatchObject({
      show: false,
      backgroundColor: '#1b1b1f',
      skipTaskbar: true,
      webPreferences: { preload: '/p.cjs', sandbox: true },
    });
    expect(popupOptions('/p.cjs', false, 'linux').skipTaskbar).toBe(false);
  });
});
