/** A room whose first sync is over, and what the tests of the outbox ask of it again and again. */
import type { QueueItem } from '../../../preload/queue.ts';
import { accountId, enterRoom, pause, type Room } from '../../support/invitations-room.ts';

export const emails = (room: Room) => room.sandbox.control.ledger().map(({ emailAddress }) => emailAddress);
export const invite = (room: Room, ...addresses: string[]) =>
  room.invitations.handlers.invitations.create({
    accountId,
    drafts: addresses.map((emailAddress) => ({ emailAddress })),
  });
export const synced = async (options: Parameters<typeof enterRoom>[0] = {}): Promise<Room> => {
  const room = await enterRoom({ sandbox: { invitations: 60 }, ...options });
  await room.open();
  await room.invitations.handlers.invitations.refresh({ accountId });
  return room;
};
export const pendingIds = (room: Room) =>
  room.sandbox.control
    .invitations()
    .filter(({ status }) => status === 'pending')
    .map(({ id }) => id);
export const statusOf = (room: Room, id: string) =>
  room.sandbox.control.invitations().find((invitation) => invitation.id === id)?.status;
export const until = async (room: Room, wanted: (items: QueueItem[]) => boolean) => {
  for (;;) {
    const items = await room.queue();
    if (wanted(items)) return items;
    await pause(5);
  }
};
