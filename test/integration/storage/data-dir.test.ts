import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataDirError, defaultDataDir, lockDataDir, prepareDataDir } from '../../../main/storage/data-dir.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guestlist-data-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the data directory', () => {
  it('is made for its owner alone', () => {
    const dataDir = join(folder, 'a', 'b');
    prepareDataDir(dataDir);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  });

  it('is refused in a sentence when a file stands in its place', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(() => prepareDataDir(file)).toThrow(DataDirError);
    expect(() => prepareDataDir(file)).toThrow(/^There is a file where the data directory .* should be\./);
  });

  it('stands where the platform wants it', () => {
    const wanted = {
      linux: '/x/guestlist',
      win32: '/y/Guestlist',
      darwin: /Library\/Application Support\/Guestlist$/,
    }[process.platform as string];
    expect(defaultDataDir({ XDG_DATA_HOME: '/x', APPDATA: '/y' })).toMatch(wanted ?? /guestlist/);
  });

  it('belongs to one process at a time, also within one process', () => {
    const release = lockDataDir(folder);
    expect(() => lockDataDir(folder)).toThrow('already running');
    release();
    lockDataDir(folder)();
  });

  it('is not said to be in use when its lock file is damaged', () => {
    writeFileSync(join(folder, 'lock.db'), 'this is no database, however long one looks at it'.repeat(100));
    expect(() => lockDataDir(folder)).toThrow(DataDirError);
    expect(() => lockDataDir(folder)).toThrow(/holds nothing but a lock/);
  });

  it('is free again when its holder was killed', async () => {
    const module = resolve(import.meta.dirname, '../../../main/storage/data-dir.ts');
    const script = `import { lockDataDir } from ${JSON.stringify(module)}; lockDataDir(process.argv[1]); console.log('held'); setInterval(() => {}, 1000);`;
    const holder = spawn(process.execPath, ['--input-type=module-typescript', '-e', script, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(holder.stdout, 'data');
    expect(() => lockDataDir(folder)).toThrow('already running');
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    lockDataDir(folder)();
  });
});
