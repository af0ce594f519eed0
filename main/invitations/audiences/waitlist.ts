/** The waitlist of the application: https://clerk.com/docs/reference/backend-api/tag/Waitlist-Entries */
import { commonCodes } from './application.ts';
import type { AudienceRules } from './audience.ts';

export const waitlistRules: AudienceRules = {
  kind: 'waitlist',
  can: new Set(['create', 'delete', 'invite', 'reject']),
  endpoints: {
    list: 'waitlist-list',
    create: 'waitlist-create',
    bulk: 'waitlist-bulk',
    revoke: 'waitlist-reject',
    delete: 'waitlist-delete',
  },
  codes: {
    ...commonCodes,
    answers: { duplicate_record: 'pending' },
  },
  takes: ({ emailAddress, notify }) => ({ emailAddress, ...(notify !== undefined && { notify }) }),
};
