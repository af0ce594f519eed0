/** Words for sending an invitation again with something that nobody knows, or with something else. */
import { counted } from './invite.ts';

export const resendCopy = {
  open: 'Resend with…',
  title: (names: readonly string[]) =>
    names.length === 1
      ? `Resend to ${names[0]}`
      : `Resend ${counted(names.length, 'invitation', 'invitations')}`,
  /** `unknown` of `all` were invited from elsewhere. */
  unknown(unknown: number, all: number): string {
    if (all === 1)
      return 'It was not sent from here, and Clerk does not tell what an invitation was sent with. Resend it with:';
    const which = unknown === all ? 'They were' : `${unknown.toLocaleString('en')} of them were`;
    const others = unknown === all ? '' : ' The others are resent with what they had.';
    return `${which} not sent from here, and Clerk does not tell what an invitation was sent with.${others} Resend with:`;
  },
  otherwise: 'In place of what it was sent with. Expiry and metadata stay.',
  remember: 'Remember for this account',
  rememberHint: 'Nobody is asked the next time. “Resend with…” in the details changes it.',
  action: (count: number) => (count === 1 ? 'Resend' : `Resend ${count.toLocaleString('en')}`),
  cancel: 'Cancel',
};
