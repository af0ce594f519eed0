/** What holds for audiences, for who needs no schema of them: this loads without zod. */

/** `waitlist`: people who asked to be let into the application. */
export const audienceKinds = ['application', 'organization', 'waitlist'] as const;
export type AudienceKind = (typeof audienceKinds)[number];

export const application = { kind: 'application' } as const;
export const waitlist = { kind: 'waitlist' } as const;
