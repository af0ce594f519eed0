/** The control of organizations and the waitlist over HTTP. */
import * as z from 'zod/mini';
import { define, instanceId, nothing, ofInstance, type Route, withoutUndefined } from './control-route.ts';

const size = z.int().check(z.minimum(0), z.maximum(1_000_000));
const limits = {
  maxAllowedMemberships: z.optional(size),
  seats: z.optional(z.nullable(size)),
};

export const audienceRoutes: readonly Route[] = [
  define(
    'GET /organizations',
    'Every organization with its members. ?instanceId=',
    nothing,
    (control, _input, _id, query) => ({ organizations: control.organizations.list(ofInstance(query)) }),
  ),
  define(
    'POST /organizations',
    'Add an organization: name, slug, maxAllowedMemberships, seats, instanceId.',
    z.strictObject({
      name: z.string().check(z.minLength(1), z.maxLength(256)),
      slug: z.optional(z.string()),
      ...limits,
      instanceId,
    }),
    (control, { instanceId: id, name, ...more }) =>
      control.organizations.add({ name, ...withoutUndefined(more) }, id),
  ),
  define(
    'POST /organizations/enable',
    'Turn organizations on or off: enabled, instanceId.',
    z.strictObject({ enabled: z.boolean(), instanceId }),
    (control, input) => control.organizations.enable(input.enabled, input.instanceId),
  ),
  define(
    'POST /organizations/plan',
    'Whether the plan has organizations (402 otherwise): inPlan, instanceId.',
    z.strictObject({ inPlan: z.boolean(), instanceId }),
    (control, input) => control.organizations.payFor(input.inPlan, input.instanceId),
  ),
  define(
    'POST /organizations/{id}/limits',
    'How many members it can have: maxAllowedMemberships (403 beyond), seats (402 beyond), instanceId.',
    z.strictObject({ ...limits, instanceId }),
    (control, { instanceId: of, ...input }, id) =>
      control.organizations.limit(id, withoutUndefined(input), of),
  ),
  define(
    'POST /organizations/{id}/members',
    'Make somebody a member: emailAddress, role (a key), instanceId.',
    z.strictObject({ emailAddress: z.string(), role: z.string(), instanceId }),
    (control, input, id) =>
      control.organizations.addMember(id, input.emailAddress, input.role, input.instanceId),
  ),
  define(
    'GET /organization-invitations',
    'Every organization invitation with redirect URL and notify. ?instanceId=',
    nothing,
    (control, _input, _id, query) => ({
      invitations: control.organizations.invitations(ofInstance(query)),
    }),
  ),
  define(
    'POST /organization-invitations/{id}/accept',
    'Accept an organization invitation, by id or address: instanceId.',
    z.strictObject({ instanceId }),
    (control, input, id) => control.organizations.accept(id, input.instanceId),
  ),
  define(
    'GET /waitlist',
    'Every entry of the waitlist. ?instanceId=',
    nothing,
    (control, _input, _id, query) => ({ entries: control.waitlist.entries(ofInstance(query)) }),
  ),
  define(
    'POST /waitlist/enable',
    'Turn the waitlist on or off: enabled, instanceId.',
    z.strictObject({ enabled: z.boolean(), instanceId }),
    (control, input) => control.waitlist.enable(input.enabled, input.instanceId),
  ),
  define(
    'POST /waitlist/join',
    'Somebody joins the waitlist: emailAddress, instanceId.',
    z.strictObject({ emailAddress: z.string(), instanceId }),
    (control, input) => control.waitlist.join(input.emailAddress, input.instanceId),
  ),
  define(
    'POST /waitlist/{id}/lock',
    'Lock an entry, as a batch of the dashboard does, or unlock it: locked, instanceId.',
    z.strictObject({ locked: z.boolean(), instanceId }),
    (control, input, id) => control.waitlist.lock(id, input.locked, input.instanceId),
  ),
];
