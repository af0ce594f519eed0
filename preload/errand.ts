import type { Errand } from './shell.ts';

/** The same for one account, whose queue and lists are its own; null: for whichever is shown. */
export function errandIn(account: string | null, errand: Errand): Errand {
  const isOwn = errand.kind === 'queue' || errand.kind === 'list';
  return isOwn && account !== null ? { ...errand, accountId: account } : errand;
}
