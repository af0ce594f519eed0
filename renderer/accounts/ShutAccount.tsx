import { KeyRound } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Account } from '../../preload/account.ts';
import { keychainCopy, keychainName, type Vault } from '../copy/keychain.ts';
import { vaultWords } from '../copy/vault.ts';
import { useTold } from '../queue/use-queue-actions.ts';
import { useGuestlist } from '../state/guestlist-context.ts';
import { useStatus } from '../status/status-context.ts';
import { Button } from '../ui/Button.tsx';
import { Confirm } from '../ui/Modal.tsx';
import { KeychainButtons } from './KeychainButtons.tsx';

interface ShutAccountProps {
  account: Account;
  vault: Vault;
  onVault: () => void;
}

/** An account whose list and queue are on this computer, and the keychain has not the one key to them. */
export function ShutAccount({ account, vault, onVault }: ShutAccountProps): ReactNode {
  const { accounts } = useGuestlist();
  const { say } = useStatus();
  const told = useTold();
  const [asking, setAsking] = useState(false);
  const { label } = account;
  const gone = account.shut === 'missing';
  const words = vaultWords('twins', vault.provider, account.shutEntries);

  async function startAfresh(): Promise<void> {
    setAsking(false);
    if (!told(await accounts.startAfresh({ accountId: account.id }))) return;
    say(keychainCopy.startedAfresh(label), 'success');
    onVault();
  }
  return (
    <main className="needs-key" data-then=".needs-key button">
      <div className="needs-key-head">
        <KeyRound aria-hidden size={22} />
        <h1>{gone ? keychainCopy.shutTitle : words.title}</h1>
        <p>{gone ? keychainCopy.shutText(label, keychainName(vault.provider)) : words.explanation}</p>
        {gone ? <p>{keychainCopy.shutAdvice}</p> : null}
        <KeychainButtons look="primary" vault={vault} onVault={onVault} />
        {gone ? (
          <Button look="quiet" onClick={() => setAsking(true)}>
            {keychainCopy.startAfresh}
          </Button>
        ) : null}
      </div>
      <Confirm
        open={asking}
        title={keychainCopy.startAfreshTitle(label)}
        text={keychainCopy.startAfreshText}
        action={keychainCopy.startAfresh}
        cancel={keychainCopy.cancel}
        onConfirm={() => void startAfresh()}
        onClose={() => setAsking(false)}
      />
    </main>
  );
}
