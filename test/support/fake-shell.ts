/** The fake's settings and its shell, which has no tray. */
import type { EventName, EventPayload, Handlers } from '../../preload/contract.ts';
import type { Settings } from '../../preload/settings.ts';
import { defaultSettings } from '../../preload/settings-defaults.ts';
import type { LaunchAction } from '../../preload/shell.ts';

export interface ShellScene {
  settings?: Partial<Settings>;
  launchAction?: LaunchAction;
  canCopyLink?: boolean;
}

type Emit = <E extends EventName>(event: E, payload: EventPayload<E>) => void;

export function fakeShell(scene: ShellScene, emit: Emit): Pick<Handlers, 'settings' | 'shell'> {
  let settings: Settings = { ...defaultSettings, ...scene.settings };
  let launchAction = scene.launchAction ?? null;
  const state: Handlers['shell']['state'] = () => ({
    tray: false,
    shortcut: { accelerator: settings.shortcut, state: settings.shortcut ? 'active' : 'off' },
    launchAtLogin: { available: true, enabled: false, overruled: false },
    canCopyLink: scene.canCopyLink ?? true,
    x11: { available: false, active: false, wanted: settings.useX11 },
  });
  return {
    settings: {
      get: () => settings,
      set(part) {
        const given = Object.entries(part).filter(([, value]) => value !== undefined);
        settings = { ...settings, ...Object.fromEntries(given) };
        emit('settings.changed', settings);
        return settings;
      },
    },
    shell: {
      state,
      takeLaunchAction() {
        const taken = launchAction;
        launchAction = null;
        return { action: taken };
      },
      copyLink: () => ({}),
      copyDiagnostics: () => ({}),
      copyText: () => ({}),
      setShortcut({ accelerator }) {
        settings = { ...settings, shortcut: accelerator };
        return state({});
      },
      setLaunchAtLogin: () => state({}),
      hide: () => ({}),
      keepOpen: () => ({}),
      looking: () => ({}),
      view: () => ({ view: null }),
      keepView: () => ({}),
    },
  };
}
