import { Search, X } from 'lucide-react';
import { type FocusEvent, type KeyboardEvent, type ReactNode, type RefObject, useRef } from 'react';
import { listCopy } from '../copy/list.ts';

interface SearchFieldProps {
  field: RefObject<HTMLInputElement | null>;
  label: string;
  search: string;
  onSearch: (search: string) => void;
  /** To the rows. */
  onDown: () => void;
  /** Out of it, where what had the focus before is no more. */
  onEscape: () => void;
}

const magnifier = <Search aria-hidden size={14} className="search-icon" />;

/** What is typed here stays for each list and the queue. Escape ends the search, and gives the focus back. */
export function SearchField({
  field,
  label,
  search,
  onSearch,
  onDown,
  onEscape,
}: SearchFieldProps): ReactNode {
  /** What had the focus before; a row may be gone by then that it came from. */
  const before = useRef<{ place: Element; isRow: boolean } | null>(null);

  function giveBack(): void {
    const { place, isRow = false } = before.current ?? {};
    // Once: where there are no rows yet to go back to, the next Escape leads out.
    before.current = null;
    if (isRow) onDown();
    else if (place instanceof HTMLElement && place.isConnected) place.focus();
    else onEscape();
  }
  function onFocus({ relatedTarget }: FocusEvent): void {
    if (!relatedTarget) return;
    before.current = { place: relatedTarget, isRow: relatedTarget.closest('[role="grid"]') !== null };
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      onDown();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      onSearch('');
      giveBack();
    }
  }
  function clear(): void {
    onSearch('');
    field.current?.focus();
  }
  return (
    <div className="search">
      {magnifier}
      <input
        ref={field}
        type="search"
        className="search-input"
        aria-label={label}
        placeholder={listCopy.searchPlaceholder}
        autoComplete="off"
        spellCheck={false}
        maxLength={254}
        value={search}
        onChange={(event) => onSearch(event.target.value)}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
      />
      {search === '' ? (
        <kbd aria-hidden className="search-key">
          /
        </kbd>
      ) : (
        <button
          type="button"
          className="icon-button icon-button-small search-clear"
          aria-label={listCopy.clearSearch}
          onClick={clear}
        >
          <X aria-hidden size={14} />
        </button>
      )}
    </div>
  );
}
