/**
 * One refusal for every code of Clerk's table, for faults: those that name something name an example. Codes and statuses
 * are Clerk's; the sentences of several `form_param_*` codes are examples of our own, not Clerk's words.
 */
import * as audiences from './audience-refusals.ts';
import {
  apiVersionInvalid,
  bulkSizeExceeded,
  devEmailLimitExceeded,
  duplicateRecord,
  type FixedCode,
  fixedCodes,
  identifierExists,
  notAllowedAccess,
  paramError,
  Refusal,
  refuse,
  requestBodyTooLarge,
  unsupportedContentType,
} from './clerk-errors.ts';

const example = 'somebody@example.com';

/** A refused parameter, 422, in words of our own. */
const param = (code: string, name: string, message: string, long: string) => () =>
  new Refusal(422, [paramError(code, name, message, long)]);

const examples = {
  duplicate_record: () => duplicateRecord([example]),
  bulk_size_exceeded: () => bulkSizeExceeded(10),
  dev_monthly_email_limit_exceeded: () => devEmailLimitExceeded(100),
  api_version_invalid: () => apiVersionInvalid('it is not known'),
  not_allowed_access: () => notAllowedAccess([example]),
  request_body_too_large: () => requestBodyTooLarge(1024 * 1024),
  unsupported_content_type: () => unsupportedContentType('text/plain'),
  form_identifier_exists: () => identifierExists(1),
  organization_invitation_not_unique: audiences.organizationInvitationNotUnique,
  already_a_member_in_organization: audiences.alreadyAMember,
  organization_invitation_not_pending: audiences.invitationNotPending,
  insufficient_seats: audiences.insufficientSeats,
  unsupported_subscription_plan_features: audiences.unsupportedPlanFeatures,
  organization_not_enabled_in_instance: audiences.organizationsNotEnabled,
  organization_membership_quota_exceeded: () => audiences.membershipQuotaExceeded(5),
  missing_organization_permission: audiences.missingPermission,
  not_a_member_in_organization: audiences.notAMember,
  waitlist_entry_locked: audiences.waitlistEntryLocked,
  form_param_format_invalid: param(
    'form_param_format_invalid',
    'email_address',
    'is invalid',
    'email_address must be a valid email address.',
  ),
  form_param_missing: param(
    'form_param_missing',
    'email_address',
    'is missing',
    'email_address must be included.',
  ),
  form_param_unknown: param('form_param_unknown', 'role', 'is unknown', 'role is not a valid parameter.'),
  form_param_value_invalid: param(
    'form_param_value_invalid',
    'expires_in_days',
    'is invalid',
    'expires_in_days must be between 1 and 365.',
  ),
  form_param_type_invalid: param(
    'form_param_type_invalid',
    'notify',
    'is invalid',
    'notify must be a boolean.',
  ),
  form_param_value_too_large: param(
    'form_param_value_too_large',
    'expires_in_days',
    'is too large',
    'expires_in_days must be at most 365.',
  ),
  form_param_exceeds_allowed_size: param(
    'form_param_exceeds_allowed_size',
    'public_metadata',
    'exceeds the allowed size',
    'public_metadata must be at most 8 KB.',
  ),
  form_param_array_size_exceeded: param(
    'form_param_array_size_exceeded',
    'email_address',
    'has too many entries',
    'email_address has too many entries.',
  ),
  insecure_url: param(
    'insecure_url',
    'redirect_url',
    'Insecure URL',
    'redirect_url must be a secure URL in production.',
  ),
} as const satisfies Record<string, () => Refusal>;

export type RefusalCode = FixedCode | keyof typeof examples;
export const refusalCodes = [...fixedCodes, ...Object.keys(examples)] as [RefusalCode, ...RefusalCode[]];

/** The refusal that a fault answers with. */
export function exampleRefusal(code: RefusalCode): Refusal {
  return code in examples ? examples[code as keyof typeof examples]() : refuse(code as FixedCode);
}
