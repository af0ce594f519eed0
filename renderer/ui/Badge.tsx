import type { ReactNode } from 'react';
import type { Account } from '../../preload/account.ts';
import { environmentWord } from '../copy/accounts.ts';
import './badge.css';

/** What kind of instance an account is; production cannot be mistaken for anything else. */
export function EnvironmentBadge({ account }: { account: Account }): ReactNode {
  const word = environmentWord(account);
  return <span className={`badge badge-${word.toLowerCase()}`}>{word}</span>;
}
