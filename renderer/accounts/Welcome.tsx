import { FlaskConical } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Account, Accounts } from '../../preload/account.ts';
import type { Failure } from '../../preload/failure.ts';
import { accountsCopy } from '../copy/accounts.ts';
import { vaultOf } from '../copy/vault.ts';
import icon from '../icon.svg';
import { useGuestlist } from '../state/guestlist-context.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { KeyForm } from './KeyForm.tsx';
import './welcome.css';

interface WelcomeProps {
  accounts: Accounts;
  onDone: (account: Account) => void;
  onVault: () => void;
}

/** First run: connect an account, or practise. */
export function Welcome({ accounts, onDone, onVault }: WelcomeProps): ReactNode {
  return (
    <main className="welcome">
      <div className="welcome-head">
        <img src={icon} alt="" width={40} height={40} />
        <h1>{accountsCopy.welcomeTitle}</h1>
        <p>{accountsCopy.welcomeText}</p>
      </div>
      <KeyForm vault={vaultOf(accounts)} onDone={onDone} onVault={onVault} />
      <TrySandbox onDone={onDone} />
    </main>
  );
}

/** Starts the in-app sandbox and works with it. */
export function TrySandbox({ onDone }: { onDone: (account: Account) => void }): ReactNode {
  const { accounts } = useGuestlist();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  async function start(): Promise<void> {
    setBusy(true);
    setFailure(null);
    const result = await accounts.trySandbox({});
    setBusy(false);
    if (result.ok) onDone(result.value);
    else setFailure(result.failure);
  }
  return (
    <div className="sandbox" data-then=".sandbox > .button">
      {failure ? (
        <FailureNote failure={failure} situation="connect" actions={{ 'try-again': () => void start() }} />
      ) : null}
      <p>{accountsCopy.trySandboxText}</p>
      <Button icon={<FlaskConical aria-hidden size={15} />} busy={busy} onClick={() => void start()}>
        {busy ? accountsCopy.startingSandbox : accountsCopy.trySandbox}
      </Button>
    </div>
  );
}
