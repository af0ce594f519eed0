import { KeyRound, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Account } from '../../preload/account.ts';
import type { VaultState } from '../../preload/failure.ts';
import { accountsCopy } from '../copy/accounts.ts';
import { vaultCopy, vaultWords } from '../copy/vault.ts';
import { Button } from '../ui/Button.tsx';
import { KeyForm } from './KeyForm.tsx';

interface NeedsKeyProps {
  account: Account;
  vault: VaultState;
  onDone: (account: Account) => void;
  onRetryVault: () => void;
}

/** An account whose key is not at hand: it is locked in, or was for one session only. */
export function NeedsKey({ account, vault, onDone, onRetryVault }: NeedsKeyProps): ReactNode {
  const shutIn = account.keptIn === 'keychain' && vault !== 'ready';
  return (
    <main className="needs-key">
      <div className="needs-key-head">
        {shutIn ? <Lock aria-hidden size={22} /> : <KeyRound aria-hidden size={22} />}
        <h1>{shutIn ? vaultWords[vault].title : accountsCopy.noKeyTitle}</h1>
        <p>{shutIn ? vaultWords[vault].explanation : accountsCopy.noKeyText(account.label)}</p>
        {shutIn ? (
          <Button look="primary" onClick={onRetryVault}>
            {vaultCopy.retryVault}
          </Button>
        ) : null}
      </div>
      <KeyForm
        key={account.id}
        vault={vault}
        account={account}
        onDone={onDone}
        {...(shutIn ? {} : { onRetryVault })}
      />
    </main>
  );
}
