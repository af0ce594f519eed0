import { describe, expect, it } from 'vitest';
import { type TrayState, trayState } from '../../../main/electron/tray/state.ts';
import { lastSync, tooltip, trayTitle } from '../../../main/electron/tray/tooltip.ts';
import type { Failure } from '../../../preload/failure.ts';
import { type Changes, nobodyYet, overviewWith } from '../../support/electron/overview.ts';

const answer = { status: 400, errors: [], traceId: null };
const offline: Failure = { kind: 'offline' };
const unauthorized: Failure = { kind: 'unauthorized', ...answer };

const cases: [string, TrayState, Changes][] = [
  ['a synced account', 'idle', {}],
  ['a steady poll, which would make the icon blink', 'idle', { sync: { phase: 'syncing' } }],
  ['a first sync', 'syncing', { sync: { phase: 'syncing', lastSyncAt: null } }],
  ['a long sync with progress', 'syncing', { sync: { phase: 'syncing', progress: { done: 1, total: 9 } } }],
  ['an invitation on its way', 'syncing', { queue: { sending: 1 } }],
  ['invitations that wait for their turn', 'idle', { queue: { queued: 3, waiting: 1 } }],
  ['no network', 'offline', { online: false }],
  ['a network that leads nowhere', 'offline', { sync: { phase: 'failed', failure: offline } }],
  ['a sending one without network', 'offline', { online: false, queue: { sending: 1 } }],
  ['a failed invitation', 'attention', { queue: { failed: 1 } }],
  ['a failed invitation without network', 'attention', { online: false, queue: { failed: 1 } }],
  ['a refused key', 'attention', { sync: { phase: 'failed', failure: unauthorized } }],
  ['a key that is gone', 'attention', { account: { hasKey: false } }],
  ['a locked keychain', 'attention', { vault: 'locked' }],
  [
    'a locked keychain that a session-only key does not need',
    'idle',
    { vault: 'locked', account: { keptIn: 'session' } },
  ],
  [
    'Clerk being down, which nobody here can mend',
    'idle',
    { sync: { failure: { kind: 'clerk-down', ...answer, status: 503 } } },
  ],
];

describe('tray icon', () => {
  it.each(cases)('of %s is %s', (_name, state, changes) => {
    expect(trayState(overviewWith(changes))).toBe(state);
  });

  it('of an app without accounts says so, whatever else is wrong', () => {
    expect(trayState({ ...nobodyYet, online: false, vault: 'no-service' })).toBe('no-account');
  });
});

describe('tooltip', () => {
  const now = Date.UTC(2026, 0, 15, 18);

  it('counts the pending and tells the last sync', () => {
    const overview = overviewWith({ pending: 12 });
    const [first, second] = tooltip(overview, 'idle', now, 'en-GB').split('\n');
    expect(first).toBe('Guestlist: Acme');
    expect(second).toMatch(/^12 pending, synced \d\d:\d\d$/);
  });

  it('says what an offline app does with what is sent', () => {
    expect(tooltip(overviewWith(), 'offline', now)).toContain('what you send waits here');
  });

  it('never holds an address, and stays within what Windows shows', () => {
    const newest = [{ id: 'inv_1', emailAddress: 'ada@example.com', hasLink: true }];
    const text = tooltip(
      overviewWith({ newest, pending: 123_456, account: { label: 'x'.repeat(60) } }),
      'offline',
      now,
      'en-GB',
    );
    expect(text).not.toContain('@');
    expect(text.length).toBeLessThanOrEqual(127);
  });

  it('names the day when the last sync was not today', () => {
    const at = new Date(2026, 0, 14, 9, 30).getTime();
    expect(lastSync(at, new Date(2026, 0, 14, 23).getTime(), 'en-GB')).toBe('09:30');
    expect(lastSync(at, new Date(2026, 0, 15, 1).getTime(), 'en-GB')).toBe('14 Jan 2026, 09:30');
  });

  it('has a number for the title only when there is one', () => {
    expect(trayTitle(overviewWith({ pending: 7 }))).toBe('7');
    expect(trayTitle(overviewWith())).toBe('');
    expect(trayTitle(nobodyYet)).toBe('');
  });
});
