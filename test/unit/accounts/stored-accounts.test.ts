import { describe, expect, test } from 'vitest';
import { readStoredAccounts, type StoredAccount } from '../../../main/accounts/stored-accounts.ts';
import { MemorySettingsStore } from '../../support/memory-settings-store.ts';
import { recordLog } from '../../support/recorded-log.ts';

const account: StoredAccount = {
  id: 'one',
  instanceId: 'ins_one',
  label: 'My application',
  environment: 'production',
  fingerprint: 'sk_live_…a1b2',
  apiUrl: 'https://api.clerk.com/v1',
  keptIn: 'keychain',
  keyId: 'k1',
};

function read(value: unknown) {
  const settings = new MemorySettingsStore();
  if (value !== undefined) settings.set('accounts', value);
  const log = recordLog();
  return { ...readStoredAccounts(settings, log), log };
}

test('begins with no account', () => {
  expect(read(undefined)).toMatchObject({ accounts: [], currentId: null, leftovers: [] });
});

test('reads what was written', () => {
  const { accounts, currentId, leftovers, log } = read({
    accounts: [account],
    currentId: 'one',
    leftovers: ['key:old'],
  });
  expect({ accounts, currentId, leftovers }).toEqual({
    accounts: [account],
    currentId: 'one',
    leftovers: ['key:old'],
  });
  expect(log.lines).toEqual([]);
});

describe('a damaged file', () => {
  test.each<[string, unknown, string]>([
    ['no object', 'text', 'entry 1'],
    ['no id', { ...account, id: undefined }, 'id'],
    ['another environment', { ...account, environment: 'staging' }, 'environment'],
    ['no label', { ...account, label: '' }, 'label'],
    ['an address that is none', { ...account, apiUrl: 'javascript:alert(1)' }, 'apiUrl'],
    [
      'a whole key in the place of its fingerprint',
      { ...account, fingerprint: 'sk_live_abcdefgh' },
      'fingerprint',
    ],
  ])('costs the entry with %s alone, and the log names it', (_, damaged, named) => {
    const { accounts, log } = read({ accounts: [damaged, { ...account, id: 'two' }], currentId: 'two' });
    expect(accounts.map(({ id }) => id)).toEqual(['two']);
    expect(log.lines).toHaveLength(1);
    expect(log.lines[0]).toContain(named);
    expect(log.lines[0]).not.toContain('sk_live_abcdefgh');
  });

  test('with an id twice gives one account', () => {
    const { accounts } = read({ accounts: [account, { ...account, label: 'Twin' }], currentId: 'one' });
    expect(accounts.map(({ label }) => label)).toEqual(['My application']);
  });

  test.each([[[]], ['text'], [{ accounts: 'text' }], [7]])('%j begins anew, and says so', (value) => {
    const { accounts, log } = read(value);
    expect(accounts).toEqual([]);
    expect(log.lines).toHaveLength(1);
  });

  test('with a damaged choice keeps its accounts', () => {
    expect(read({ accounts: [account], currentId: 7, leftovers: 'text' })).toMatchObject({
      accounts: [account],
      currentId: null,
      leftovers: [],
    });
  });
});

test('is read from the backup when somebody else has spoilt it, also when it is gone', () => {
  const damaged = [undefined, 7, { accounts: 7 }, { accounts: [{ ...account, id: 7 }] }];
  for (const stored of damaged) {
    const settings = Object.assign(new MemorySettingsStore(), {
      backup: () => ({ currentId: 'one', accounts: [account], leftovers: [] }),
    });
    if (stored !== undefined) settings.set('accounts', stored);
    const log = recordLog();
    expect(readStoredAccounts(settings, log).accounts).toEqual([account]);
    expect(log.lines.join()).toContain('accounts.restored');
  }
});

test('that was emptied stays empty, whatever the backup says', () => {
  const settings = Object.assign(new MemorySettingsStore(), {
    backup: () => ({ currentId: 'one', accounts: [account], leftovers: [] }),
  });
  settings.set('accounts', { currentId: null, accounts: [], leftovers: [] });
  expect(readStoredAccounts(settings, recordLog()).accounts).toEqual([]);
});
