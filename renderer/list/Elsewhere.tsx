import { type ReactNode, useEffect, useState } from 'react';
import type { AudienceKind } from '../../preload/audience.ts';
import type { Status } from '../../preload/invitation.ts';
import { audiences } from '../audience/audiences.ts';
import { paletteCopy } from '../copy/palette.ts';
import { useRunLaunchAction } from '../shell/launch-action-context.ts';
import { Button } from '../ui/Button.tsx';
import { typingPauseMs } from './typing-pause.ts';
import { useFound } from './use-found.ts';

interface ElsewhereProps {
  accountId: string;
  /** In whose lists; unset: the application's. */
  audience?: AudienceKind | undefined;
  /** What is searched. */
  status: Status | 'queue';
  search: string;
  onShow: (status: Status, search: string) => void;
}

/** In which other lists somebody matches, and how many in the queue. */
export function Elsewhere({ accountId, audience, status, search, onShow }: ElsewhereProps): ReactNode {
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(search), typingPauseMs);
    return () => clearTimeout(timer);
  }, [search]);
  const found = useFound(accountId, asked, 1, audience);
  const run = useRunLaunchAction();
  const { tabs } = audiences[audience ?? 'application'].words;
  const lists = found?.lists.filter((list) => list.status !== status) ?? [];
  const waiting = found?.queue ?? { total: 0, items: [] };
  const [newest] = waiting.items;
  return (
    <p role="status" className="elsewhere">
      {lists.map((list) => (
        <Button key={list.status} onClick={() => onShow(list.status, search)}>
          {paletteCopy.all(list.total, tabs[list.status])}
        </Button>
      ))}
      {newest && status !== 'queue' ? (
        <Button onClick={() => run({ kind: 'queue', accountId, itemId: newest.id })}>
          {paletteCopy.inQueue(waiting.total)}
        </Button>
      ) : null}
    </p>
  );
}
