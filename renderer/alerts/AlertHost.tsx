import { Bell, X } from 'lucide-react';
import { type ReactNode, useEffect, useEffectEvent, useMemo, useSyncExternalStore } from 'react';
import type { Alert, AlertKind } from '../../preload/alert.ts';
import { launchActionIn } from '../../preload/launch-action.ts';
import { alertCopy } from '../copy/alerts.ts';
import { useTold } from '../queue/use-queue-actions.ts';
import { useRunLaunchAction } from '../shell/launch-action-context.ts';
import { useHost } from '../state/guestlist-context.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Fold } from '../ui/Fold.tsx';
import { useStepBack } from '../ui/step-back.ts';
import { useLeaves } from '../ui/use-leaves.ts';
import { type Answer, PageNotifier } from './page-notifier.ts';
import { raiseOutside } from './web-notification.ts';
import './alerts.css';

/** News that asks nothing of anybody goes by itself. */
const passes: Record<AlertKind, boolean> = {
  'invite-failed': false,
  'resend-failed': false,
  'revoke-failed': false,
  'delete-failed': false,
  'queue-blocked': false,
  'key-refused': false,
  keychain: false,
  recovered: true,
  accepted: true,
  waitlist: true,
  expiring: true,
  'import-finished': true,
};
/** Seconds of being looked at, enough to read it and reach for the mouse. */
const readSeconds = 20;

/** Shown at most; more would hide the list that they are about. */
const shownAtOnce = 2;

/** Where the host has no notifications of its own, the page shows them, newest first. */
export function AlertHost(): ReactNode {
  const { guestlist, connection, initial } = useHost();
  const told = useTold();
  const run = useRunLaunchAction();
  const notifier = useMemo(() => new PageNotifier(raiseOutside), []);
  const shown = useSyncExternalStore(notifier.watch, notifier.shown);

  const act = useEffectEvent(async ({ accountId, itemIds, target }: Alert, what: Answer['what']) => {
    const { accounts, queue } = guestlist;
    if (what === 'opened') {
      if (accountId !== null && !told(await accounts.select({ accountId }))) return;
      if (target) run(launchActionIn(accountId, target));
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
    initial.afterDrawing(() => void catchUp());
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
  }, [guestlist, connection, notifier, initial]);

  const [first] = shown;
  useStepBack(first ? () => notifier.answer(first.id, 'closed') : null);
  return (
    <div className="alerts" role="log" aria-label={alertCopy.title} data-then=".alert .icon-button">
      {shown.slice(0, shownAtOnce).map((alert) => (
        <Shown key={alert.id} alert={alert} onAnswer={(what) => notifier.answer(alert.id, what)} />
      ))}
    </div>
  );
}

/** One line. Good news goes by itself once it was there to be read; a failure waits for an answer, or for Escape. */
function Shown({ alert, onAnswer }: { alert: Alert; onAnswer: (what: Answer['what']) => void }): ReactNode {
  const holding = useLeaves(passes[alert.kind], readSeconds, () => onAnswer('closed'));
  return (
    <article className="strip alert" aria-label={alert.title} {...holding}>
      <Bell aria-hidden size={14} className="strip-icon" />
      <Fold title={alert.title} text={alert.body} />
      {alert.actions.map((action) => (
        <Button key={action} look="quiet" onClick={() => onAnswer(action === 'retry' ? 'retry' : 'opened')}>
          {alertCopy[action]}
        </Button>
      ))}
      <IconButton label={alertCopy.dismiss} tip="start" onClick={() => onAnswer('closed')}>
        <X aria-hidden size={14} />
      </IconButton>
    </article>
  );
}
