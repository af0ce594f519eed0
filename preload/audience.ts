/** For whom somebody is invited: the application, one of its organizations, or its waitlist. */
import * as z from 'zod/mini';
import { audienceKinds } from './audience-rules.ts';

export const audienceKindSchema = z.enum(audienceKinds);

/** Clerk's ids, and keys of roles such as `org:admin`. */
const word = z.string().check(z.minLength(1), z.maxLength(255));

const organizationAudienceSchema = z.strictObject({
  kind: z.literal('organization'),
  organizationId: word,
  /** The key of a role: what the invited person becomes there. */
  role: word,
  /** The member in whose name the invitation goes out; unset: nobody is named. */
  inviterUserId: z.optional(word),
});
export type OrganizationAudience = z.infer<typeof organizationAudienceSchema>;

export const audienceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('application') }),
  organizationAudienceSchema,
  /** To create is to add an address to the waitlist. Who is on it is let in by `waitlist.invite`. */
  z.strictObject({ kind: z.literal('waitlist') }),
]);
export type Audience = z.infer<typeof audienceSchema>;

export { type AudienceKind, application, audienceKinds, waitlist } from './audience-rules.ts';

/** An organization and a role as a person chose them, with names to show. */
export const organizationChoiceSchema = z.strictObject({
  ...organizationAudienceSchema.shape,
  organizationName: z.string().check(z.maxLength(1024)),
  roleName: z.string().check(z.maxLength(1024)),
});
export type OrganizationChoice = z.infer<typeof organizationChoiceSchema>;

export const organizationFoundSchema = z.object({
  id: z.string(),
  name: z.string(),
  slug: z.nullable(z.string()),
});
export type OrganizationFound = z.infer<typeof organizationFoundSchema>;

export const roleFoundSchema = z.object({ key: z.string(), name: z.string() });
export type RoleFound = z.infer<typeof roleFoundSchema>;
