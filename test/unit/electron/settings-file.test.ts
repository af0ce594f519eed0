import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSettingsFile as openInBrowserHost } from '../../../main/browser/settings-file.ts';
import { openSettingsFile } from '../../../main/electron/settings-file.ts';
import { withBackup } from '../../../main/storage/settings-backup.ts';
import type { SettingsStore } from '../../../main/storage/settings-store.ts';
import { recordLog } from '../../support/recorded-log.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

describe('settings file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'guestlist-settings-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const open = () => openSettingsFile(folder, new VirtualClock(), recordLog());

  it('keeps what was set, readable by its owner alone', () => {
    open().set('settings', { theme: 'dark' });
    expect(open().get('settings')).toEqual({ theme: 'dark' });
    expect(statSync(join(folder, 'settings.json')).mode & 0o077).toBe(0);
    open().delete('settings');
    expect(open().get('settings')).toBeUndefined();
  });

  it('takes a dot in a key for a dot', () => {
    open().set('a.b', 1);
    expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))).toEqual({ 'a.b': 1 });
  });

  it('is the same file that the browser host uses', () => {
    open().set('accounts', [1]);
    expect(openInBrowserHost(folder, new VirtualClock(), recordLog()).get('accounts')).toEqual([1]);
  });

  it('sets a damaged one aside and says so', () => {
    writeFileSync(join(folder, 'settings.json'), '{"accounts": [');
    const log = recordLog();
    expect(openSettingsFile(folder, new VirtualClock(), log).get('accounts')).toBeUndefined();
    expect(readdirSync(folder).filter((name) => name.startsWith('settings.damaged-'))).toHaveLength(1);
    expect(log.lines.join()).toContain('settings file damaged');
  });

  it('comes back as it was last written when it is damaged, and is not brought back when it is deleted', () => {
    open().set('accounts', [1]);
    for (const damage of ['{"accounts": [', '', 'null', '[1]', '"text"']) {
      writeFileSync(join(folder, 'settings.json'), damage);
      expect(open().get('accounts')).toEqual([1]);
    }
    rmSync(join(folder, 'settings.json'));
    expect(open().get('accounts')).toBeUndefined();
  });

  it('keeps its backup readable by its owner alone', () => {
    open().set('accounts', [1]);
    expect(statSync(join(folder, 'settings.backup.json')).mode & 0o077).toBe(0);
  });

  it('does not bring back what was removed while the backup could not be written', () => {
    open().set('accounts', [1]);
    mkdirSync(join(folder, 'settings.backup.json.new'));
    const log = recordLog();
    openSettingsFile(folder, new VirtualClock(), log).set('accounts', []);
    expect(log.lines.join()).toContain('settings backup not written');
    writeFileSync(join(folder, 'settings.json'), '{');
    expect(open().get('accounts')).toBeUndefined();
  });

  it.each([
    ['as it was to be, when the end came while it was written', true, []],
    ['as it was, when the disk refused the change', false, [1]],
  ])('comes back %s', (_, written, expected) => {
    open().set('accounts', [1]);
    const inner = open();
    const failing: SettingsStore = {
      get: (key) => inner.get(key),
      delete: (key) => inner.delete(key),
      set(key, value) {
        if (written) writeFileSync(join(folder, 'settings.json'), JSON.stringify({ [key]: value }));
        throw new Error('ended here');
      },
    };
    const store = withBackup(failing, folder, recordLog());
    expect(() => store.set('accounts', [])).toThrow('ended here');
    writeFileSync(join(folder, 'settings.json'), '{');
    expect(open().get('accounts')).toEqual(expected);
  });

  it('is begun anew when the backup is damaged too', () => {
    open().set('accounts', [1]);
    writeFileSync(join(folder, 'settings.json'), '{');
    writeFileSync(join(folder, 'settings.backup.json'), '{');
    expect(open().get('accounts')).toBeUndefined();
  });
});
