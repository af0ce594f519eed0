/** For whom somebody is invited. */
import * as z from 'zod/mini';

export const audienceKinds = ['application'] as const;
export type AudienceKind = (typeof audienceKinds)[number];

export const audienceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('application') }),
]);
export type Audience = z.infer<typeof audienceSchema>;

export const application: Audience = { kind: 'application' };
