import { type ReactNode, useState } from 'react';
import { accountsCopy } from '../copy/accounts.ts';
import { resetCopy } from '../copy/settings.ts';
import { Button } from '../ui/Button.tsx';
import { Confirm } from '../ui/Modal.tsx';

export function ResetSettings({ onReset }: { onReset: () => void }): ReactNode {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button look="quiet" className="settings-reset" onClick={() => setAsking(true)}>
        {resetCopy.button}
      </Button>
      <Confirm
        open={asking}
        title={resetCopy.title}
        text={resetCopy.text}
        action={resetCopy.action}
        cancel={accountsCopy.cancel}
        onConfirm={() => {
          setAsking(false);
          onReset();
        }}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
