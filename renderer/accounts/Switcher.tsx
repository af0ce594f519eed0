import { Check, ChevronsUpDown, Plus } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import type { Account } from '../../preload/account.ts';
import { accountsCopy } from '../copy/accounts.ts';
import { EnvironmentBadge } from '../ui/Badge.tsx';
import './switcher.css';

interface SwitcherProps {
  accounts: readonly Account[];
  current: Account;
  onSelect: (account: Account) => void;
  onAdd: () => void;
}

/** Moves the focus among the buttons of a panel; Escape and a click outside are the platform's (popover). */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  buttons.at((at + step) % buttons.length)?.focus();
}

/** The platform focuses it as the panel opens, before the next key; React's own `autoFocus` sets no attribute. */
function takesFocus(element: HTMLElement | null): void {
  element?.setAttribute('autofocus', '');
}

/** Which account is at work, and the way to another. */
export function Switcher({ accounts, current, onSelect, onAdd }: SwitcherProps): ReactNode {
  const panel = useRef<HTMLElement>(null);
  const id = useId();
  function choose(act: () => void): void {
    panel.current?.hidePopover();
    act();
  }
  return (
    <div className="switcher">
      <button type="button" className="switcher-button" popoverTarget={id}>
        <span className="visually-hidden">{accountsCopy.switcher}</span>
        <span className="switcher-label">{current.label}</span>
        <EnvironmentBadge account={current} named={current.label} />
        <ChevronsUpDown aria-hidden size={14} />
      </button>
      <section
        ref={panel}
        id={id}
        popover="auto"
        aria-label={accountsCopy.accounts}
        className="switcher-panel"
        onKeyDown={moveFocus}
      >
        {accounts.map((account, index) => (
          <button
            key={account.id}
            ref={index === 0 ? takesFocus : undefined}
            type="button"
            className="switcher-item"
            aria-current={account.id === current.id}
            onClick={() => choose(() => onSelect(account))}
          >
            <Check aria-hidden size={14} className="switcher-check" />
            <span className="switcher-names">
              <span className="switcher-label">{account.label}</span>
              <span className="switcher-key">
                {account.hasKey ? account.fingerprint : accountsCopy.noKey}
              </span>
            </span>
            <EnvironmentBadge account={account} named={account.label} />
          </button>
        ))}
        <button type="button" className="switcher-item" onClick={() => choose(onAdd)}>
          <Plus aria-hidden size={14} />
          <span className="switcher-names">{accountsCopy.addAccount}</span>
        </button>
      </section>
    </div>
  );
}
