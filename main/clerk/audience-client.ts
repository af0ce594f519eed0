/**
 * The Backend API for organizations and the waitlist:
 * https://clerk.com/docs/reference/backend-api/tag/Organization-Invitations and …/tag/Waitlist-Entries
 */
import type { AudienceClients, OrganizationClient, WaitlistClient } from './audience-api.ts';
import type { Run } from './call.ts';
import {
  bulkBody,
  bulkSizes,
  listParams,
  organizationDraftBody,
  pathId,
  waitlistBody,
  withoutUnset,
} from './requests.ts';
import { answers, organizationAnswers } from './schemas.ts';

export function audienceClients(run: Run): AudienceClients {
  return {
    organizations: (query, options) =>
      run(
        () => ({
          endpoint: 'organizations',
          path: '/organizations',
          params: listParams(query),
          answer: answers.organizations,
        }),
        options,
      ),
    organizationRoles: (query, options) =>
      run(
        () => ({
          endpoint: 'organization-roles',
          path: '/organization_roles',
          params: listParams(query),
          answer: answers.roles,
        }),
        options,
      ),
    organizationInvitations: (query, options) =>
      run(
        () => ({
          endpoint: 'organization-list-all',
          path: '/organization_invitations',
          params: listParams(query),
          answer: answers.organizationInvitations,
        }),
        options,
      ),
    organization: (organizationId) => organizationClient(run, organizationId),
    waitlist: waitlistClient(run),
  };
}

function organizationClient(run: Run, organizationId: string): OrganizationClient {
  const within = organizationAnswers(organizationId);
  const base = () => `/organizations/${pathId('organizationId', organizationId)}/invitations`;
  const one = (invitationId: string) => `${base()}/${pathId('invitationId', invitationId)}`;
  return {
    create: (draft, options) =>
      run(
        () => ({
          endpoint: 'organization-create',
          path: base(),
          body: organizationDraftBody(draft),
          answer: within.invitation,
        }),
        options,
      ),
    createBulk: (drafts, options) =>
      run(
        () => ({
          endpoint: 'organization-bulk',
          path: `${base()}/bulk`,
          body: bulkBody(drafts, organizationDraftBody),
          answer: within.invitations,
        }),
        options,
      ),
    list: (query, options) =>
      run(
        () => ({
          endpoint: 'organization-list',
          path: base(),
          params: listParams(query),
          answer: within.page,
        }),
        options,
      ),
    get: (invitationId, options) =>
      run(
        () => ({ endpoint: 'organization-get', path: one(invitationId), answer: within.invitation }),
        options,
      ),
    revoke: (invitationId, options) =>
      run(
        () => ({
          endpoint: 'organization-revoke',
          path: `${one(invitationId)}/revoke`,
          body: withoutUnset({ requesting_user_id: options?.requestingUserId }),
          answer: within.invitation,
        }),
        options,
      ),
  };
}

function waitlistClient(run: Run): WaitlistClient {
  const one = (entryId: string) => `/waitlist_entries/${pathId('entryId', entryId)}`;
  return {
    list: (query, options) =>
      run(
        () => ({
          endpoint: 'waitlist-list',
          path: '/waitlist_entries',
          params: listParams(query),
          answer: answers.waitlistPage,
        }),
        options,
      ),
    create: (draft, options) =>
      run(
        () => ({
          endpoint: 'waitlist-create',
          path: '/waitlist_entries',
          body: waitlistBody(draft),
          answer: answers.waitlistEntry,
        }),
        options,
      ),
    createBulk: (drafts, options) =>
      run(
        () => ({
          endpoint: 'waitlist-bulk',
          path: '/waitlist_entries/bulk',
          body: bulkBody(drafts, waitlistBody, bulkSizes.waitlist),
          answer: answers.waitlistEntries,
        }),
        options,
      ),
    invite: (entryId, draft, options) =>
      run(
        () => ({
          endpoint: 'waitlist-invite',
          path: `${one(entryId)}/invite`,
          body: withoutUnset({ ignore_existing: draft?.ignoreExisting }),
          answer: answers.waitlistEntry,
        }),
        options,
      ),
    reject: (entryId, options) =>
      run(
        () => ({
          endpoint: 'waitlist-reject',
          path: `${one(entryId)}/reject`,
          answer: answers.waitlistEntry,
        }),
        options,
      ),
    delete: (entryId, options) =>
      run(() => ({ endpoint: 'waitlist-delete', path: one(entryId), answer: answers.deleted }), options),
  };
}
