/** Scenes of an instance with organizations and a waitlist. */
import type { Membership } from '../../preload/invitation.ts';
import type { Scene } from './fake-scene.ts';
import { anAccount, anEntry, anInvitation, aQueueItem } from './samples.ts';

const hour = 3_600_000;
const day = 24 * hour;

export const acme = { id: 'org_acme', name: 'Acme', slug: 'acme' };

export const organizations = {
  found: [acme, { id: 'org_nord', name: 'Nordwind Logistics', slug: 'nordwind' }],
  roles: [
    { key: 'org:admin', name: 'Admin' },
    { key: 'org:member', name: 'Member' },
  ],
};

export const intoAcme = {
  kind: 'organization',
  organizationId: acme.id,
  role: 'org:admin',
  organizationName: acme.name,
  roleName: 'Admin',
} as const;

export const membership: Membership = {
  organizationId: acme.id,
  organizationName: acme.name,
  role: 'org:admin',
  roleName: 'Admin',
  inviterUserId: null,
  inviterName: null,
};

/** Everything that an entry can be. */
export function entries(now = Date.now()) {
  const since = (n: number) => ({ createdAt: now - n * day });
  return [
    ...['ada', 'alan', 'annie', 'barbara', 'edsger', 'frances'].map((name, n) =>
      anEntry({ emailAddress: `${name}@launch.example`, ...since(n + 1) }),
    ),
    anEntry({
      emailAddress: 'grace@launch.example',
      ...since(9),
      waiting: { invitationId: null, locked: true },
    }),
    anEntry({ emailAddress: 'katherine@launch.example', ...since(60) }),
    anEntry({
      emailAddress: 'mary@launch.example',
      status: 'invited',
      ...since(20),
      updatedAt: now - 2 * day,
      waiting: { invitationId: 'inv_of_mary', locked: false },
    }),
    anEntry({
      emailAddress: 'radia@launch.example',
      status: 'completed',
      ...since(30),
      updatedAt: now - hour,
    }),
    anEntry({ emailAddress: 'spam@junk.example', status: 'rejected', ...since(3), updatedAt: now - day }),
  ];
}

/** `invitations`: those of the application. */
export function audienceScenes(invitations: NonNullable<Scene['invitations']>): Record<string, Scene> {
  const production = anAccount({
    id: 'acc_live',
    label: 'Nordwind',
    environment: 'production',
    fingerprint: 'sk_live_…k7Tz',
  });
  const development = anAccount({ id: 'acc_dev', label: 'Nordwind staging' });
  const ofMary = anInvitation({ id: 'inv_of_mary', emailAddress: 'mary@launch.example' });
  const waiting: Scene = { accounts: [production], waitlist: true };
  return {
    organizations: {
      accounts: [development],
      invitations: [
        ...invitations,
        ...['ada', 'alan', 'grace'].map((name, n) =>
          anInvitation({
            id: `orginv_${name}`,
            emailAddress: `${name}@acme.example`,
            createdAt: Date.now() - (n + 1) * 9 * hour,
            membership,
          }),
        ),
      ],
      organizations: { ...organizations, chosen: intoAcme },
    },
    waitlist: { ...waiting, organizations, invitations: [...invitations, ofMary, ...entries()] },
    'waitlist-empty': { ...waiting, invitations },
    'waitlist-queue': {
      ...waiting,
      invitations: entries(),
      queue: [
        aQueueItem({
          operation: 'invite',
          audience: 'waitlist',
          emailAddress: 'ada@launch.example',
          state: 'sending',
        }),
        aQueueItem({
          operation: 'invite',
          audience: 'waitlist',
          emailAddress: 'grace@launch.example',
          state: 'waiting',
          waitingFor: 'locked',
          until: Date.now() + 50_000,
        }),
        aQueueItem({ operation: 'reject', audience: 'waitlist', emailAddress: 'alan@launch.example' }),
        aQueueItem({ audience: 'waitlist', emailAddress: 'new@launch.example' }),
        aQueueItem({
          audience: 'waitlist',
          emailAddress: 'spam@junk.example',
          state: 'sent',
          already: 'rejected',
        }),
      ],
    },
  };
}
