/** A click on a notification opens the popup on what it was about. */
import { launchActionIn } from '../../preload/launch-action.ts';
import type { LaunchAction } from '../../preload/shell.ts';
import type { Notifier } from '../alerts/notifier.ts';
import type { App } from '../app.ts';
import type { Open } from './launches.ts';

/** By the topic that an id begins with (main/alerts/state.ts): all that is left of a notification of an earlier run. */
const earlierTargets: Partial<Record<string, LaunchAction>> = {
  work: { kind: 'queue', itemId: null },
  limit: { kind: 'queue', itemId: null },
  import: { kind: 'queue', itemId: null },
  accepted: { kind: 'list', status: 'accepted' },
  expiring: { kind: 'list', status: 'pending', order: '+expires_at' },
  key: { kind: 'settings' },
  keychain: { kind: 'settings' },
};

/** What was raised last is remembered by its id until it is withdrawn: a click may come hours later. */
export function openOnClick(core: Pick<App, 'on'>, notifier: Pick<Notifier, 'on'>, open: Open): void {
  const targets = new Map<string, LaunchAction | null>();
  for (const event of ['alerts.raised', 'alerts.updated'] as const) {
    core.on(event, ({ id, accountId, target }) =>
      targets.set(id, target && launchActionIn(accountId, target)),
    );
  }
  core.on('alerts.withdrawn', ({ id }) => targets.delete(id));
  notifier.on(({ id, what }) => {
    const target = targets.has(id) ? targets.get(id) : earlierTargets[id.split(':')[0] ?? ''];
    if (what === 'opened') open(target ?? undefined);
    targets.delete(id);
  });
}
