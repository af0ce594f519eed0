/** For whom somebody is invited: the application, or one of its organizations. */
import * as z from 'zod/mini';

export const audienceKinds = ['application', 'organization'] as const;
export const audienceKindSchema = z.enum(audienceKinds);
export type AudienceKind = (typeof audienceKinds)[number];

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
]);
export type Audience = z.infer<typeof audienceSchema>;

export { application } from './audience-rules.ts';

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
