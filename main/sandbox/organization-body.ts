/** The body of `POST /organizations/{id}/invitations`, and of each item of its bulk form. */
import {
  type BodyRules,
  emailAddress,
  expiresInDays,
  type Fields,
  flag,
  isObject,
  metadata,
  missing,
  redirectUrl,
  text,
} from './body-fields.ts';
import { type ErrorEntry, refuse } from './clerk-errors.ts';

export interface NewOrganizationInvitation {
  emailAddress: string;
  role: string;
  inviterUserId: string | null;
  publicMetadata: Readonly<Record<string, unknown>>;
  privateMetadata: Readonly<Record<string, unknown>>;
  redirectUrl: string | null;
  notify: boolean;
  expiresInDays: number;
}

/** Unknown keys are not forbidden here. Adds what is wrong to `errors`, as `parseNewInvitation` does. */
export function parseOrganizationInvitation(
  body: unknown,
  rules: BodyRules,
  errors: ErrorEntry[],
): NewOrganizationInvitation {
  if (!isObject(body)) throw refuse('request_body_invalid');
  return {
    emailAddress: emailAddress(body, rules, errors),
    role: required(body, 'role', errors),
    inviterUserId: text(body, 'inviter_user_id', errors),
    publicMetadata: metadata(body, 'public_metadata', rules, errors),
    privateMetadata: metadata(body, 'private_metadata', rules, errors),
    redirectUrl: redirectUrl(body, rules, errors),
    notify: flag(body, 'notify', true, errors),
    expiresInDays: expiresInDays(body, errors),
  };
}

function required(body: Fields, name: string, errors: ErrorEntry[]): string {
  const value = text(body, name, errors);
  if (value === null) errors.push(missing(name));
  return value ?? '';
}
