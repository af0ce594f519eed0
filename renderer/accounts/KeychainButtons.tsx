import { type ReactNode, useState } from 'react';
import { keychainCopy, type Vault } from '../copy/keychain.ts';
import { useGuestlist } from '../state/guestlist-context.ts';
import { Button } from '../ui/Button.tsx';

interface KeychainButtonsProps {
  vault: Vault;
  look: 'primary' | 'quiet';
  /** The keychain was asked, and may be in another state now. */
  onVault: () => void;
}

/** What a person can do about a keychain that is not at hand; while its own window waits, nothing. */
export function KeychainButtons({ vault, look, onVault }: KeychainButtonsProps): ReactNode {
  const { accounts } = useGuestlist();
  const [busy, setBusy] = useState(false);
  const creates = vault.state === 'no-collection' && vault.canCreate;

  async function ask(): Promise<void> {
    setBusy(true);
    // How it ended is the state of the keychain, which the list says.
    await (creates ? accounts.createKeychain({}) : accounts.unlock({}));
    setBusy(false);
    onVault();
  }
  return (
    <Button look={look} busy={busy} onClick={() => void ask()}>
      {busy ? keychainCopy.opening : label(vault, creates)}
    </Button>
  );
}

function label({ state, provider }: Vault, creates: boolean): string {
  if (creates) return provider === 'kwallet' ? keychainCopy.createWallet : keychainCopy.create;
  return state === 'locked' || state === 'denied' ? keychainCopy.open : keychainCopy.retry;
}
