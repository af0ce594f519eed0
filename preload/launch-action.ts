import type { LaunchAction } from './shell.ts';

/** The same for one account, whose queue and lists are its own; null: for whichever is shown. */
export function launchActionIn(account: string | null, action: LaunchAction): LaunchAction {
  const isOwn = action.kind === 'queue' || action.kind === 'list';
  return isOwn && account !== null ? { ...action, accountId: account } : action;
}
