import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { type FormEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Account } from '../../preload/account.ts';
import type { Failure, FieldProblem } from '../../preload/failure.ts';
import { accountsCopy } from '../copy/accounts.ts';
import type { Vault } from '../copy/keychain.ts';
import { vaultCopy, vaultWords, whereKept } from '../copy/vault.ts';
import { useGuestlist } from '../state/guestlist-context.ts';
import { Button } from '../ui/Button.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { TextField } from '../ui/Field.tsx';
import { KeychainButtons } from './KeychainButtons.tsx';
import { keyShape } from './key-shape.ts';
import { SecretKeyField } from './SecretKeyField.tsx';
import './key-form.css';

interface KeyFormProps {
  vault: Vault;
  /** Set: its key is replaced. Unset: a new account is connected. */
  account?: Account;
  /** Its API address is to be another one: the key goes there, so it is asked for again. */
  moving?: boolean;
  onDone: (account: Account) => void;
  /** Left out where the way to unlock is offered elsewhere. */
  onVault?: () => void;
}

/** What is to be mended is the key itself. */
const aboutKey = ({ kind }: Failure): boolean => kind === 'unauthorized' || kind === 'forbidden';

/** Takes a secret key, says where it will be kept, and hands it to main, once. */
export function KeyForm({ vault, account, moving = false, onDone, onVault }: KeyFormProps): ReactNode {
  const { accounts } = useGuestlist();
  const field = useRef<HTMLInputElement>(null);
  const label = useRef<HTMLInputElement>(null);
  const apiUrl = useRef<HTMLInputElement>(null);
  const moreId = useId();
  const failureId = useId();
  const [sessionOnly, setSessionOnly] = useState(false);
  const [more, setMore] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<FieldProblem | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const words = vaultWords(vault.state);
  // Memory only when the person chose it: without a keychain and without that choice, main refuses and says why.
  const keepIn = sessionOnly || vault.state === 'session-only' ? 'session' : 'keychain';

  useLayoutEffect(() => {
    if (moving) apiUrl.current?.select();
    else field.current?.focus();
  }, [moving]);

  function ask(secretKey: string, where: 'keychain' | 'session') {
    const address = apiUrl.current?.value.trim() ?? '';
    if (account) {
      const target = moving ? { apiUrl: address } : {};
      return accounts.replaceKey({ accountId: account.id, secretKey, keepIn: where, ...target });
    }
    const named = label.current?.value.trim();
    return accounts.connect({
      secretKey,
      keepIn: where,
      ...(named ? { label: named } : {}),
      ...(address ? { apiUrl: address } : {}),
    });
  }

  async function submit(where: 'keychain' | 'session'): Promise<void> {
    const input = field.current;
    if (!input || busy) return;
    const secretKey = input.value.trim();
    if (keyShape(secretKey) === 'empty') {
      setProblem({ field: 'secretKey', message: accountsCopy.keyMissing });
      input.focus();
      return;
    }
    forget();
    setBusy(true);
    const result = await ask(secretKey, where);
    setBusy(false);
    if (result.ok) {
      input.value = '';
      onDone(result.value);
      return;
    }
    const { failure } = result;
    const about = failure.kind === 'invalid-input' ? failure.fields[0] : undefined;
    const aboutAddress = about?.field === 'apiUrl';
    if (aboutAddress || about?.field === 'secretKey') setProblem(about ?? null);
    else flushSync(() => setFailure(failure));
    // Before the focus goes there.
    if (aboutAddress) flushSync(() => setMore(true));
    (aboutAddress ? apiUrl.current : input)?.select();
    // Below a form of this height it would be out of sight, with the button that helps.
    input.form?.querySelector('[role="alert"]')?.scrollIntoView({ block: 'nearest' });
  }

  function forget(): void {
    setProblem(null);
    setFailure(null);
  }
  const problemOf = (name: string) => (problem?.field === name ? problem.message : null);

  const does = moving ? 'move' : account ? 'replaceKey' : 'connect';

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    void submit(keepIn);
  }

  const addressField = (
    <TextField
      ref={apiUrl}
      label={accountsCopy.apiUrl}
      hint={moving ? accountsCopy.moveHint : accountsCopy.apiUrlHint}
      problem={problemOf('apiUrl')}
      placeholder="https://api.clerk.com/v1"
      inputMode="url"
      defaultValue={account?.apiUrl}
      onChange={forget}
    />
  );

  return (
    <form className="key-form" data-then=".input" onSubmit={onSubmit}>
      {moving ? addressField : null}
      <SecretKeyField
        field={field}
        problem={problemOf('secretKey')}
        refusedBy={failure !== null && aboutKey(failure) ? failureId : undefined}
        onEdit={forget}
      />
      <div className={`vault vault-${words.canKeep ? 'ready' : 'memory'}`}>
        {words.canKeep ? <ShieldCheck aria-hidden size={16} /> : <ShieldAlert aria-hidden size={16} />}
        <p>{whereKept(vault, sessionOnly, account)}</p>
        {onVault && !words.canKeep && vault.state !== 'session-only' ? (
          <KeychainButtons look="quiet" vault={vault} onVault={onVault} />
        ) : null}
        {vault.state === 'session-only' ? null : (
          <label className="vault-choice">
            <input
              type="checkbox"
              checked={sessionOnly}
              onChange={(event) => setSessionOnly(event.target.checked)}
            />
            {vaultCopy.sessionOnly}
          </label>
        )}
      </div>
      {account ? null : (
        <>
          <Disclosure open={more} controls={moreId} onOpen={setMore}>
            {accountsCopy.more}
          </Disclosure>
          <div id={moreId} hidden={!more} className="key-more">
            <TextField
              ref={label}
              label={accountsCopy.label}
              placeholder={accountsCopy.labelPlaceholder}
              maxLength={60}
            />
            {addressField}
          </div>
        </>
      )}
      {failure ? (
        <div id={failureId}>
          <FailureNote
            failure={failure}
            situation="connect"
            actions={{ 'try-again': () => void submit(keepIn), 'session-only': () => void submit('session') }}
          />
        </div>
      ) : null}
      <Button look="primary" type="submit" busy={busy} className="key-submit">
        {busy ? accountsCopy.connecting : accountsCopy[does]}
      </Button>
    </form>
  );
}
