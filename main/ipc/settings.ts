/** The contract's settings on top of the settings port: each field valid on its own, or its default. */
import type { Handlers } from '../../preload/contract.ts';
import { type Settings, settingsSchema } from '../../preload/settings.ts';
import { defaultSettings } from '../../preload/settings-defaults.ts';
import type { Emit } from '../ports.ts';
import type { SettingsStore } from '../storage/settings-store.ts';

const storeKey = 'settings';

export interface SettingsRoom {
  current(): Settings;
  handlers: Handlers['settings'];
  /** Drops what was chosen for an account. */
  forget(accountId: string): void;
}

/** A damaged field costs its own value only. */
function readSettings(stored: unknown): Settings {
  const known: Record<string, unknown> = { ...defaultSettings };
  if (typeof stored !== 'object' || stored === null) return defaultSettings;
  for (const [field, schema] of Object.entries(settingsSchema.shape)) {
    const parsed = schema.safeParse(
      Object.hasOwn(stored, field) ? (stored as Record<string, unknown>)[field] : undefined,
    );
    if (parsed.success) known[field] = parsed.data;
  }
  return known as Settings;
}

export function createSettings(store: SettingsStore, emit: Emit): SettingsRoom {
  let settings = readSettings(store.get(storeKey));
  const set: SettingsRoom['handlers']['set'] = (changes) => {
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    settings = readSettings({ ...settings, ...Object.fromEntries(given) });
    store.set(storeKey, settings);
    emit('settings.changed', settings);
    return settings;
  };
  return {
    current: () => settings,
    handlers: { get: () => settings, set },
    forget(accountId) {
      const { [accountId]: chosen, ...resendWith } = settings.resendWith;
      const isDefault = settings.presets.some(({ defaultFor }) => defaultFor.includes(accountId));
      if (chosen === undefined && !isDefault) return;
      const presets = settings.presets.map((preset) => ({
        ...preset,
        defaultFor: preset.defaultFor.filter((each) => each !== accountId),
      }));
      void set({ resendWith, presets });
    },
  };
}
