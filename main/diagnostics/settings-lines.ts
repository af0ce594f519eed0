/** Settings in a report: all but what a person wrote themselves. */
import type { Settings } from '../../preload/settings.ts';

/** A setting that is added has to be put here, or left out on purpose: it does not compile otherwise. */
export function describeSettings(settings: Settings): string[] {
  const told: Record<keyof Settings, unknown> = {
    theme: settings.theme,
    refreshIntervalSeconds: settings.refreshIntervalSeconds,
    retryPolicy: settings.retryPolicy,
    shortcut: settings.shortcut,
    useX11: settings.useX11,
    notifications: settings.notifications,
    mutedNotifications: settings.mutedNotifications,
    hideAddresses: settings.hideAddresses,
    quietHours: settings.quietHours,
    metadataByBulk: settings.metadataByBulk,
    // Names and options are people's own words.
    presets: settings.presets.length,
    resendWith: Object.keys(settings.resendWith).length,
  };
  return Object.entries(told).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
}
