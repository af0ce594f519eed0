/** Words for one invitation: its facts, and what was done about its address. */
import type { AudienceKind } from '../../preload/audience-rules.ts';
import type { HistoryEntry } from '../../preload/history.ts';

export const detailsCopy = {
  title: 'Invitation',
  status: 'Status',
  id: 'ID',
  expiresAt: 'Expires',
  expiredAt: 'Expired',
  updatedAt: {
    pending: 'Changed',
    accepted: 'Accepted',
    expired: 'Changed',
    revoked: 'Revoked',
    other: 'Changed',
    invited: 'Invited',
    completed: 'Joined',
    rejected: 'Rejected',
  },
  unread: 'Not readable',
  notTold: 'Not told',
  replaced: 'Revoked, and replaced by a newer one',
  showNewer: 'Show the newer one',
  showInvitation: 'Show the invitation',
  locked: 'Locked',
  lockedWhy: 'By a batch of Clerk’s dashboard. What you ask for waits until that is over.',
  when: (exact: string, relative: string) => `${exact}, ${relative}`,
  notify: 'E-mail',
  notified: 'Sent by Clerk',
  notNotified: 'None was sent',
  redirectUrl: 'Redirect URL',
  noRedirectUrl: 'The application’s own',
  template: 'Template',
  templates: { invitation: 'Invitation', waitlist_invitation: 'Waitlist invitation' },
  sentWith: 'Sent with',
  unknown: 'Not known: Clerk does not tell, and it was not sent from here.',
  organization: 'Organization',
  role: 'Role',
  named: (name: string, key: string) => `${name} (${key})`,
  inviter: 'Invited by',
  nobody: 'Nobody is named',
  metadata: 'Public metadata',
  privateMetadata: 'Private metadata, which only your server can read',
  noMetadata: 'None',
  copyAddress: 'Copy address',
  copyId: 'Copy ID',
  history: 'What Guestlist did',
  noHistory: {
    application: 'Nothing yet: this invitation came from elsewhere.',
    organization: 'Nothing yet: this invitation came from elsewhere.',
    waitlist: 'Nothing yet: this entry came from elsewhere.',
  } satisfies Record<AudienceKind, string>,
};

const queued: Record<HistoryEntry['operation'], string> = {
  create: 'Invitation queued',
  resend: 'Resend queued',
  revoke: 'Revoke queued',
  delete: 'Delete queued',
  invite: 'Invitation from the waitlist queued',
  reject: 'Rejection queued',
};

const sent: Record<HistoryEntry['operation'], string> = {
  create: 'Invitation sent',
  resend: 'New invitation sent',
  revoke: 'Revoked',
  delete: 'Deleted',
  invite: 'Invited from the waitlist',
  reject: 'Rejected',
};

const already: Record<NonNullable<HistoryEntry['already']>, string> = {
  pending: 'Was invited already',
  accepted: 'Was accepted already',
  revoked: 'Was revoked already',
  meanwhile: 'Was invited meanwhile, so nothing was sent',
  resent: 'Was resent by somebody else meanwhile, so nothing was sent',
  member: 'Is a member of the organization already, so nothing was sent',
  invited: 'Was invited from the waitlist already',
  completed: 'Has signed up already',
  rejected: 'Was rejected already',
};

const failed: Record<HistoryEntry['operation'], string> = {
  create: 'Invitation failed',
  resend: 'Resend failed',
  revoke: 'Revoke failed',
  delete: 'Delete failed',
  invite: 'Invitation from the waitlist failed',
  reject: 'Rejection failed',
};

/** One step in a few words; a failure has its own beside them. */
export function stepWords({ operation, step, already: before, times }: HistoryEntry): string {
  const again = times > 1 ? ` (${times} times)` : '';
  switch (step) {
    case 'queued':
      return queued[operation];
    case 'sent':
      return before ? already[before] : sent[operation];
    case 'revoked-first':
      return 'Former invitation revoked';
    case 'put-off':
      return `Did not get through, to be tried again${again}`;
    case 'unsure':
      return `No clear answer, so Clerk was looked at first${again}`;
    case 'failed':
      return failed[operation];
    case 'retried':
      return 'Tried again';
    case 'cancelled':
      return operation === 'revoke' ? 'Revoke undone' : 'Taken back';
  }
}
