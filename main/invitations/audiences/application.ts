/** Invitations to sign up for the application: https://clerk.com/docs/reference/backend-api/tag/Invitations */
import type { AudienceRules, RefusalCodes } from './audience.ts';

/** What Clerk answers whoever is invited, and to what. */
export const commonCodes: Omit<RefusalCodes, 'answers'> = {
  everybody: new Set([
    'dev_monthly_email_limit_exceeded',
    'invitations_not_supported',
    'quota_exceeded',
    'user_quota_exceeded',
    'authorization_invalid',
    'api_version_invalid',
  ]),
  liftable: new Set(['not_allowed_access']),
  passing: new Set(['resource_locked']),
};

export const applicationRules: AudienceRules = {
  kind: 'application',
  endpoints: { list: 'list', create: 'create', bulk: 'bulk', revoke: 'revoke', delete: 'delete' },
  codes: {
    ...commonCodes,
    answers: {
      duplicate_record: 'pending',
      invitation_already_accepted: 'accepted',
      invitation_already_revoked: 'revoked',
      revoked_invitation: 'revoked',
    },
  },
};
