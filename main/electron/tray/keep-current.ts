/** Shows tray and menu anew after whatever may have changed them, at most a few times a second. */
import type { EventName } from '../../../preload/contract.ts';
import type { App } from '../../app.ts';
import { errorName } from '../../fault-facts.ts';
import type { Clock, Connectivity, Log } from '../../ports.ts';
import { type Overview, readOverview } from './overview.ts';

/** Milliseconds: a burst of events becomes one look. */
const gatherMs = 150;

const triggers: EventName[] = ['accounts.changed', 'invitations.changed', 'queue.changed', 'sync.changed'];

/** Returns a function that asks for a fresh look, for changes that have no event. */
export function keepCurrent(
  app: Pick<App, 'on' | 'handlers'>,
  ports: { clock: Clock; connectivity: Connectivity; log: Log },
  show: (overview: Overview) => void,
): () => void {
  const { clock, connectivity, log } = ports;
  let planned = false;
  let looking = false;

  async function look(): Promise<void> {
    looking = true;
    try {
      show(await readOverview(app.handlers, connectivity.isOnline()));
    } catch (error) {
      // An account that vanished in between: its own event brings the next look.
      log.warn('tray.overview', { error: errorName(error) });
    } finally {
      looking = false;
    }
  }

  function soon(): void {
    if (planned) return;
    planned = true;
    clock.after(gatherMs, () => {
      planned = false;
      if (looking) soon();
      else void look();
    });
  }

  for (const event of triggers) app.on(event, soon);
  connectivity.onChange(soon);
  void look();
  return soon;
}
