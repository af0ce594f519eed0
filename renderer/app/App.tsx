import { Settings as SettingsIcon } from 'lucide-react';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import type { Account, Accounts } from '../../preload/account.ts';
import type { Failure } from '../../preload/failure.ts';
import type { Settings } from '../../preload/settings.ts';
import { defaultSettings } from '../../preload/settings-defaults.ts';
import { Switcher } from '../accounts/Switcher.tsx';
import { accountsCopy, environmentWord } from '../copy/accounts.ts';
import { appCopy } from '../copy/app.ts';
import { vaultOf } from '../copy/vault.ts';
import { useTold } from '../queue/use-queue-actions.ts';
import { useKeptWindow } from '../shell/kept-window.ts';
import { LaunchActions } from '../shell/LaunchActions.tsx';
import { useLaunchAction } from '../shell/launch-action-context.ts';
import { useClerkClock } from '../state/clerk-clock.ts';
import { useConnection, useGuestlist, useHost } from '../state/guestlist-context.ts';
import { type ResourceHandle, useResource } from '../state/use-resource.ts';
import { useStatus } from '../status/status-context.ts';
import { IconButton } from '../ui/Button.tsx';
import { Skeleton } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { fetching, Later, later, useFetchedLater } from '../ui/Later.tsx';
import { Modal } from '../ui/Modal.tsx';
import { PaneProvider } from '../ui/PaneProvider.tsx';
import { ConnectionScreen } from './ConnectionScreen.tsx';
import { Workspace } from './Workspace.tsx';
import './app.css';

const accountParts = () => import('../accounts/parts.ts');
const KeyForm = later(async () => (await accountParts()).KeyForm);
const NeedsKey = later(async () => (await accountParts()).NeedsKey);
const TrySandbox = later(async () => (await accountParts()).TrySandbox);
const Welcome = later(async () => (await accountParts()).Welcome);
const SettingsModal = later(async () => (await import('../settings/SettingsModal.tsx')).SettingsModal);
// What stands already it asks for itself, whenever it comes.
const AlertHost = later(async () => (await import('../alerts/AlertHost.tsx')).AlertHost);
const KeysSheet = later(async () => (await import('./KeysSheet.tsx')).KeysSheet);

const wholeText = async () => (await import('../ui/whole-text.ts')).tellWholeText();

/** The whole page: what main knows decides which screen it is. */
export function App(): ReactNode {
  const connection = useConnection();
  const accounts = useResource('accounts', (guestlist) => guestlist.accounts.list({}), ['accounts.changed']);
  const settings = useResource('settings', (guestlist) => guestlist.settings.get({}), ['settings.changed']);
  const theme = settings.value?.theme ?? 'system';
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);

  useFetchedLater(wholeText);
  const { initial } = useHost();
  useEffect(() => initial.clear(), [initial]);

  // What is being typed survives a short absence of main, out of sight.
  const broken = connection !== 'connected';
  return (
    <>
      {broken ? <ConnectionScreen state={connection} /> : null}
      <div className="page" hidden={broken}>
        <LaunchActions>
          {accounts.value ? (
            <PaneProvider>
              <Connected accounts={accounts.value} reload={accounts.reload} settings={settings} />
            </PaneProvider>
          ) : (
            <Opening failure={accounts.failure} onRetry={() => void accounts.reload()} />
          )}
        </LaunchActions>
      </div>
    </>
  );
}

function Opening({ failure, onRetry }: { failure: Failure | null; onRetry: () => void }): ReactNode {
  return (
    <main className="opening">
      <h1 className="visually-hidden">{appCopy.name}</h1>
      {failure ? (
        <FailureNote failure={failure} situation="action" actions={{ 'try-again': onRetry }} />
      ) : (
        <Skeleton rows={5} label={appCopy.loading} />
      )}
    </main>
  );
}

type Open = 'nothing' | 'settings' | 'keys' | 'add' | 'replace-key';

interface ConnectedProps {
  accounts: Accounts;
  reload: () => Promise<void>;
  settings: ResourceHandle<Settings>;
}

function Connected({ accounts, reload, settings }: ConnectedProps): ReactNode {
  const guestlist = useGuestlist();
  const { say } = useStatus();
  const told = useTold();
  const [open, setOpen] = useState<Open>('nothing');
  const close = () => setOpen('nothing');
  const current = accounts.accounts.find(({ id }) => id === accounts.currentId) ?? accounts.accounts[0];
  const accountId = current?.id ?? '';
  const sync = useResource(
    `sync ${accountId}`,
    ({ invitations }) => invitations.syncState({ accountId }),
    ['sync.changed'],
    accountId,
  );
  useClerkClock(sync.value, sync.reload);
  useKeptWindow();
  // Its copy and queue on disk cannot be read, and what would be queued now would be gone with this process. A keychain
  // that is locked later leaves both as they are.
  const shutOut =
    current?.shut != null ||
    (current?.keptIn === 'keychain' && accounts.vault !== 'ready' && sync.value?.durable === false);
  const lookAgain = () => void reload();
  const vault = vaultOf(accounts);
  useLaunchAction('settings', () => setOpen('settings'));
  useLaunchAction('connect', () => setOpen('add'));

  function connected(account: Account): void {
    close();
    void reload();
    say(accountsCopy.connected(account.label), 'success');
  }
  async function select(account: Account): Promise<void> {
    if (!told(await guestlist.accounts.select({ accountId: account.id }))) return;
    await reload();
    say(accountsCopy.switchedTo(account.label));
  }

  useFetchedLater(accountParts);
  if (!current) {
    return (
      <Suspense fallback={fetching}>
        <Welcome accounts={accounts} onDone={connected} onVault={lookAgain} />
      </Suspense>
    );
  }
  return (
    <div
      className="app"
      data-environment={environmentWord(current).toLowerCase()}
      data-then=".address-input, .key-form .input"
    >
      <header className="app-head" data-stop=".switcher-button">
        <h1 className="visually-hidden">{appCopy.name}</h1>
        <Switcher
          accounts={accounts.accounts}
          current={current}
          onSelect={(account) => void select(account)}
          onAdd={() => setOpen('add')}
        />
        <IconButton label={appCopy.settings} tip="start" onClick={() => setOpen('settings')}>
          <SettingsIcon aria-hidden size={16} />
        </IconButton>
      </header>
      {current.hasKey && !shutOut ? (
        <Workspace
          key={current.id}
          account={current}
          accounts={accounts.accounts}
          settings={settings.value ?? defaultSettings}
          sync={sync}
          onKeys={() => setOpen('keys')}
          onSettings={() => setOpen('settings')}
          onReplaceKey={() => setOpen('replace-key')}
          onSelect={(account) => void select(account)}
          onAdd={() => setOpen('add')}
        />
      ) : (
        <Suspense fallback={fetching}>
          <NeedsKey account={current} vault={vault} onDone={connected} onVault={lookAgain} />
        </Suspense>
      )}
      <Later wanted={false}>
        <AlertHost />
      </Later>
      <Later wanted={open === 'settings' || open === 'keys'}>
        <SettingsModal
          open={open === 'settings'}
          onClose={close}
          accounts={accounts}
          current={current}
          settings={settings.value ?? defaultSettings}
          onSettings={settings.put}
          durable={sync.value?.durable ?? null}
          onAdd={() => setOpen('add')}
          onVault={lookAgain}
        />
        <KeysSheet open={open === 'keys'} onClose={close} />
      </Later>
      <Modal title={accountsCopy.addTitle} open={open === 'add'} onClose={close}>
        <p className="modal-text">{accountsCopy.addText}</p>
        <Suspense fallback={fetching}>
          <KeyForm vault={vault} onDone={connected} onVault={lookAgain} />
          <TrySandbox onDone={connected} />
        </Suspense>
      </Modal>
      <Modal title={accountsCopy.replaceTitle} open={open === 'replace-key'} onClose={close}>
        <p className="modal-text">{accountsCopy.replaceText(current.label)}</p>
        <Suspense fallback={fetching}>
          <KeyForm
            vault={vault}
            account={current}
            onVault={lookAgain}
            onDone={(account) => {
              close();
              say(accountsCopy.keyReplaced(account.label), 'success');
            }}
          />
        </Suspense>
      </Modal>
    </div>
  );
}
