/** A room whose account has a waitlist: who stands in its lists, what is asked of it, and what the ledger says. */
import { expect } from 'vitest';
import type { WaitlistStatus } from '../../../preload/invitation.ts';
import { accountId, type Room } from '../../support/invitations-room.ts';
import { aWindow } from '../../support/samples.ts';

export const patiently = { timeout: 20_000 };
export const waitlist = { kind: 'waitlist' } as const;

export const listOf = (room: Room, status: WaitlistStatus, search = '') =>
  room.invitations.handlers.invitations.list(
    aWindow({ accountId, status, search, audience: 'waitlist', limit: 500 }),
  );

export const addressesOf = async (room: Room, status: WaitlistStatus) =>
  (await listOf(room, status)).rows.map(({ emailAddress }) => emailAddress).toSorted();

export const idOf = async (room: Room, address: string): Promise<string> => {
  const entry = room.sandbox.control.waitlist.entries().find(({ emailAddress }) => emailAddress === address);
  return entry?.id ?? '';
};

export const audiencesOf = async (room: Room) =>
  (await room.invitations.handlers.invitations.syncState({ accountId })).audiences ?? [];

export async function openWithWaitlist(room: Room): Promise<void> {
  await room.open();
  await expect.poll(() => audiencesOf(room), patiently).toContain('waitlist');
}

/** People on the waitlist, without any others. */
export async function waiting(room: Room, ...addresses: string[]): Promise<void> {
  for (const address of addresses) room.sandbox.control.waitlist.join(address);
}

export const mails = (room: Room) =>
  room.sandbox.control
    .ledger(undefined, 'waitlist')
    .filter(({ templateSlug }) => templateSlug === 'waitlist_invitation')
    .map(({ emailAddress }) => emailAddress);

export const invite = async (room: Room, ...addresses: string[]) => {
  const ids = await Promise.all(addresses.map((address) => idOf(room, address)));
  return room.invitations.handlers.waitlist.invite({ accountId, ids });
};

export const outcomes = async (room: Room) =>
  Object.fromEntries(
    (await room.quiet()).map(({ operation, emailAddress, state, already }) => [
      `${operation} ${emailAddress}`,
      already ?? state,
    ]),
  );
