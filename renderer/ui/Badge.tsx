import type { ReactNode } from 'react';
import type { Account } from '../../preload/account.ts';
import { environmentWord } from '../copy/accounts.ts';
import './badge.css';

interface EnvironmentBadgeProps {
  account: Account;
  /** What is read out before it: a word that stands there is not read twice. */
  named?: string;
}

/** What kind of instance an account is; production cannot be mistaken for anything else. */
export function EnvironmentBadge({ account, named = '' }: EnvironmentBadgeProps): ReactNode {
  const word = environmentWord(account);
  return (
    <span
      aria-hidden={named.toLowerCase().includes(word.toLowerCase())}
      className={`badge badge-${word.toLowerCase()}`}
    >
      {word}
    </span>
  );
}
