import { describe, expect, it } from 'vitest';
import { AlertMemory } from '../../../main/alerts/memory.ts';
import { workFailed } from '../../../main/alerts/providers/work-failed.ts';
import { newSubject, type Status, type Subject } from '../../../main/alerts/state.ts';
import { MemorySettingsStore } from '../../support/memory-settings-store.ts';
import { recordLog } from '../../support/recorded-log.ts';

function subject(...entries: [version: number, status: Status][]): Subject {
  const all = newSubject(workFailed, 'acme');
  for (const [index, [version, status]] of entries.entries()) {
    all.entries.set(`q${index}`, { fact: {}, version, status });
  }
  return all;
}

describe('what is remembered over a restart', () => {
  it('is up to when failures were told: not beyond one that still waits to be', () => {
    const store = new MemorySettingsStore();
    const memory = new AlertMemory(store, recordLog());
    expect(memory.until('failures', 'acme')).toBeNull();
    memory.noteFailures(subject([100, 'told'], [200, 'seen']));
    expect(memory.until('failures', 'acme')).toBe(200);
    memory.noteFailures(subject([100, 'told'], [300, 'fresh'], [400, 'told']));
    expect(memory.until('failures', 'acme')).toBe(299);
    expect(new AlertMemory(store, recordLog()).until('failures', 'acme')).toBe(299);
  });

  it('never goes back', () => {
    const memory = new AlertMemory(new MemorySettingsStore(), recordLog());
    memory.noteFailures(subject([500, 'told']));
    memory.noteFailures(subject([100, 'told']));
    expect(memory.until('failures', 'acme')).toBe(500);
  });

  it('goes with the account', () => {
    const store = new MemorySettingsStore();
    const memory = new AlertMemory(store, recordLog());
    memory.note('expiring', 'acme', 7);
    memory.note('expiring', 'other', 8);
    memory.forget('acme');
    const read = new AlertMemory(store, recordLog());
    expect([read.until('expiring', 'acme'), read.until('expiring', 'other')]).toEqual([null, 8]);
  });

  it.each([[null], ['text'], [{ failures: 'x' }], [{ failures: { acme: 'soon' }, expiring: {} }]])(
    'is nothing when the file says %j',
    (stored) => {
      const store = new MemorySettingsStore();
      store.set('alerts', stored);
      expect(new AlertMemory(store, recordLog()).until('failures', 'acme')).toBeNull();
    },
  );

  it('is kept until the end of this run when the disk refuses', () => {
    const log = recordLog();
    const full = {
      get: () => undefined,
      set: () => {
        throw new Error('ENOSPC: no space left on device, /home/ada/settings.json');
      },
    };
    const memory = new AlertMemory(full, log);
    memory.note('expiring', 'acme', 7);
    expect(memory.until('expiring', 'acme')).toBe(7);
    expect(log.lines).toHaveLength(1);
    expect(log.lines[0]).not.toContain('ada');
  });
});
