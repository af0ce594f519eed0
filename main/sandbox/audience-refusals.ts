/**
 * What Clerk refuses about organizations and the waitlist: its statuses and codes
 * (https://clerk.com/docs/guides/development/errors/backend-api); the sentences are ours.
 */
import { paramError, Refusal } from './clerk-errors.ts';

const one = (status: number, code: string, message: string, long: string, meta?: Record<string, unknown>) =>
  new Refusal(status, [{ message, long_message: long, code, ...(meta && { meta }) }]);

/** Names nobody: with several addresses in one call the client has to find out which. */
export function organizationInvitationNotUnique(): Refusal {
  const long = 'There is a pending invitation to this organization for that email address.';
  return one(400, 'organization_invitation_not_unique', 'invitation not unique', long);
}

export function alreadyAMember(): Refusal {
  const long = 'The user with that email address is a member of the organization.';
  return one(400, 'already_a_member_in_organization', 'already a member', long);
}

export function invitationNotPending(): Refusal {
  const long = 'Only a pending organization invitation can be revoked.';
  return one(400, 'organization_invitation_not_pending', 'invitation not pending', long);
}

export function insufficientSeats(): Refusal {
  const long = 'The plan of this organization has no seats left.';
  return one(402, 'insufficient_seats', 'insufficient seats', long);
}

export function unsupportedPlanFeatures(): Refusal {
  const long = 'The plan of this application does not have this feature.';
  const meta = { unsupported_features: ['organizations'] };
  return one(402, 'unsupported_subscription_plan_features', 'not in the plan', long, meta);
}

export function organizationsNotEnabled(): Refusal {
  const long = 'This instance has no organizations.';
  return one(403, 'organization_not_enabled_in_instance', 'organizations are off', long);
}

export function membershipQuotaExceeded(limit: number): Refusal {
  const long = `This organization can have ${limit} members, those with a pending invitation counted.`;
  return one(403, 'organization_membership_quota_exceeded', 'membership quota exceeded', long);
}

export function missingPermission(): Refusal {
  const meta = { permissions: ['org:sys_memberships:manage'] };
  const long = 'That user may not manage the members of this organization.';
  return one(403, 'missing_organization_permission', 'missing permission', long, meta);
}

export function notAMember(): Refusal {
  const long = 'That user is not a member of the organization.';
  return one(403, 'not_a_member_in_organization', 'not a member', long);
}

export function notFound(what: string, param?: string): Refusal {
  const meta = param === undefined ? undefined : { param_name: param };
  return one(404, 'resource_not_found', 'not found', `There is no such ${what}.`, meta);
}

export function waitlistEntryLocked(): Refusal {
  const long = 'This waitlist entry is locked: a batch works on it.';
  return one(409, 'waitlist_entry_locked', 'entry is locked', long);
}

export function repeatedInOneCall(): Refusal {
  const long = 'email_address must not be repeated in one request.';
  return new Refusal(422, [paramError('form_param_duplicate', 'email_address', 'is duplicate', long)]);
}
