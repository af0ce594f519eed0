/** The body of `POST /invitations`, and of each item of `POST /invitations/bulk`, checked as Clerk checks it. */
import {
  type BodyRules,
  emailAddress,
  expiresInDays,
  type Fields,
  flag,
  isObject,
  metadata,
  redirectUrl,
  refuseUnknown,
  wrongType,
} from './body-fields.ts';
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
  refuseUnknown(body, known, errors);
  return {
    emailAddress: emailAddress(body, rules, errors),
    publicMetadata: metadata(body, 'public_metadata', rules, errors),
    redirectUrl: redirectUrl(body, rules, errors),
    notify: flag(body, 'notify', true, errors),
    ignoreExisting: flag(body, 'ignore_existing', false, errors),
    expiresInDays: expiresInDays(body, errors),
    templateSlug: templateSlug(body, errors),
  };
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
