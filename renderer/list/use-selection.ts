/** Several rows at once: by range, one by one, or all that match, drawn or not. */
import { useLayoutEffect, useRef, useState } from 'react';
import type { Result } from '../../preload/failure.ts';
import type { AddressesAnswer } from '../../preload/invitation.ts';
import { selectionCopy } from '../copy/list.ts';
import { useTold } from '../queue/use-queue-actions.ts';
import { useStatus } from '../status/status-context.ts';
import type { RowsHandle } from './use-rows.ts';

/** Most that one act can be about (`ids` in preload/contract.ts). */
const mostSelected = 100_000;

/** Address by id, in the order of the list. */
export type Selected = ReadonlyMap<string, string>;

const nothing: Selected = new Map();

export interface Selection {
  selected: Selected;
  toggle(index: number): void;
  /** Everything from where the selection began to `index`; it begins at `from` when nothing is selected. */
  extend(from: number, index: number): void;
  all(): void;
  clear(): void;
  /** Clears without a word, after an act that has words of its own. */
  finish(): void;
}

/** Who stands at these places of a list, drawn or not. */
type Addresses<Query> = (
  request: Query & { offset: number; limit: number },
) => Promise<Result<AddressesAnswer>>;

/** Another question, another list: the selection ends with the rows it was made in. */
export function useSelection<Query extends object>(
  {
    cache,
    query,
    total,
  }: Pick<RowsHandle<Query, { id: string; emailAddress: string }, object>, 'query' | 'total'> & {
    cache: { rowAt(index: number): { id: string; emailAddress: string } | undefined };
  },
  addresses: Addresses<Query>,
): Selection {
  const { say } = useStatus();
  const told = useTold();
  const [selected, setSelected] = useState(nothing);
  const anchor = useRef<number | null>(null);
  /** An answer to a range that is not the newest is dropped. */
  const newest = useRef(0);

  function become(next: Selected): void {
    newest.current += 1;
    setSelected(next);
    if (next.size === 0) anchor.current = null;
  }

  function choose(next: Selected): void {
    become(next);
    say(next.size === 0 ? selectionCopy.none : selectionCopy.count(next.size));
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is what ends it.
  useLayoutEffect(() => {
    become(nothing);
  }, [query]);

  async function selectRange(first: number, last: number): Promise<void> {
    const indexes = Array.from({ length: last - first + 1 }, (_, at) => first + at);
    const known = last - first < 500 ? indexes.map((index) => cache.rowAt(index)) : [undefined];
    if (known.every((row) => row !== undefined)) {
      choose(new Map(known.map((row) => [row.id, row.emailAddress])));
      return;
    }
    if (!query) return;
    newest.current += 1;
    const mine = newest.current;
    const limit = Math.min(last - first + 1, mostSelected);
    const answer = told(await addresses({ ...query, offset: first, limit }));
    if (answer && mine === newest.current) {
      choose(new Map(answer.rows.map(({ id, emailAddress }) => [id, emailAddress])));
    }
  }

  return {
    selected,
    toggle(index) {
      const row = cache.rowAt(index);
      if (!row) return;
      const next = new Map(selected);
      if (!next.delete(row.id)) next.set(row.id, row.emailAddress);
      anchor.current = index;
      choose(next);
    },
    extend(from, index) {
      anchor.current ??= from;
      void selectRange(Math.min(anchor.current, index), Math.max(anchor.current, index));
    },
    all() {
      if (total > 0) void selectRange(0, total - 1);
    },
    clear: () => choose(nothing),
    finish: () => become(nothing),
  };
}
