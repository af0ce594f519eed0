/** The query string of `GET /invitations`: integers only, one value each, unknown parameters ignored. */
import { type ClerkStatus, clerkStatuses } from '../../preload/invitation.ts';
import { type ErrorEntry, paramError, Refusal } from './clerk-errors.ts';
import {
  boolean,
  type Order,
  oneOf,
  order,
  type PageQuery,
  page,
  refuseRepeated,
  word,
} from './query-fields.ts';

export const orderFields = ['created_at', 'email_address', 'expires_at'] as const;
export type OrderField = (typeof orderFields)[number];

export interface ListQuery extends PageQuery, Order<OrderField> {
  /** Null: all but the revoked. */
  status: ClerkStatus | null;
  query: string | null;
  /** The whole address, in lower case. */
  emailAddress: string | null;
  /** Answer `{data, total_count}` in place of the bare array. */
  paginated: boolean;
}

/**
 * `takesAddress` false: an API from before `email_address`. Throws a {@link Refusal} that names every parameter at
 * fault.
 */
export function parseListQuery(params: URLSearchParams, takesAddress = true): ListQuery {
  const errors: ErrorEntry[] = [];
  if (!takesAddress && params.has('email_address')) {
    const long = 'email_address is not a valid parameter for this request.';
    errors.push(paramError('form_param_unknown', 'email_address', 'is unknown', long));
  }
  const parsed: ListQuery = {
    status: oneOf(params, 'status', clerkStatuses, errors),
    query: word(params, 'query'),
    emailAddress: word(params, 'email_address')?.toLowerCase() ?? null,
    ...order(params, orderFields, errors),
    ...page(params, errors),
    paginated: boolean(params, 'paginated', errors),
  };
  const single = ['status', 'query', 'email_address', 'order_by', 'limit', 'offset', 'paginated'];
  refuseRepeated(params, single, errors);
  if (errors.length > 0) throw new Refusal(422, errors);
  return parsed;
}
