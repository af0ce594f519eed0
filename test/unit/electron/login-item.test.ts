import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLoginItem } from '../../../main/electron/login/login-item.ts';
import { app } from '../../support/electron/main/app.ts';
import { recordLog } from '../../support/recorded-log.ts';

describe('opening at login', () => {
  let config: string;
  beforeEach(() => {
    config = mkdtempSync(join(tmpdir(), 'guestlist-config-'));
    vi.stubEnv('XDG_CONFIG_HOME', config);
    vi.spyOn(app, 'isPackaged', 'get').mockReturnValue(true);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(config, { recursive: true });
  });

  it('leads here again from the start on, where its entry led to an AppImage that has been moved', () => {
    const file = join(config, 'autostart/app.guestlist.Guestlist.desktop');
    mkdirSync(join(config, 'autostart'));
    writeFileSync(file, '[Desktop Entry]\nType=Application\nExec="/gone/Guestlist.AppImage" --hidden\n');
    const item = createLoginItem('linux', recordLog());
    expect(item.state()).toEqual({ available: true, enabled: true, overruled: false });
    expect(readFileSync(file, 'utf8')).toContain(`\nExec="${process.execPath}" --hidden\n`);
  });

  it.each([
    ['win32', { openAtLogin: true, executableWillLaunchAtLogin: false, status: 'enabled' }],
    ['darwin', { openAtLogin: true, executableWillLaunchAtLogin: true, status: 'requires-approval' }],
  ] as const)('says on %s that the system overrules it', (platform, settings) => {
    const none = { wasOpenedAtLogin: false, launchItems: [] };
    const asked = vi.spyOn(app, 'getLoginItemSettings').mockReturnValue({ ...none, ...settings });
    const item = createLoginItem(platform, recordLog());
    expect(item.state()).toEqual({ available: true, enabled: true, overruled: true });
    asked.mockReturnValue({
      ...none,
      openAtLogin: true,
      executableWillLaunchAtLogin: true,
      status: 'enabled',
    });
    expect(item.state().overruled).toBe(false);
  });

  it('is not offered where it would start a bare Electron', () => {
    vi.spyOn(app, 'isPackaged', 'get').mockReturnValue(false);
    expect(createLoginItem('linux', recordLog()).state().available).toBe(false);
  });
});
