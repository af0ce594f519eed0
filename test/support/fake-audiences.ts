/** The fake's organizations and its waitlist. */
import type { ImportPorts } from '../../main/invitations/import/imports.ts';
import type { Handlers } from '../../preload/contract.ts';
import { invalidInput } from '../../preload/failure.ts';
import { matching } from './fake-list.ts';
import type { Scene } from './fake-scene.ts';
import type { FakeWorld } from './fake-world.ts';

export function fakeOrganizations({ scene }: FakeWorld): Handlers['organizations'] {
  let chosen = scene.organizations?.chosen ?? null;
  let last = chosen;
  let waitlist = scene.ontoWaitlist ?? false;
  return {
    chosen: () => ({ chosen, last, waitlist }),
    choose(given) {
      chosen = given.chosen;
      waitlist = given.waitlist ?? false;
      last = chosen ?? last;
      return {};
    },
    find: ({ search }) => ({
      organizations: (scene.organizations?.found ?? []).filter(({ name }) =>
        name.toLowerCase().includes(search.trim().toLowerCase()),
      ),
    }),
    roles: () => ({ roles: scene.organizations?.roles ?? [] }),
  };
}

/** What an import asks about organizations. */
export function lookedUp({ organizations }: Scene): NonNullable<ImportPorts['organizations']> {
  return {
    areThere: async () => organizations !== undefined,
    roles: () => ({ roles: organizations?.roles ?? [] }),
    async lookUp(_, words) {
      const found = words.flatMap((word) => {
        const one = organizations?.found.find(({ id, name, slug }) => [id, name, slug].includes(word));
        return one ? [[word, one] as const] : [];
      });
      return new Map(found);
    },
  };
}

export function fakeWaitlist(world: FakeWorld): Handlers['waitlist'] {
  return {
    invite({ accountId, ids, matching: wanted }) {
      if ((ids === undefined) === (wanted === undefined)) throw invalidInput('ids', 'One of the two.');
      const rows = ids
        ? world.find(ids)
        : matching(world.of('waitlist'), { search: '', status: 'pending', order: '-created_at', ...wanted });
      const items = world.undoable(accountId, 'invite', rows, (item) => {
        world.update(item.id, { state: 'sending', until: null, waitingFor: null });
        world.send(accountId, item, { emailAddress: item.emailAddress });
      });
      return { items };
    },
    // A hundred an hour, as if they counted as invitations.
    pace: ({ count }) => ({ lastOutInMs: 3_600_000 * Math.floor((count - 1) / 100) }),
    reject({ accountId, ids }) {
      const items = world.undoable(accountId, 'reject', world.find(ids), (item) =>
        world.settle(accountId, item, { status: 'rejected' }),
      );
      return { items };
    },
  };
}
