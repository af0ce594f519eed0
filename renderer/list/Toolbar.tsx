import { Download } from 'lucide-react';
import { memo, type ReactNode, type RefObject } from 'react';
import type { ListQuery } from '../../preload/list-query.ts';
import type { AudienceView } from '../audience/audiences.ts';
import { exportCopy } from '../copy/import.ts';
import { listCopy } from '../copy/list.ts';
import { IconButton } from '../ui/Button.tsx';
import { SearchField } from './SearchField.tsx';

interface ToolbarProps {
  /** Whose list. */
  audience: AudienceView;
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

const arrow = <Download aria-hidden size={14} />;

/** Search and sort. */
export function Toolbar(props: ToolbarProps): ReactNode {
  const { audience, field, search, order, onSearch, onOrder, onExport, onDown, onEscape } = props;
  return (
    <div className="toolbar">
      <SearchField
        field={field}
        label={audience.words.search}
        search={search}
        onSearch={onSearch}
        onDown={onDown}
        onEscape={onEscape}
      />
      <Order orders={audience.orders} order={order} onOrder={onOrder} />
      <IconButton label={exportCopy.action} tip="start" onClick={onExport}>
        {arrow}
      </IconButton>
    </div>
  );
}

interface OrderProps extends Pick<ToolbarProps, 'order' | 'onOrder'> {
  orders: AudienceView['orders'];
}

const Order = memo(function Order({ orders, order, onOrder }: OrderProps): ReactNode {
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
