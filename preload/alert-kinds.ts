/** What a person can be told about; each can be muted. */
export const alertKinds = [
  'invite-failed',
  'resend-failed',
  'revoke-failed',
  'delete-failed',
  /** Clerk's limit holds the queue back for minutes or longer. */
  'queue-blocked',
  'key-refused',
  /** The keychain is locked, denied or gone. */
  'keychain',
  /** What a person was told about is over. Never comes without that. */
  'recovered',
  'accepted',
  /** New people on the waitlist. */
  'waitlist',
  /** Pending invitations that expire soon, at most once a day. */
  'expiring',
  /** Everything that was queued together is through. */
  'import-finished',
] as const;
export type AlertKind = (typeof alertKinds)[number];
