/** The rules of every audience, by its kind. */
import type { AudienceKind } from '../../../preload/audience.ts';
import { applicationRules } from './application.ts';
import type { AudienceRules } from './audience.ts';
import { organizationRules } from './organization.ts';
import { waitlistRules } from './waitlist.ts';

export const audienceRules: Readonly<Record<AudienceKind, AudienceRules>> = {
  application: applicationRules,
  organization: organizationRules,
  waitlist: waitlistRules,
};
