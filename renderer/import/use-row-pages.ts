/** The rows of an import, page by page. The first page comes with the view; every other one is asked of main. */
import { useEffect, useState } from 'react';
import type { Failure } from '../../preload/failure.ts';
import type { ImportRow, ImportView, ShownRows } from '../../preload/import.ts';
import { listedAtMost } from '../../preload/import-rules.ts';
import { useGuestlist } from '../state/guestlist-context.ts';

export const pageSize = listedAtMost.firstPage;

interface Page {
  show: ShownRows;
  offset: number;
}

interface Asked extends Page {
  revision: number;
  rows: readonly ImportRow[];
  total: number;
}

export interface RowPages extends Page {
  rows: readonly ImportRow[];
  /** Rows of this choice on all pages. */
  total: number;
  failure: Failure | null;
  choose(show: ShownRows): void;
  turn(offset: number): void;
}

const firstPage: Page = { show: 'all', offset: 0 };

export function useRowPages(view: ImportView, accountId: string): RowPages {
  const { imports } = useGuestlist();
  const { importId, revision } = view;
  const [wanted, setWanted] = useState(firstPage);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { show, offset } = wanted;
  const isFirst = show === 'all' && offset === 0;

  useEffect(() => {
    if (isFirst) return;
    let current = true;
    const request = { accountId, importId, show, offset, limit: pageSize };
    void imports.rows(request).then((answer) => {
      if (!current) return;
      setFailure(answer.ok ? null : answer.failure);
      if (!answer.ok) return;
      const { rows, total } = answer.value;
      // A choice that leaves fewer rows may have taken this page away.
      if (rows.length === 0) setWanted(total > 0 ? { show, offset: 0 } : firstPage);
      else setAsked({ show, offset, revision, rows, total });
    });
    return () => {
      current = false;
    };
  }, [imports, accountId, importId, revision, show, offset, isFirst]);

  const handle = {
    failure,
    choose: (next: ShownRows) => setWanted({ show: next, offset: 0 }),
    turn: (next: number) => setWanted({ show, offset: next }),
  };
  // Until a page has come, what was shown before stays.
  if (isFirst || asked === null) {
    return { ...handle, show, offset: 0, rows: view.rows, total: view.total };
  }
  return { ...handle, show, offset: asked.offset, rows: asked.rows, total: asked.total };
}
