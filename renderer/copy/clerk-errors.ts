/** The codes of Clerk's refusals that deserve our own title; the sentence stays Clerk's. */
import type { ClerkError } from '../../preload/failure.ts';

/** A map, and no object: a code is Clerk's word, and may be one that every object knows. */
const titles = new Map(
  Object.entries({
    duplicate_record: 'Already invited',
    form_identifier_exists: 'Has an account already',
    invitation_already_accepted: 'Already accepted',
    invitation_already_revoked: 'Already revoked',
    revoked_invitation: 'Already revoked',
    invitations_not_supported: 'Invitations are turned off',
    bulk_size_exceeded: 'Too many at once',
    dev_monthly_email_limit_exceeded: 'The month’s e-mails are used up',
    not_allowed_access: 'This address is not allowed',
    quota_exceeded: 'The plan’s limit is reached',
    user_quota_exceeded: 'The plan’s limit is reached',
    resource_not_found: 'This invitation is gone',
    resource_locked: 'Clerk is busy with this one',
    request_body_too_large: 'This is too large',
    form_param_format_invalid: 'Clerk does not accept this',
    form_param_value_invalid: 'Clerk does not accept this',
    form_param_value_too_large: 'This is too large',
    form_param_exceeds_allowed_size: 'This is too large',
    insecure_url: 'The redirect URL is not secure',
    organization_invitation_not_unique: 'Already invited',
    organization_invitation_not_pending: 'No longer pending',
    already_a_member_in_organization: 'Already a member',
    organization_not_enabled_in_instance: 'Organizations are turned off',
    organization_membership_quota_exceeded: 'The organization is full',
    insufficient_seats: 'The organization has no seats left',
    unsupported_subscription_plan_features: 'The plan does not have this',
    missing_organization_permission: 'This inviter may not invite',
    not_a_member_in_organization: 'This inviter is not a member',
    waitlist_entry_locked: 'Clerk is busy with this one',
  }),
);

/** Why a refusal that is common happens, where Clerk's sentence leaves it open. */
const hints = new Map(
  Object.entries({
    duplicate_record: ' “Ignore existing” in the options sends another one.',
    form_identifier_exists: ' “Ignore existing” in the options invites all the same.',
    dev_monthly_email_limit_exceeded:
      ' A development instance sends 100 a month; addresses with +clerk_test do not count.',
    organization_membership_quota_exceeded: ' Revoking pending invitations makes room.',
    missing_organization_permission: ' Choose another inviter, or none.',
    not_a_member_in_organization: ' Choose another inviter, or none.',
    waitlist_entry_locked: ' A batch in the dashboard works on it.',
  }),
);

/** Whether the code says more than the status of the answer does. */
export const isTitled = (errors: readonly ClerkError[]): boolean => titles.has(errors[0]?.code ?? '');

/** Title and sentence for a refusal; several errors become one sentence each. */
export function clerkWords(errors: readonly ClerkError[]): { title: string; explanation: string } {
  const title = titles.get(errors[0]?.code ?? '') ?? 'Clerk refused this';
  const explanation = errors
    .map(({ code, longMessage }) => `${longMessage}${hints.get(code) ?? ''}`)
    .join(' ');
  return { title, explanation: explanation || 'It gave no reason.' };
}
