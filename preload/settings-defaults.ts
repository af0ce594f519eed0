/** What holds before a person sets anything, without the schemas of it. */
import type { Settings } from './settings.ts';

export const defaultSettings: Settings = {
  theme: 'system',
  refreshIntervalSeconds: 60,
  retryPolicy: {
    strategy: 'backoff',
    initialIntervalMs: 500,
    maxIntervalMs: 60_000,
    exponent: 1.5,
    maxElapsedMs: 3_600_000,
    retryConnectionErrors: true,
  },
  shortcut: null,
  useX11: false,
  notifications: true,
  // With a steady stream of invitations some expire every day, and some join the waitlist: for those who ask for it.
  mutedNotifications: ['expiring', 'waitlist'],
  hideAddresses: false,
  quietHours: { enabled: false, from: '22:00', to: '07:00' },
  metadataByBulk: false,
  presets: [],
  resendWith: {},
};
