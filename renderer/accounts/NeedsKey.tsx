import { KeyRound, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Account } from '../../preload/account.ts';
import { accountsCopy } from '../copy/accounts.ts';
import type { Vault } from '../copy/keychain.ts';
import { vaultWords } from '../copy/vault.ts';
import { KeychainButtons } from './KeychainButtons.tsx';
import { KeyForm } from './KeyForm.tsx';
import { ShutAccount } from './ShutAccount.tsx';

interface NeedsKeyProps {
  account: Account;
  vault: Vault;
  onDone: (account: Account) => void;
  onVault: () => void;
}

/** An account whose key is not at hand: it is locked in, is gone, or was for one session only. */
export function NeedsKey({ account, vault, onDone, onVault }: NeedsKeyProps): ReactNode {
  if (account.shut === 'missing' || account.shut === 'twins') {
    return <ShutAccount account={account} vault={vault} onVault={onVault} />;
  }
  const state = account.shut ?? vault.state;
  const shutIn = account.keptIn === 'keychain' && state !== 'ready';
  const gone = account.keptIn === 'keychain' && !shutIn;
  const words = vaultWords(gone ? 'missing' : state, vault.provider);
  return (
    <main className="needs-key">
      <div className="needs-key-head">
        {shutIn ? <Lock aria-hidden size={22} /> : <KeyRound aria-hidden size={22} />}
        <h1>{shutIn || gone ? words.title : accountsCopy.noKeyTitle}</h1>
        <p>{shutIn ? words.explanation : accountsCopy[gone ? 'goneText' : 'noKeyText'](account.label)}</p>
        {gone ? <p>{words.explanation}</p> : null}
        {shutIn ? <KeychainButtons look="primary" vault={{ ...vault, state }} onVault={onVault} /> : null}
      </div>
      <KeyForm
        key={account.id}
        vault={vault}
        account={account}
        onDone={onDone}
        {...(shutIn ? {} : { onVault })}
      />
    </main>
  );
}
