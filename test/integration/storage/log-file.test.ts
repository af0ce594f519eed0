import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogFile } from '../../../main/storage/log-file.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guestlist-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the log file', () => {
  it('writes one redacted line per event into a file of its owner', () => {
    const log = createLogFile(folder, new VirtualClock(0), () => undefined);
    log.info('connected', { key: 'sk_live_abc123', to: 'ada@example.com' });
    expect(readFileSync(log.file, 'utf8')).toBe(
      '{"at":"1970-01-01T00:00:00.000Z","level":"info","event":"connected","key":"sk_live_[key]","to":"[address]"}\n',
    );
    expect(statSync(log.file).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'logs')).mode & 0o777).toBe(0o700);
  });

  it('keeps the newest megabyte and the one before', () => {
    const log = createLogFile(folder, new VirtualClock(), () => undefined);
    for (let line = 0; line < 3500; line += 1) log.info('line', { line, padding: 'x'.repeat(1000) });
    expect(readdirSync(join(folder, 'logs')).toSorted()).toEqual(['guestlist.1.log', 'guestlist.log']);
    const lines = readFileSync(log.file, 'utf8').trim().split('\n');
    expect(JSON.parse(lines.at(-1) ?? '{}')).toMatchObject({ line: 3499 });
    expect(statSync(log.file).size).toBeLessThan(1_100_000);
  });

  it('gives the newest lines, over both files', () => {
    const log = createLogFile(folder, new VirtualClock(), () => undefined);
    expect(log.tail(3)).toEqual([]);
    for (let line = 0; line < 1200; line += 1) log.info('line', { line, padding: 'x'.repeat(1000) });
    const lines = log.tail(500).map((text) => JSON.parse(text).line);
    expect(lines).toEqual(Array.from({ length: 500 }, (_, index) => 700 + index));
  });

  it('takes a file that others could read back from them', () => {
    mkdirSync(join(folder, 'logs'), { mode: 0o755 });
    writeFileSync(join(folder, 'logs', 'guestlist.log'), '', { mode: 0o644 });
    createLogFile(folder, new VirtualClock(), () => undefined).info('one');
    expect(statSync(join(folder, 'logs')).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'logs', 'guestlist.log')).mode & 0o777).toBe(0o600);
  });

  it('takes what no JSON can hold', () => {
    const log = createLogFile(folder, new VirtualClock(), () => undefined);
    const loop: Record<string, unknown> = { size: 10n, act: () => undefined };
    loop['self'] = loop;
    log.warn('odd', { loop, long: 'y'.repeat(1_000_000) });
    expect(JSON.parse(log.tail(1)[0] ?? '')).toMatchObject({ loop: { size: '[bigint]', act: '[function]' } });
    expect(statSync(log.file).size).toBeLessThan(5000);
  });

  it('complains once when it cannot write, and lets the app go on', () => {
    writeFileSync(join(folder, 'logs'), 'in the way');
    const complaints: string[] = [];
    const log = createLogFile(folder, new VirtualClock(), (sentence) => complaints.push(sentence));
    log.info('one');
    log.info('two');
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain('cannot be written');
  });
});
