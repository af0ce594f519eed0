import { type ReactNode, useEffect, useState } from 'react';
import type { Account } from '../../preload/account.ts';
import { audiences } from '../audience/audiences.ts';
import { confirmCopy } from '../copy/confirm.ts';
import { useGuestlist } from '../state/guestlist-context.ts';
import { Confirm } from '../ui/Modal.tsx';
import type { Question, RowActions } from './use-row-actions.ts';

interface RowQuestionProps {
  account: Account;
  actions: RowActions;
}

/** Asks before something is done to rows that cannot be fully taken back. */
export function RowQuestion({ account, actions }: RowQuestionProps): ReactNode {
  const { asking } = actions;
  const many = asking?.verb === 'invite' && asking.selected.size > 1 ? asking.selected.size : 0;
  const lastOutInMs = usePace(account.id, many);
  const words = questionWords(asking, account);
  return (
    <Confirm
      open={actions.asking !== null}
      {...words}
      text={lastOutInMs === null ? words.text : words.text + confirmCopy.lastOut(lastOutInMs)}
      cancel={cancelWords(actions.asking)}
      onConfirm={actions.confirm}
      onClose={actions.dismiss}
    />
  );
}

/** Who is invited is not kept from anything. */
const cancelWords = (question: Question | null): string =>
  question?.verb === 'invite' ? confirmCopy.leave : confirmCopy.keep(question?.selected.size ?? 1);

const nothing: Question = { verb: 'revoke', selected: new Map(), audience: audiences.application };

/** When the last of so many from the waitlist would go out, in milliseconds; null: not known, or nobody asks. */
function usePace(accountId: string, count: number): number | null {
  const { waitlist } = useGuestlist();
  const [pace, setPace] = useState<number | null>(null);
  useEffect(() => {
    setPace(null);
    if (count === 0) return;
    let current = true;
    void waitlist.pace({ accountId, count }).then((answer) => {
      if (current && answer.ok) setPace(answer.value.lastOutInMs);
    });
    return () => {
      current = false;
    };
  }, [waitlist, accountId, count]);
  return pace;
}

/** The words of the question that is open; empty ones while none is. */
function questionWords(question: Question | null, account: Account) {
  const { verb, selected, audience, again } = question ?? nothing;
  const { title, text, action } = confirmCopy.of[audience.kind][again ? 'deleteForGood' : verb];
  const [first = ''] = selected.values();
  const production = account.environment === 'production';
  const where = production ? `${confirmCopy.production(account.label)} ` : '';
  return {
    title: title(selected.size > 1 ? confirmCopy.people(selected.size) : first),
    text: where + text,
    action: action(selected.size, production),
  };
}
