import { Bell, X } from 'lucide-react';
import { type ReactNode, useEffect, useEffectEvent, useMemo, useSyncExternalStore } from 'react';
import type { Alert } from '../../preload/alert.ts';
import { errandIn } from '../../preload/errand.ts';
import { alertCopy } from '../copy/alerts.ts';
import { useTold } from '../queue/use-queue-actions.ts';
import { useRunErrand } from '../shell/errand-context.ts';
import { useHost } from '../state/guestlist-context.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Words } from '../ui/Words.tsx';
import { type Answer, PageNotifier } from './page-notifier.ts';
import { raiseOutside } from './web-notification.ts';
import './alerts.css';

/** Shown at most; more would hide the list that they are about. */
const shownAtOnce = 2;

/** Where the host has no notifications of its own, the page shows them, newest first. */
export function AlertHost(): ReactNode {
  const { guestlist, connection, seeds } = useHost();
  const told = useTold();
  const run = useRunErrand();
  const notifier = useMemo(() => new PageNotifier(raiseOutside), []);
  const shown = useSyncExternalStore(notifier.watch, notifier.shown);

  const act = useEffectEvent(async ({ accountId, itemIds, target }: Alert, what: Answer['what']) => {
    const { accounts, queue } = guestlist;
    if (what === 'opened') {
      if (accountId !== null && !told(await accounts.select({ accountId }))) return;
      if (target) run(errandIn(accountId, target));
    } else if (what === 'retry' && accountId !== null) {
      told(await queue.retry({ accountId, ids: itemIds }));
    }
  });

  useEffect(() => {
    const { on, alerts } = guestlist;
    const catchUp = () =>
      notifier.restore(async () => {
        const result = await alerts.list({});
        return result.ok ? result.value.alerts : null;
      });
    seeds.afterDrawing(() => void catchUp());
    const stops = [
      notifier.on(({ id, what }) => {
        const alert = notifier.shown().find((each) => each.id === id);
        void alerts.dismiss({ id });
        if (alert) void act(alert, what);
      }),
      on('alerts.raised', (alert) => notifier.show(alert)),
      on('alerts.updated', (alert) => notifier.update(alert)),
      on('alerts.withdrawn', ({ id }) => notifier.dismiss(id)),
      connection.onReconnected(() => void catchUp()),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [guestlist, connection, notifier, seeds]);

  return (
    <div className="alerts" role="log" aria-label={alertCopy.title} data-then=".alert .icon-button">
      {shown.slice(0, shownAtOnce).map((alert) => (
        <article key={alert.id} className="alert" aria-label={alert.title}>
          <Bell aria-hidden size={14} className="alert-icon" />
          <div className="alert-words">
            <p className="alert-title">
              <Words text={alert.title} />
            </p>
            <p>
              <Words text={alert.body} />
            </p>
          </div>
          {alert.actions.map((action) => (
            <Button
              key={action}
              look="quiet"
              onClick={() => notifier.answer(alert.id, action === 'retry' ? 'retry' : 'opened')}
            >
              {alertCopy[action]}
            </Button>
          ))}
          <IconButton
            label={alertCopy.dismiss}
            tip="start"
            onClick={() => notifier.answer(alert.id, 'closed')}
          >
            <X aria-hidden size={14} />
          </IconButton>
        </article>
      ))}
    </div>
  );
}
