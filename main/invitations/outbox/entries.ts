/** Requests that let entries of the waitlist in, in the terms of those that create: what is looked for are invitations. */
import type { CallOptions } from '../../clerk/api.ts';
import type { InvitedEntry } from '../audiences/audience.ts';
import type { Row } from '../audiences/row.ts';
import { done } from './changes.ts';
import { addressOf, type OutboxItem } from './item.ts';
import { look, type SenderPorts } from './sender-ports.ts';

const entryOf = ({ targetId }: OutboxItem): string => targetId ?? '';

function applyAnswer(ports: SenderPorts, item: OutboxItem, { entry, invitations }: InvitedEntry): void {
  if (entry === null) ports.forget(entryOf(item));
  ports.apply(entry === null ? invitations : [entry, ...invitations]);
}

/** The invitation that was made; null where Clerk answered none that could be read. */
export async function letIn(ports: SenderPorts, item: OutboxItem, options: CallOptions): Promise<Row | null> {
  const ignoreExisting = item.attempt?.ignoreExisting === true;
  const answer = await ports.client.invite(entryOf(item), ignoreExisting ? { ignoreExisting } : {}, options);
  applyAnswer(ports, item, answer);
  return answer.invitations[0] ?? null;
}

/** The person's invitations; undefined when that settles what becomes of the item, or Clerk could not be asked. */
export async function lookUpLetIn(ports: SenderPorts, item: OutboxItem): Promise<Row[] | undefined> {
  const answer = await look(ports, item, (options) =>
    ports.client.lookUpInvited(entryOf(item), addressOf(item), options),
  );
  if (answer === undefined) return undefined;
  applyAnswer(ports, item, answer);
  const { entry, invitations } = answer;
  // Nobody who has signed up since needs an invitation: Clerk would refuse it.
  if (entry?.status === 'completed' && item.doubt === 'none' && item.draft.ignoreExisting !== true) {
    ports.record([done(item, entry.waiting?.invitationId ?? null, 'completed', ports.clock.now())]);
    return undefined;
  }
  return invitations;
}
