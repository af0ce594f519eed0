/** A day with alerts in it: the room under test, a core, a screen, a person and a clock that a test moves. */
import { type Alerts, createAlerts } from '../../../main/alerts/alerts.ts';
import type { Alert } from '../../../preload/alert.ts';
import type { Settings } from '../../../preload/settings.ts';
import { defaultSettings } from '../../../preload/settings-defaults.ts';
import { MemoryNotifier } from '../../support/memory-notifier.ts';
import { MemorySettingsStore } from '../../support/memory-settings-store.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';
import { FakeCore } from './fake-core.ts';
import { minute, noon, refused, second } from './scene.ts';

export class Day {
  readonly clock: VirtualClock;
  readonly core: FakeCore;
  readonly screen = new MemoryNotifier();
  readonly store: MemorySettingsStore;
  /** What `alerts.raised` and `alerts.withdrawn` said. */
  readonly page = new Map<string, Alert>();
  alerts: Alerts;
  settings: Settings;
  #focused = false;
  readonly #watchers = new Set<() => void>();

  constructor(start: number, settings: Partial<Settings> = {}, store = new MemorySettingsStore()) {
    this.clock = new VirtualClock(start);
    this.core = new FakeCore(this.clock);
    this.store = store;
    this.settings = { ...defaultSettings, ...settings };
    this.core.hub.on('alerts.raised', (alert) => this.page.set(alert.id, alert));
    this.core.hub.on('alerts.updated', (alert) => this.page.set(alert.id, alert));
    this.core.hub.on('alerts.withdrawn', ({ id }) => this.page.delete(id));
    this.alerts = this.#create();
  }

  #create(): Alerts {
    return createAlerts({
      ...this.core.sources,
      clock: this.clock,
      log: this.core.log,
      emit: this.core.hub.emit,
      settings: () => this.settings,
      store: this.store,
      notifier: this.screen,
      presence: {
        hasFocus: () => this.#focused,
        onChange: (listener) => {
          this.#watchers.add(listener);
          return () => this.#watchers.delete(listener);
        },
      },
      timeZone: 'UTC',
    });
  }

  /** Starts the room, or ends it and starts a new one on what is stored. */
  start(): void {
    this.alerts.stop();
    this.screen.visible.clear();
    this.alerts = this.#create();
    this.alerts.start();
  }

  focus(focused: boolean): void {
    this.#focused = focused;
    for (const changed of this.#watchers) changed();
  }

  set(settings: Partial<Settings>): void {
    this.settings = { ...this.settings, ...settings };
    this.core.hub.emit('settings.changed', this.settings);
  }

  /** Moves the clock, and lets what the room asked of the core be answered on the way. */
  async pass(ms: number): Promise<void> {
    const end = this.clock.now() + ms;
    for (;;) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      const left = end - this.clock.now();
      const next = this.clock.untilNext();
      if (next === null || next > left) break;
      this.clock.advance(next);
    }
    this.clock.advance(end - this.clock.now());
  }

  /** As the wall says. */
  async until(time: string): Promise<void> {
    const day = new Date(this.clock.now()).toISOString().slice(0, 10);
    const at = Date.parse(`${day}T${time}:00Z`);
    await this.pass(at > this.clock.now() ? at - this.clock.now() : at + 24 * 60 * minute - this.clock.now());
  }

  /** A poll with nothing new, and the look that follows. */
  async poll(): Promise<void> {
    this.core.synced();
    await this.pass(10 * second);
  }

  titles(): string[] {
    return [...this.screen.visible.values()].map(({ title }) => title);
  }

  raised(): string[] {
    return this.screen.raised.map(({ title }) => title);
  }
}

/** A day at noon, after the first sync of its only account. */
export async function running(settings = {}, store?: MemorySettingsStore): Promise<Day> {
  const day = new Day(noon, settings, store);
  day.core.connect('acme', 'Acme');
  day.start();
  await day.poll();
  return day;
}

export const failed = (id: string) => ({ id, state: 'failed' as const, failure: refused, canRetry: true });
