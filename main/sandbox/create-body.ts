/** The body of `POST /invitations`, and of each item of `POST /invitations/bulk`, checked as Clerk checks it. */
import { type AddressForm, inForm, isAnyAddress } from './address-form.ts';
import { type ErrorEntry, paramError, refuse } from './clerk-errors.ts';
import type { TemplateSlug } from './invitation-record.ts';

export interface NewInvitation {
  emailAddress: string;
  publicMetadata: Readonly<Record<string, unknown>>;
  redirectUrl: string | null;
  notify: boolean;
  ignoreExisting: boolean;
  expiresInDays: number;
  templateSlug: TemplateSlug;
}

export interface BodyRules {
  addressForm: AddressForm;
  /** In bulk items `public_metadata` and `redirect_url` may be null; in a single create they may not. */
  nullable: boolean;
  /** Production instances redirect to secure pages only. */
  secureRedirects: boolean;
}

// Written down here a second time: a judge does not take the rules from whom it judges.
const maxMetadataBytes = 8192;
const expiryDays = { min: 1, max: 365, default: 30 };

type Fields = Readonly<Record<string, unknown>>;

const known = new Set([
  'email_address',
  'public_metadata',
  'redirect_url',
  'notify',
  'ignore_existing',
  'expires_in_days',
  'template_slug',
]);

/** Adds what is wrong to `errors`; the result is only meant to be used when nothing was added. */
export function parseNewInvitation(body: unknown, rules: BodyRules, errors: ErrorEntry[]): NewInvitation {
  if (!isObject(body)) throw refuse('request_body_invalid');
  for (const name of Object.keys(body)) {
    if (known.has(name)) continue;
    const long = `${name} is not a valid parameter for this request.`;
    errors.push(paramError('form_param_unknown', name, 'is unknown', long));
  }
  return {
    emailAddress: emailAddress(body, rules, errors),
    publicMetadata: publicMetadata(body, rules, errors),
    redirectUrl: redirectUrl(body, rules, errors),
    notify: flag(body, 'notify', true, errors),
    ignoreExisting: flag(body, 'ignore_existing', false, errors),
    expiresInDays: expiresInDays(body, errors),
    templateSlug: templateSlug(body, errors),
  };
}

function emailAddress(body: Fields, { addressForm }: BodyRules, errors: ErrorEntry[]): string {
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

function publicMetadata(body: Fields, rules: BodyRules, errors: ErrorEntry[]): Fields {
  const value = body['public_metadata'];
  if (value === undefined || (value === null && rules.nullable)) return {};
  if (!isObject(value)) {
    const long = 'public_metadata must be a valid key-value object';
    errors.push(paramError('form_param_value_invalid', 'public_metadata', 'is invalid', long));
    return {};
  }
  if (Buffer.byteLength(JSON.stringify(value)) > maxMetadataBytes) {
    const long = `public_metadata exceeds the maximum allowed size of ${maxMetadataBytes} bytes.`;
    errors.push(
      paramError('form_param_exceeds_allowed_size', 'public_metadata', 'exceeds allowed size', long),
    );
  }
  return value;
}

/** An absolute URL or a path: https://clerk.com/docs/references/backend/invitations/create-invitation. */
function redirectUrl(body: Fields, rules: BodyRules, errors: ErrorEntry[]): string | null {
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

function flag(body: Fields, name: string, unset: boolean, errors: ErrorEntry[]): boolean {
  const value = body[name];
  if (value === undefined || value === null) return unset;
  if (typeof value !== 'boolean') errors.push(wrongType(name, 'boolean'));
  return value === true;
}

function expiresInDays(body: Fields, errors: ErrorEntry[]): number {
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

function templateSlug(body: Fields, errors: ErrorEntry[]): TemplateSlug {
  const value = body['template_slug'];
  if (value === undefined || value === 'invitation') return 'invitation';
  if (value === 'waitlist_invitation') return value;
  if (typeof value !== 'string') {
    errors.push(wrongType('template_slug', 'string'));
    return 'invitation';
  }
  const long = `${value} does not match the allowed values for parameter template_slug. Allowed values: invitation, waitlist_invitation`;
  errors.push(paramError('form_param_value_invalid', 'template_slug', 'is invalid', long));
  return 'invitation';
}

function wrongType(name: string, type: string): ErrorEntry {
  return paramError('form_param_type_invalid', name, 'is invalid', `\`${name}\` must be a \`${type}\`.`);
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
