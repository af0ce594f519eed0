import { Bell, X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { Alert } from '../../preload/alert.ts';
import { alertCopy } from '../copy/settings.ts';
import { useTold } from '../queue/use-queue-actions.ts';
import { useRunErrand } from '../shell/errand-context.ts';
import { useGuestlist } from '../state/guestlist-context.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import './alerts.css';

/** Shown at most; more would hide the list that they are about. */
const shownAtOnce = 2;

/** The system's own notification, while the page is out of sight and the person has allowed it. */
function notifySystem(alert: Alert, onOpen: () => void): void {
  if (!document.hidden || !('Notification' in window) || Notification.permission !== 'granted') return;
  const { title, body, id: tag, silent } = alert;
  const notification = new Notification(title, { body, tag, silent });
  notification.onclick = () => {
    window.focus();
    notification.close();
    onOpen();
  };
}

/** Where the host has no notifications of its own, the page shows them, newest first. */
export function AlertHost(): ReactNode {
  const { on, accounts, queue } = useGuestlist();
  const told = useTold();
  const run = useRunErrand();
  const [alerts, setAlerts] = useState<readonly Alert[]>([]);
  const forget = (id: string) => setAlerts((all) => all.filter((alert) => alert.id !== id));

  async function open({ id, accountId, target }: Alert): Promise<void> {
    forget(id);
    if (accountId !== null && !told(await accounts.select({ accountId }))) return;
    if (target) run(target);
  }
  async function retry({ id, accountId, itemIds }: Alert): Promise<void> {
    forget(id);
    if (accountId !== null) told(await queue.retry({ accountId, ids: itemIds }));
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: what a click does is built of the host, which stays.
  useEffect(() => {
    const stops = [
      on('alerts.raised', (raised) => {
        setAlerts((all) => [raised, ...all.filter(({ id }) => id !== raised.id)]);
        notifySystem(raised, () => void open(raised));
      }),
      on('alerts.withdrawn', ({ id }) => forget(id)),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [on]);

  return (
    <div className="alerts" role="log" aria-label={alertCopy.title}>
      {alerts.slice(0, shownAtOnce).map((alert) => (
        <article key={alert.id} className="alert" aria-label={alert.title}>
          <Bell aria-hidden size={14} className="alert-icon" />
          <div className="alert-words">
            <p className="alert-title">{alert.title}</p>
            <p>{alert.body}</p>
          </div>
          {alert.actions.map((action) => (
            <Button
              key={action}
              look="quiet"
              onClick={() => void (action === 'retry' ? retry(alert) : open(alert))}
            >
              {alertCopy[action]}
            </Button>
          ))}
          <IconButton label={alertCopy.dismiss} tip="start" onClick={() => forget(alert.id)}>
            <X aria-hidden size={14} />
          </IconButton>
        </article>
      ))}
    </div>
  );
}
