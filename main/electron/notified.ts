/** A click on a notification opens the popup on what it was about. */
import type { Errand } from '../../preload/shell.ts';
import type { Notifier } from '../alerts/notifier.ts';
import type { App } from '../app.ts';
import type { Open } from './launches.ts';

/** What was raised last is remembered by its id until it is withdrawn: a click may come hours later. */
export function openOnClick(core: Pick<App, 'on'>, notifier: Pick<Notifier, 'on'>, open: Open): void {
  const targets = new Map<string, Errand | null>();
  for (const event of ['alerts.raised', 'alerts.updated'] as const) {
    core.on(event, ({ id, target }) => targets.set(id, target));
  }
  core.on('alerts.withdrawn', ({ id }) => targets.delete(id));
  notifier.on(({ id, what }) => {
    if (what === 'opened') open(targets.get(id) ?? undefined);
    targets.delete(id);
  });
}
