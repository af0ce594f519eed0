/** What can be done to rows of a list, and by which keys. Which of it applies, their audience says (audience/audiences.ts). */
import type { Invitation } from '../../preload/invitation.ts';

/** The same on a row, for all that are selected, and in the details: `r` sends, `e` ends it, `d` deletes. */
export const keyOf = {
  copyLink: 'c',
  resend: 'r',
  inviteAgain: 'r',
  invite: 'r',
  revoke: 'e',
  reject: 'e',
  delete: 'd',
  takeBack: 'u',
  details: 'Enter',
} as const;

export type RowAct = keyof typeof keyOf;
/** What an audience has to say about; the others are the same in each list. */
export type OwnAct = Exclude<RowAct, 'details' | 'takeBack'>;
/** What goes through the queue; to many, too. */
export type Verb = 'resend' | 'invite' | 'revoke' | 'reject' | 'delete';

/** What takes something from somebody. */
export const isHarsh = (act: RowAct): boolean => act === 'revoke' || act === 'reject' || act === 'delete';

/** Those that can be done, in this order; the same array for the same acts, so that a row need not be drawn anew. */
export function able<Act extends RowAct>(acts: readonly (readonly [Act, boolean])[]): readonly Act[] {
  const can = acts.filter(([, can]) => can).map(([act]) => act);
  const key = can.join(' ');
  const known = made.get(key) as readonly Act[] | undefined;
  if (known) return known;
  made.set(key, can);
  return can;
}
const made = new Map<string, readonly RowAct[]>();

/** The one that a key does; undefined: none of them. */
export function actFor<Act extends RowAct>(key: string, acts: readonly Act[]): Act | undefined {
  const letter = key === 'Delete' ? 'e' : key;
  return acts.find((act) => keyOf[act] === letter);
}

/** Who it is; an address that could not be read gives way to the id. */
export const titleOf = ({ emailAddress, id }: Pick<Invitation, 'emailAddress' | 'id'>): string =>
  emailAddress === '' ? id : emailAddress;
