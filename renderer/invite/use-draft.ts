import { type Dispatch, type SetStateAction, useState } from 'react';
import { pastedKind } from '../import/looks-like-import.ts';
import { useKept } from '../shell/kept-view.ts';
import { type AddressList, addAddresses, noAddresses } from './address-list.ts';
import { parseAddresses } from './parse-addresses.ts';

interface Cleared {
  list: AddressList;
  text: string;
}

export interface AddressDraft {
  /** Finished addresses, and what is still being typed. */
  list: AddressList;
  setList: Dispatch<SetStateAction<AddressList>>;
  text: string;
  setText: Dispatch<SetStateAction<string>>;
  /** What was pasted and may be a table for the import. */
  offered: string | null;
  /** What was taken off and can come back: as long as nothing else is there. */
  restorable: Cleared | null;
  change(next: AddressList): void;
  /** `not here`: the field takes it as text. `too long`: only the import can. */
  paste(pasted: string): 'taken' | 'too long' | 'not here';
  clear(): void;
  restore(): void;
  /** The addresses are somewhere else now. */
  leave(): void;
}

/** Who is about to be invited, kept for the account. */
export function useDraft(accountId: string): AddressDraft {
  const [list, setList] = useKept(`${accountId} addresses`, noAddresses);
  const [text, setText] = useKept(`${accountId} text`, '');
  const [cleared, setCleared] = useKept<Cleared | null>(`${accountId} cleared`, null);
  const [offered, setOffered] = useState<string | null>(null);

  function put(next: AddressList, typed: string, before: Cleared | null): void {
    setList(next);
    setText(typed);
    setCleared(before);
  }

  return {
    list,
    setList,
    text,
    setText,
    offered,
    restorable: list.entries.length === 0 && text === '' ? cleared : null,
    change(next) {
      setList(next);
      // With the last chip goes what was pasted: an address typed afterwards is no table.
      if (next.entries.length === 0) setOffered(null);
    },
    paste(pasted) {
      const kind = pastedKind(pasted);
      if (kind === 'huge') return 'too long';
      setOffered(kind === 'import' ? pasted : null);
      const people = text === '' ? parseAddresses(pasted) : [];
      if (people.length < 2) return 'not here';
      // All of them at once: the last one is as finished as the others.
      setList(addAddresses(list, people));
      return 'taken';
    },
    clear() {
      put(noAddresses, '', { list, text });
      setOffered(null);
    },
    restore() {
      if (cleared) put(cleared.list, cleared.text, null);
    },
    leave() {
      setList(noAddresses);
      setOffered(null);
      setCleared(null);
    },
  };
}
