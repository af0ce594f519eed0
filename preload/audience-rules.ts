/** What holds for audiences, for who needs no schema of them: this loads without zod. */

export const application = { kind: 'application' } as const;
