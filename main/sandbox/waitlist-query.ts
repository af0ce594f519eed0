/** The query string of `GET /waitlist_entries`. */
import { type ErrorEntry, Refusal } from './clerk-errors.ts';
import { type Order, oneOf, order, type PageQuery, page, refuseRepeated, word } from './query-fields.ts';
import { type WaitlistStatus, waitlistStatuses } from './waitlist-record.ts';

const waitlistOrders = ['created_at', 'email_address', 'invited_at'] as const;
export type WaitlistOrder = (typeof waitlistOrders)[number];

export interface WaitlistQuery extends PageQuery, Order<WaitlistOrder> {
  status: WaitlistStatus | null;
  /** A part of the address, or the whole id. */
  query: string | null;
  emailAddress: null;
}

/** Throws a {@link Refusal} that names every parameter at fault. */
export function parseWaitlistQuery(params: URLSearchParams): WaitlistQuery {
  const errors: ErrorEntry[] = [];
  const query: WaitlistQuery = {
    status: oneOf(params, 'status', waitlistStatuses, errors),
    query: word(params, 'query'),
    emailAddress: null,
    ...order(params, waitlistOrders, errors),
    ...page(params, errors),
  };
  refuseRepeated(params, ['status', 'query', 'order_by', 'limit', 'offset'], errors);
  if (errors.length > 0) throw new Refusal(422, errors);
  return query;
}
