import { Download, Search, X } from 'lucide-react';
import { type KeyboardEvent, memo, type ReactNode, type RefObject } from 'react';
import { orders } from '../../preload/invitation-rules.ts';
import type { ListQuery } from '../../preload/list-query.ts';
import { exportCopy } from '../copy/import.ts';
import { listCopy } from '../copy/list.ts';
import { IconButton } from '../ui/Button.tsx';

interface ToolbarProps {
  field: RefObject<HTMLInputElement | null>;
  search: string;
  order: ListQuery['order'];
  onSearch: (search: string) => void;
  onOrder: (order: ListQuery['order']) => void;
  onExport: () => void;
  /** ArrowDown: to the rows. */
  onDown: () => void;
  /** Escape in an empty search. */
  onEscape: () => void;
}

const magnifier = <Search aria-hidden size={14} className="search-icon" />;
const arrow = <Download aria-hidden size={14} />;

/** Search and sort. */
export function Toolbar(props: ToolbarProps): ReactNode {
  const { field, search, order, onSearch, onOrder, onExport, onDown, onEscape } = props;
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      onDown();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (search === '') onEscape();
      else onSearch('');
    }
  }
  function clear(): void {
    onSearch('');
    field.current?.focus();
  }
  return (
    <div className="toolbar">
      <div className="search">
        {magnifier}
        <input
          ref={field}
          type="search"
          className="search-input"
          aria-label={listCopy.search}
          placeholder={listCopy.searchPlaceholder}
          autoComplete="off"
          spellCheck={false}
          maxLength={254}
          value={search}
          onChange={(event) => onSearch(event.target.value)}
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
      <Order order={order} onOrder={onOrder} />
      <IconButton label={exportCopy.action} tip="start" onClick={onExport}>
        {arrow}
      </IconButton>
    </div>
  );
}

const Order = memo(function Order({ order, onOrder }: Pick<ToolbarProps, 'order' | 'onOrder'>): ReactNode {
  return (
    <select
      className="sort"
      aria-label={listCopy.sort}
      value={order}
      onChange={(event) => onOrder(event.target.value as ListQuery['order'])}
    >
      {orders.map((value) => (
        <option key={value} value={value}>
          {listCopy.orders[value]}
        </option>
      ))}
    </select>
  );
});
