/** The query string of `GET /invitations`: integers only, one value each, unknown parameters ignored. */
import { type ClerkStatus, clerkStatuses } from '../../preload/invitation.ts';
import { type ErrorEntry, paramError, Refusal } from './clerk-errors.ts';

export const orderFields = ['created_at', 'email_address', 'expires_at'] as const;
export type OrderField = (typeof orderFields)[number];

export interface ListQuery {
  /** Null: all but the revoked. */
  status: ClerkStatus | null;
  query: string | null;
  /** The whole address, in lower case. */
  emailAddress: string | null;
  orderBy: OrderField;
  descending: boolean;
  limit: number;
  offset: number;
  /** Answer `{data, total_count}` in place of the bare array. */
  paginated: boolean;
}

const maxLimit = 500;

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
  const order = orderBy(params, errors);
  const parsed: ListQuery = {
    status: oneOf(params, 'status', clerkStatuses, errors),
    query: params.get('query')?.trim() || null,
    emailAddress: params.get('email_address')?.trim().toLowerCase() || null,
    orderBy: order.field,
    descending: order.descending,
    limit: integer(params, 'limit', { min: 1, max: maxLimit, unset: 10 }, errors),
    offset: integer(params, 'offset', { min: 0, max: Number.MAX_SAFE_INTEGER, unset: 0 }, errors),
    paginated: boolean(params, 'paginated', errors),
  };
  for (const name of ['status', 'query', 'email_address', 'order_by', 'limit', 'offset', 'paginated']) {
    if (params.getAll(name).length > 1) errors.push(duplicate(name));
  }
  if (errors.length > 0) throw new Refusal(422, errors);
  return parsed;
}

function orderBy(params: URLSearchParams, errors: ErrorEntry[]): { field: OrderField; descending: boolean } {
  const given = params.get('order_by');
  if (given === null || given === '') return { field: 'created_at', descending: true };
  // A plus sign that was not encoded arrives as a space, and is refused like any other unknown order.
  const [, sign, name] = /^([+-]?)(.*)$/s.exec(given) ?? [];
  const field = orderFields.find((known) => known === name);
  if (!field) errors.push(valueNotAllowed('order_by', given, orderFields));
  return { field: field ?? 'created_at', descending: sign === '-' };
}

function oneOf<T extends string>(
  params: URLSearchParams,
  name: string,
  allowed: readonly T[],
  errors: ErrorEntry[],
): T | null {
  const given = params.get(name);
  if (given === null || given === '') return null;
  const known = allowed.find((value) => value === given);
  if (known === undefined) errors.push(valueNotAllowed(name, given, allowed));
  return known ?? null;
}

function integer(
  params: URLSearchParams,
  name: string,
  range: { min: number; max: number; unset: number },
  errors: ErrorEntry[],
): number {
  const given = params.get(name);
  if (given === null || given === '') return range.unset;
  if (!/^-?\d{1,15}$/.test(given)) {
    errors.push(
      paramError('form_param_type_invalid', name, 'is invalid', `\`${name}\` must be a \`integer\`.`),
    );
    return range.unset;
  }
  const value = Number(given);
  if (value > range.max) {
    const long = `The value of ${name} can't be greater than ${range.max}`;
    errors.push(paramError('form_param_value_too_large', name, 'Value too large', long));
  } else if (value < range.min) {
    const long = `${given} does not match one of the allowed values for parameter ${name}`;
    errors.push(paramError('form_param_value_invalid', name, 'is invalid', long));
  }
  return value;
}

function boolean(params: URLSearchParams, name: string, errors: ErrorEntry[]): boolean {
  const given = params.get(name);
  if (given === null || given === '') return false;
  if (given !== 'true' && given !== 'false') {
    errors.push(
      paramError('form_param_type_invalid', name, 'is invalid', `\`${name}\` must be a \`boolean\`.`),
    );
  }
  return given === 'true';
}

function valueNotAllowed(name: string, given: string, allowed: readonly string[]): ErrorEntry {
  const long = `${given} does not match the allowed values for parameter ${name}. Allowed values: ${allowed.join(', ')}`;
  return paramError('form_param_value_invalid', name, 'is invalid', long);
}

function duplicate(name: string): ErrorEntry {
  const long = `${name} included multiple times. There should only be one.`;
  return paramError('form_param_duplicate', name, 'is duplicate', long);
}
