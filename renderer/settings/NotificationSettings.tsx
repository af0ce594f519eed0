import { type ReactNode, useId, useState } from 'react';
import type { AlertKind } from '../../preload/alert.ts';
import { alertKinds } from '../../preload/alert-kinds.ts';
import type { QuietHours, Settings } from '../../preload/settings.ts';
import { notificationCopy } from '../copy/settings.ts';
import { Button } from '../ui/Button.tsx';
import { TextField, Toggle } from '../ui/Field.tsx';

interface NotificationSettingsProps {
  settings: Settings;
  /** Whether the page itself has to show them. */
  inBrowser: boolean;
  onChange: (part: Partial<Settings>) => void;
}

/** Which events are told, when, and how much they give away. */
export function NotificationSettings({
  settings,
  inBrowser,
  onChange,
}: NotificationSettingsProps): ReactNode {
  const { notifications, mutedNotifications, hideAddresses, quietHours } = settings;
  const id = useId();
  const setQuiet = (part: Partial<QuietHours>) => onChange({ quietHours: { ...quietHours, ...part } });
  function setKind(kind: AlertKind, on: boolean): void {
    const others = mutedNotifications.filter((each) => each !== kind);
    onChange({ mutedNotifications: on ? others : [...others, kind] });
  }
  return (
    <>
      <Toggle
        label={notificationCopy.on}
        checked={notifications}
        onChange={(on) => onChange({ notifications: on })}
      />
      {notifications ? (
        <>
          {inBrowser ? <BrowserPermission /> : null}
          <fieldset className="kinds" aria-labelledby={id}>
            <legend id={id} className="field-hint">
              {notificationCopy.kinds}
            </legend>
            {alertKinds.map((kind) => (
              <label key={kind} className="kind">
                <input
                  type="checkbox"
                  checked={!mutedNotifications.includes(kind)}
                  onChange={(event) => setKind(kind, event.target.checked)}
                />
                {notificationCopy.kind[kind]}
              </label>
            ))}
          </fieldset>
          <Toggle
            label={notificationCopy.hideAddresses}
            hint={notificationCopy.hideHint}
            checked={hideAddresses}
            onChange={(on) => onChange({ hideAddresses: on })}
          />
          <Toggle
            label={notificationCopy.quiet}
            checked={quietHours.enabled}
            onChange={(enabled) => setQuiet({ enabled })}
          />
          {quietHours.enabled ? (
            <div className="settings-grid">
              {(['from', 'to'] as const).map((end) => (
                <TextField
                  key={end}
                  type="time"
                  label={notificationCopy[end]}
                  value={quietHours[end]}
                  onChange={({ target }) => target.value && setQuiet({ [end]: target.value })}
                />
              ))}
            </div>
          ) : null}
        </>
      ) : null}
    </>
  );
}

/** A browser asks the person itself, and only after a click. */
function BrowserPermission(): ReactNode {
  const [permission, setPermission] = useState(() => Notification.permission);
  if (permission !== 'default') {
    return (
      <p className="field-hint">
        {permission === 'granted' ? notificationCopy.allowed : notificationCopy.denied}
      </p>
    );
  }
  return (
    <Button onClick={() => void Notification.requestPermission().then(setPermission)}>
      {notificationCopy.allow}
    </Button>
  );
}
