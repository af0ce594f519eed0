/** An instance with organizations, as the tests of it open and ask it. */
import { expect } from 'vitest';
import type { OrganizationAudience } from '../../../preload/audience.ts';
import { accountId, type Room } from '../../support/invitations-room.ts';
import { aWindow } from '../../support/samples.ts';

export const patiently = { timeout: 20_000 };

export const listOf = (room: Room, status: 'pending' | 'accepted' | 'expired' | 'revoked') =>
  room.invitations.handlers.invitations.list(
    aWindow({ accountId, status, audience: 'organization', limit: 100 }),
  );

export const audiencesOf = async (room: Room) =>
  (await room.invitations.handlers.invitations.syncState({ accountId })).audiences ?? [];

/** Opens the room and waits until the list of organizations is there, and read. */
export async function openWithOrganizations(room: Room): Promise<void> {
  await room.open();
  const state = () =>
    room.invitations.handlers.invitations.syncState({ accountId, audience: 'organization' });
  await expect.poll(() => audiencesOf(room), patiently).toEqual(['organization']);
  await expect.poll(async () => (await state()).lastSyncAt, patiently).not.toBeNull();
}

export const intoFirst = (room: Room, role = 'org:member'): OrganizationAudience => {
  const [organization] = room.sandbox.control.organizations.list();
  return { kind: 'organization', organizationId: organization?.id ?? '', role };
};

export const invite = (room: Room, audience: OrganizationAudience, ...addresses: string[]) =>
  room.invitations.handlers.invitations.create({
    accountId,
    audience,
    drafts: addresses.map((emailAddress) => ({ emailAddress })),
  });

export const mails = (room: Room) =>
  room.sandbox.control.ledger(undefined, 'organization').map(({ emailAddress }) => emailAddress);
