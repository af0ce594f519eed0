import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { QueueItem } from '../../preload/queue.ts';
import { queueCopy } from '../copy/queue.ts';
import { Button } from '../ui/Button.tsx';
import type { QueueActions } from './use-queue-actions.ts';

interface AddressEditProps {
  item: QueueItem;
  actions: QueueActions;
  onDone: () => void;
}

/** Another address for what failed. Not a form: the line may stand in the one that invites, whose Enter must not hear this. */
export function AddressEdit({ item, actions, onDone }: AddressEditProps): ReactNode {
  const [address, setAddress] = useState(item.emailAddress);
  const field = useRef<HTMLInputElement>(null);
  /** Why is said in the status line. */
  const [refused, setRefused] = useState(false);
  const sending = useRef(false);
  // Once: the line is drawn anew with all that happens in the queue, and the person may be elsewhere by then.
  useEffect(() => field.current?.focus(), []);
  async function send(): Promise<void> {
    if (address.trim() === '' || sending.current) return;
    // A second Enter would be about what is no longer there, and say so over what went well.
    sending.current = true;
    const done = await actions.correct(item.id, address.trim());
    sending.current = false;
    setRefused(!done);
    if (done) onDone();
  }
  function onKeyDown(event: KeyboardEvent): void {
    // The keys of the row, and of what is around it, are letters here.
    event.stopPropagation();
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    if (event.key === 'Enter') void send();
    else onDone();
  }
  return (
    <div className="queue-edit">
      <input
        ref={field}
        className="input"
        type="email"
        aria-label={queueCopy.newAddress(item.emailAddress)}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={refused || undefined}
        value={address}
        onChange={(event) => {
          setAddress(event.target.value);
          setRefused(false);
        }}
        onKeyDown={onKeyDown}
      />
      <Button onClick={() => void send()}>{queueCopy.send}</Button>
    </div>
  );
}
