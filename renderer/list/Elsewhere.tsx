import type { ReactNode } from 'react';
import type { Status } from '../../preload/invitation.ts';
import { noMatchCopy } from '../copy/list.ts';
import { Button } from '../ui/Button.tsx';
import { useFound } from './use-found.ts';

interface ElsewhereProps {
  accountId: string;
  /** The list in which nobody matches. */
  status: Status;
  search: string;
  onShow: (status: Status, search: string) => void;
}

/** In which other lists somebody matches. */
export function Elsewhere({ accountId, status, search, onShow }: ElsewhereProps): ReactNode {
  const found = useFound(accountId, search);
  const lists = found?.lists.filter((list) => list.status !== status) ?? [];
  return (
    <p role="status" className="elsewhere">
      {lists.map((list) => (
        <Button key={list.status} onClick={() => onShow(list.status, search)}>
          {noMatchCopy.elsewhere(list.total, list.status)}
        </Button>
      ))}
    </p>
  );
}
