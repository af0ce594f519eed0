import { type FormEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { Account } from '../../preload/account.ts';
import type { Preset } from '../../preload/settings.ts';
import { accountsCopy } from '../copy/accounts.ts';
import { keychainCopy, type Vault } from '../copy/keychain.ts';
import { keptInWords } from '../copy/vault.ts';
import { useTold } from '../queue/use-queue-actions.ts';
import { DefaultPreset } from '../settings/DefaultPreset.tsx';
import { useGuestlist } from '../state/guestlist-context.ts';
import { useStatus } from '../status/status-context.ts';
import { EnvironmentBadge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Confirm } from '../ui/Modal.tsx';
import { KeyForm } from './KeyForm.tsx';
import './account-settings.css';

type Mode = 'rest' | 'rename' | 'replace-key' | 'move' | 'remove';

interface AccountSettingsProps {
  account: Account;
  presets: readonly Preset[];
  onPresets: (presets: Preset[]) => void;
  vault: Vault;
  onVault: () => void;
}

/** `lost`: so many items of its queue have not gone out. */
function removeText({ keptIn }: Account, { provider }: Vault, lost: number): string {
  const stays = keptIn === 'keychain' && provider === 'keepassxc';
  const text = accountsCopy.removeText + accountsCopy.removeLost(lost);
  return stays ? `${text} ${keychainCopy.keepsDeleted}` : text;
}

/** One account: what it is, and rename, replace key, remove. */
export function AccountSettings(props: AccountSettingsProps): ReactNode {
  const { account, presets, onPresets, vault, onVault } = props;
  const { accounts, queue } = useGuestlist();
  const { say } = useStatus();
  const told = useTold();
  const [mode, setMode] = useState<Mode>('rest');
  const [lost, setLost] = useState(0);

  /** A queue that cannot be read has told why where the account is. */
  async function askToRemove(): Promise<void> {
    const answer = await queue.list({ accountId: account.id, offset: 0, limit: 1 });
    const { queued, sending, waiting, failed } = answer.ok
      ? answer.value.summary
      : { queued: 0, sending: 0, waiting: 0, failed: 0 };
    setLost(queued + sending + waiting + failed);
    setMode('remove');
  }

  async function remove(): Promise<void> {
    setMode('rest');
    if (told(await accounts.remove({ accountId: account.id }))) say(accountsCopy.removed(account.label));
  }

  /** Ends the form that is open here, and not the sheet around it. */
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || mode === 'rest' || mode === 'remove') return;
    event.preventDefault();
    setMode('rest');
  }

  return (
    <li
      className="account"
      aria-label={account.label}
      data-then=".account-actions button"
      onKeyDown={onKeyDown}
    >
      <div className="account-head">
        <span className="account-label">{account.label}</span>
        <EnvironmentBadge account={account} />
      </div>
      <p className="account-facts">
        <code>{account.fingerprint}</code> ·{' '}
        {account.hasKey ? keptInWords(account, vault) : accountsCopy.noKey}
      </p>
      <p className="account-facts">{account.apiUrl}</p>
      <DefaultPreset accountId={account.id} presets={presets} onChange={onPresets} />
      {mode === 'rename' ? <Rename account={account} onDone={() => setMode('rest')} /> : null}
      {mode === 'replace-key' || mode === 'move' ? (
        <KeyForm
          vault={vault}
          account={account}
          moving={mode === 'move'}
          onVault={onVault}
          onDone={({ label, apiUrl }) => {
            setMode('rest');
            say(
              mode === 'move' ? accountsCopy.moved(label, apiUrl) : accountsCopy.keyReplaced(label),
              'success',
            );
          }}
        />
      ) : null}
      <div className="account-actions">
        {mode === 'rest' || mode === 'remove' ? (
          <>
            <Button look="quiet" onClick={() => setMode('rename')}>
              {accountsCopy.rename}
            </Button>
            {account.keptIn === 'sandbox' ? null : (
              <>
                <Button look="quiet" onClick={() => setMode('replace-key')}>
                  {accountsCopy.replaceKey}
                </Button>
                <Button look="quiet" onClick={() => setMode('move')}>
                  {accountsCopy.move}
                </Button>
              </>
            )}
            <Button look="quiet" className="account-remove" onClick={() => void askToRemove()}>
              {accountsCopy.remove}
            </Button>
          </>
        ) : (
          <Button look="quiet" onClick={() => setMode('rest')}>
            {accountsCopy.cancel}
          </Button>
        )}
      </div>
      <Confirm
        open={mode === 'remove'}
        title={accountsCopy.removeTitle(account.label)}
        text={removeText(account, vault, lost)}
        action={accountsCopy.remove}
        cancel={accountsCopy.cancel}
        onConfirm={() => void remove()}
        onClose={() => setMode('rest')}
      />
    </li>
  );
}

function Rename({ account, onDone }: { account: Account; onDone: () => void }): ReactNode {
  const { accounts } = useGuestlist();
  const { say } = useStatus();
  const told = useTold();
  const field = useRef<HTMLInputElement>(null);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const label = field.current?.value.trim() ?? '';
    if (label === '') return field.current?.focus();
    const renamed = told(await accounts.rename({ accountId: account.id, label }));
    if (!renamed) return;
    say(accountsCopy.renamed(renamed.label), 'success');
    onDone();
  }
  return (
    <form className="rename" onSubmit={(event) => void submit(event)}>
      <input
        ref={(element) => {
          field.current = element;
          element?.select();
        }}
        className="input"
        aria-label={accountsCopy.renameTo(account.label)}
        defaultValue={account.label}
        required
        maxLength={60}
      />
      <Button look="primary" type="submit">
        {accountsCopy.save}
      </Button>
    </form>
  );
}
