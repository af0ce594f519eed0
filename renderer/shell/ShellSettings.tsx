import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import type { ShellState } from '../../preload/shell.ts';
import { shellCopy } from '../copy/shell.ts';
import { useTold } from '../queue/use-queue-actions.ts';
import { useGuestlist } from '../state/guestlist-context.ts';
import { useResource } from '../state/use-resource.ts';
import { Button } from '../ui/Button.tsx';
import { Toggle } from '../ui/Field.tsx';
import { acceleratorOf } from './accelerator.ts';
import './shell-settings.css';

/** Nothing at all where the host has none of it. */
export function ShellSettings(): ReactNode {
  const { shell, settings } = useGuestlist();
  const told = useTold();
  const titleId = useId();
  const state = useResource('shell', (guestlist) => guestlist.shell.state({}), ['settings.changed']);
  if (!state.value?.tray) return null;
  const { shortcut, launchAtLogin, x11 } = state.value;

  function keep(next: ShellState | null): void {
    if (next) state.put(next);
  }
  return (
    <section className="settings-section" aria-labelledby={titleId} data-then="button">
      <h2 id={titleId}>{shellCopy.title}</h2>
      <ShortcutRecorder
        shortcut={shortcut}
        onChange={async (accelerator) => keep(told(await shell.setShortcut({ accelerator })))}
      />
      {launchAtLogin.available ? (
        <Toggle
          label={shellCopy.launchAtLogin}
          hint={launchAtLogin.overruled ? shellCopy.overruled : shellCopy.launchHint}
          checked={launchAtLogin.enabled}
          onChange={async (enabled) => keep(told(await shell.setLaunchAtLogin({ enabled })))}
        />
      ) : null}
      {x11.available ? (
        <Toggle
          label={shellCopy.x11}
          hint={x11.wanted === x11.active ? shellCopy.x11Hint : shellCopy.x11Later}
          checked={x11.wanted}
          onChange={async (useX11) => void told(await settings.set({ useX11 }))}
        />
      ) : null}
    </section>
  );
}

interface RecorderProps {
  shortcut: ShellState['shortcut'];
  onChange: (accelerator: string | null) => void;
}

/** Takes the next keys that are pressed; main decides whether they can be had. */
function ShortcutRecorder({ shortcut, onChange }: RecorderProps): ReactNode {
  const [recording, setRecording] = useState(false);
  const hintId = useId();

  function onKeyDown(event: KeyboardEvent): void {
    if (!recording || event.key === 'Tab') return;
    event.preventDefault();
    // Also from the dialog, which would close on Escape.
    event.stopPropagation();
    if (event.key === 'Escape') setRecording(false);
    const accelerator = acceleratorOf(event.nativeEvent);
    if (accelerator === null) return;
    setRecording(false);
    onChange(accelerator);
  }

  return (
    <div className="shortcut">
      <span>{shellCopy.shortcut}</span>
      <kbd className="shortcut-keys">{shortcut.accelerator ?? shellCopy.none}</kbd>
      <Button
        aria-describedby={hintId}
        onClick={() => setRecording(true)}
        onKeyDown={onKeyDown}
        onBlur={() => setRecording(false)}
      >
        {recording ? shellCopy.recording : shellCopy.record}
      </Button>
      {shortcut.accelerator === null ? null : (
        <Button look="quiet" onClick={() => onChange(null)}>
          {shellCopy.clear}
        </Button>
      )}
      <p id={hintId} className="shortcut-hint" role="status">
        {shellCopy.states[shortcut.state]}
      </p>
    </div>
  );
}
