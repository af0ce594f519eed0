/** Takes back all that has not gone out, once it was asked for. */
import { type ReactNode, useState } from 'react';
import { queueCopy } from '../copy/queue.ts';
import { Button } from '../ui/Button.tsx';
import { Confirm } from '../ui/Modal.tsx';

interface CancelAllProps {
  /** How many have not gone out. */
  left: number;
  cancelAll: () => Promise<void>;
}

export function CancelAll({ left, cancelAll }: CancelAllProps): ReactNode {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button look="quiet" onClick={() => setAsking(true)}>
        {queueCopy.cancelAll}
      </Button>
      <Confirm
        title={queueCopy.cancelAllTitle(left)}
        text={queueCopy.cancelAllText}
        action={queueCopy.cancelAll}
        cancel={queueCopy.keepAll}
        open={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          void cancelAll();
        }}
      />
    </>
  );
}
