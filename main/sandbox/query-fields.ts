/** Parameters that the query strings of several lists have: integers only, unknown parameters ignored. */
import { type ErrorEntry, paramError } from './clerk-errors.ts';

/** Where a page begins and how long it is. */
export interface PageQuery {
  limit: number;
  offset: number;
}

export interface Order<F extends string> {
  orderBy: F;
  descending: boolean;
}

const maxLimit = 500;

export function page(params: URLSearchParams, errors: ErrorEntry[]): PageQuery {
  return {
    limit: integer(params, 'limit', { min: 1, max: maxLimit, unset: 10 }, errors),
    offset: integer(params, 'offset', { min: 0, max: Number.MAX_SAFE_INTEGER, unset: 0 }, errors),
  };
}

/** By `-created_at` unless told otherwise. */
export function order<F extends string>(
  params: URLSearchParams,
  fields: readonly ('created_at' | F)[],
  errors: ErrorEntry[],
): Order<F | 'created_at'> {
  const given = params.get('order_by');
  if (given === null || given === '') return { orderBy: 'created_at', descending: true };
  // A plus sign that was not encoded arrives as a space, and is refused like any other unknown order.
  const [, sign, name] = /^([+-]?)(.*)$/s.exec(given) ?? [];
  const field = fields.find((known) => known === name);
  if (!field) errors.push(valueNotAllowed('order_by', given, fields));
  return { orderBy: field ?? 'created_at', descending: sign === '-' };
}

/** Null when it is left out. */
export function word(params: URLSearchParams, name: string): string | null {
  return params.get(name)?.trim() || null;
}

export function refuseRepeated(
  params: URLSearchParams,
  names: readonly string[],
  errors: ErrorEntry[],
): void {
  for (const name of names) if (params.getAll(name).length > 1) errors.push(duplicate(name));
}

/** Of a parameter that may be repeated. */
export function someOf<T extends string>(
  params: URLSearchParams,
  name: string,
  allowed: readonly T[],
  errors: ErrorEntry[],
): readonly T[] {
  const given = params.getAll(name).filter((value) => value !== '');
  for (const value of given) {
    if (!allowed.some((known) => known === value)) errors.push(valueNotAllowed(name, value, allowed));
  }
  return allowed.filter((known) => given.includes(known));
}

export function oneOf<T extends string>(
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

export function boolean(params: URLSearchParams, name: string, errors: ErrorEntry[]): boolean {
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
