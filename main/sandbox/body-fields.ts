/** Fields that the bodies of several operations have, checked as Clerk checks them. */
import { type AddressForm, inForm, isAnyAddress } from './address-form.ts';
import { type ErrorEntry, paramError } from './clerk-errors.ts';

export interface BodyRules {
  addressForm: AddressForm;
  /** In bulk items, and for organizations, `public_metadata` and `redirect_url` may be null; in a single create not. */
  nullable: boolean;
  /** Production instances redirect to secure pages only. */
  secureRedirects: boolean;
}

// Written down here a second time: a judge does not take the rules from whom it judges.
const maxMetadataBytes = 8192;
const expiryDays = { min: 1, max: 365, default: 30 };

export type Fields = Readonly<Record<string, unknown>>;

export function refuseUnknown(body: Fields, known: ReadonlySet<string>, errors: ErrorEntry[]): void {
  for (const name of Object.keys(body)) {
    if (known.has(name)) continue;
    const long = `${name} is not a valid parameter for this request.`;
    errors.push(paramError('form_param_unknown', name, 'is unknown', long));
  }
}

export function emailAddress(body: Fields, { addressForm }: BodyRules, errors: ErrorEntry[]): string {
  const value = body['email_address'];
  if (value === undefined || value === null || value === '') {
    const long = 'email_address must be included.';
    errors.push(paramError('form_param_missing', 'email_address', 'is missing', long));
    return '';
  }
  if (typeof value !== 'string') {
    errors.push(wrongType('email_address', 'string'));
    return '';
  }
  const normalised = inForm(normaliseAddress(value), addressForm);
  const isValid = addressForm === 'plain' ? isEmailAddress : isAnyAddress;
  if (!isValid(normalised)) {
    const long = 'email_address must be a valid email address.';
    errors.push(paramError('form_param_format_invalid', 'email_address', 'is invalid', long));
  }
  return normalised;
}

/** Addresses are kept and compared in lower case. */
export function normaliseAddress(text: string): string {
  return text.trim().toLowerCase();
}

function isEmailAddress(text: string): boolean {
  const local = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
  const domain = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/;
  const [before = '', after = '', ...more] = text.split('@');
  return (
    more.length === 0 && text.length <= 254 && before.length <= 64 && local.test(before) && domain.test(after)
  );
}

/** `public_metadata` or `private_metadata`. */
export function metadata(
  body: Fields,
  name: 'public_metadata' | 'private_metadata',
  rules: BodyRules,
  errors: ErrorEntry[],
): Fields {
  const value = body[name];
  if (value === undefined || (value === null && rules.nullable)) return {};
  if (!isObject(value)) {
    const long = `${name} must be a valid key-value object`;
    errors.push(paramError('form_param_value_invalid', name, 'is invalid', long));
    return {};
  }
  if (Buffer.byteLength(JSON.stringify(value)) > maxMetadataBytes) {
    const long = `${name} exceeds the maximum allowed size of ${maxMetadataBytes} bytes.`;
    errors.push(paramError('form_param_exceeds_allowed_size', name, 'exceeds allowed size', long));
  }
  return value;
}

/** An absolute URL or a path: https://clerk.com/docs/references/backend/invitations/create-invitation. */
export function redirectUrl(body: Fields, rules: BodyRules, errors: ErrorEntry[]): string | null {
  const value = body['redirect_url'];
  if (value === undefined || value === '' || (value === null && rules.nullable)) return null;
  if (typeof value !== 'string') {
    errors.push(wrongType('redirect_url', 'string'));
    return null;
  }
  if (/^\/(?![/\\])/.test(value)) return value;
  if (!URL.canParse(value) || /\s/.test(value)) {
    const long = 'redirect_url must be a valid url.';
    errors.push(paramError('form_param_format_invalid', 'redirect_url', 'is invalid', long));
  } else if (rules.secureRedirects && new URL(value).protocol === 'http:') {
    const long = 'Please provide a secure URL (https)';
    errors.push(paramError('insecure_url', 'redirect_url', 'Insecure URL', long));
  }
  return value;
}

export function flag(body: Fields, name: string, unset: boolean, errors: ErrorEntry[]): boolean {
  const value = body[name];
  if (value === undefined || value === null) return unset;
  if (typeof value !== 'boolean') errors.push(wrongType(name, 'boolean'));
  return value === true;
}

export function expiresInDays(body: Fields, errors: ErrorEntry[]): number {
  const value = body['expires_in_days'];
  if (value === undefined || value === null) return expiryDays.default;
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    errors.push(wrongType('expires_in_days', 'integer'));
    return expiryDays.default;
  }
  if (value > expiryDays.max) {
    const long = `The value of expires_in_days can't be greater than ${expiryDays.max}`;
    errors.push(paramError('form_param_value_too_large', 'expires_in_days', 'Value too large', long));
  } else if (value < expiryDays.min) {
    const long = `${value} does not match one of the allowed values for parameter expires_in_days`;
    errors.push(paramError('form_param_value_invalid', 'expires_in_days', 'is invalid', long));
  }
  return value;
}

export function wrongType(name: string, type: string): ErrorEntry {
  return paramError('form_param_type_invalid', name, 'is invalid', `\`${name}\` must be a \`${type}\`.`);
}

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function text(body: Fields, name: string, errors: ErrorEntry[]): string | null {
  const value = body[name];
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string') return value;
  errors.push(wrongType(name, 'string'));
  return '';
}

export function missing(name: string): ErrorEntry {
  return paramError('form_param_missing', name, 'is missing', `${name} must be included.`);
}
