import type { ReactNode } from 'react';
import type { Account } from '../../preload/account.ts';
import { confirmCopy } from '../copy/confirm.ts';
import { Confirm } from '../ui/Modal.tsx';
import type { Question, RowActions } from './use-row-actions.ts';

interface RowQuestionProps {
  account: Account;
  actions: RowActions;
}

/** Asks before something is done to rows that cannot be fully taken back. */
export function RowQuestion({ account, actions }: RowQuestionProps): ReactNode {
  return (
    <Confirm
      open={actions.asking !== null}
      {...questionWords(actions.asking, account)}
      cancel={confirmCopy.keep(actions.asking?.selected.size ?? 1)}
      onConfirm={actions.confirm}
      onClose={actions.dismiss}
    />
  );
}

/** The words of the question that is open; empty ones while none is. */
function questionWords(question: Question | null, account: Account) {
  const { verb, selected, again } = question ?? {
    verb: 'revoke' as const,
    selected: new Map<string, string>(),
    again: false,
  };
  const { title, text, action } = confirmCopy[again ? 'deleteForGood' : verb];
  const [first = ''] = selected.values();
  const where = account.environment === 'production' ? `${confirmCopy.production(account.label)} ` : '';
  return {
    title: title(selected.size > 1 ? confirmCopy.people(selected.size) : first),
    text: where + text,
    action,
  };
}
