/** The invitations room: the handlers of the contract over every account's session (sessions.ts). */
import { type AudienceKind, application, waitlist } from '../../preload/audience.ts';
import { FailureError, invalidInput } from '../../preload/failure.ts';
import type { SentWith } from '../../preload/history.ts';
import { draftSchema, type Matching, mostIds, statusesOf } from '../../preload/invitation.ts';
import type { QueueOperation } from '../../preload/queue.ts';
import { asFault } from '../storage/fault.ts';
import { audienceRules } from './audiences/rules.ts';
import { knownAmong } from './copy/known.ts';
import type { FollowedList } from './followed-list.ts';
import { detailsOf } from './history/details.ts';
import type { Target } from './outbox/new-items.ts';
import { createQueueHandlers } from './queue-handlers.ts';
import type { Invitations, InvitationsPorts } from './service.ts';
import type { Session } from './session.ts';
import { createSessions } from './sessions.ts';

const isAddress = (emailAddress: string): boolean => draftSchema.safeParse({ emailAddress }).success;

/** Without what Clerk does not take for its audience. */
function sentWithFor({ emailAddress, audience = application }: Target, sendWith: SentWith): SentWith {
  const { emailAddress: _, ...rest } = audienceRules[audience.kind].takes({ ...sendWith, emailAddress });
  return rest;
}

export function createInvitations(ports: InvitationsPorts): Invitations {
  const sessions = createSessions(ports);
  const { of } = sessions;

  const targets = (session: Session, ids: readonly string[]): Target[] =>
    ids.map((id) => {
      const list = session.listWith(id);
      const head = list?.copy.head(id);
      if (!list || !head) throw invalidInput('ids', 'One of these invitations does not exist any more.');
      const { copy, kind } = list;
      return {
        ...head,
        publicMetadata: copy.metadata(id),
        ...audienceRules[kind].placeAgain(copy.membership(id)),
      };
    });

  const listOf = async (accountId: string, kind: AudienceKind = 'application'): Promise<FollowedList> => {
    const list = (await of(accountId)).list(kind);
    if (list === undefined) throw invalidInput('audience', 'This instance has nothing of the kind.');
    return list;
  };

  /** As `listOf`, with what the search needs; the account may have been closed since it began to be read. */
  const searchedList = async (
    accountId: string,
    search: string,
    kind?: AudienceKind,
  ): Promise<FollowedList> => {
    const list = await listOf(accountId, kind);
    if (search.trim() === '') return list;
    await list.prepareSearch(search);
    return listOf(accountId, kind);
  };

  /** As many as one act can be about. */
  const idsMatching = async (accountId: string, matching: Matching | undefined): Promise<string[]> => {
    if (matching === undefined) throw invalidInput('ids', 'Nobody is named.');
    const { copy } = await searchedList(accountId, matching.search, waitlist.kind);
    const rows = copy.addresses({ ...matching, order: '+created_at', offset: 0, limit: mostIds });
    return rows.map(({ id }) => id);
  };

  const checkCan = (operation: QueueOperation, wanted: readonly Target[]): void => {
    const allCan = wanted.every(({ audience = application, status }) => {
      const lists = audienceRules[audience.kind].can[operation];
      return lists === null || lists?.includes(status) === true;
    });
    if (!allCan) throw invalidInput('ids', 'Clerk does not do this to one of these.');
  };

  /** A disk that refuses is told to the person: what is not written down is not accepted. */
  const durably = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw new FailureError(asFault(ports.log, 'queue.not-written', error));
    }
  };

  return {
    ...sessions,
    handlers: {
      invitations: {
        create: async ({ accountId, drafts, metadataByBulk, audience = application }) => {
          const { outbox } = await of(accountId);
          const taken = drafts.map((draft) => audienceRules[audience.kind].takes(draft));
          return durably(() => outbox.create(taken, { metadataByBulk, audience }));
        },
        revoke: async ({ accountId, ids }) => {
          const session = await of(accountId);
          const wanted = targets(session, ids);
          checkCan('revoke', wanted);
          return { items: durably(() => session.outbox.ask('revoke', wanted)) };
        },
        resend: async ({ accountId, ids, sendWith = ports.resendWith?.(accountId) ?? null, forAll }) => {
          const session = await of(accountId);
          const asked = targets(session, ids);
          checkCan('resend', asked);
          // What went out with it is not known whole, and its address may be none.
          if (asked.some(({ status }) => status === 'other')) {
            throw invalidInput('ids', 'One of these is of a kind that Guestlist does not know.');
          }
          const wanted = asked.map((target) => {
            const known = forAll ? null : session.history.sentWith(target.emailAddress, target.id);
            const rest = sendWith && sentWithFor(target, sendWith);
            return { ...target, sentWith: known ?? rest };
          });
          const unknown = wanted.filter(({ sentWith }) => sentWith === null).length;
          if (unknown > 0) return { items: [], unknown };
          return { items: durably(() => session.outbox.ask('resend', wanted)), unknown };
        },
        delete: async ({ accountId, ids }) => {
          const session = await of(accountId);
          const wanted = targets(session, ids);
          checkCan('delete', wanted);
          // The queue keeps its order by address.
          if (wanted.some(({ emailAddress }) => !isAddress(emailAddress))) {
            throw invalidInput('ids', 'The address of one of these could not be read.');
          }
          return { items: durably(() => session.outbox.ask('delete', wanted)) };
        },
        list: async ({ accountId, audience, ...request }) =>
          (await searchedList(accountId, request.search, audience)).copy.window(request),
        addresses: async ({ accountId, audience, ...request }) => ({
          rows: (await searchedList(accountId, request.search, audience)).copy.addresses(request),
        }),
        find: async ({ accountId, audience, search, limit }) => {
          const { copy } = await searchedList(accountId, search, audience);
          const { outbox } = await of(accountId);
          const found = copy.find(search, limit);
          const order = statusesOf[audience ?? application.kind];
          const lists = found.toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
          return { lists, queue: outbox.find(search, limit) };
        },
        details: async ({ accountId, invitationId }) => {
          const details = detailsOf(await of(accountId), invitationId);
          if (details === null)
            throw invalidInput('invitationId', 'This invitation does not exist any more.');
          return details;
        },
        known: async ({ accountId, addresses, audience = application }) => {
          const { copy } = await listOf(accountId, audience.kind);
          const scope = audienceRules[audience.kind].scopeOf(audience);
          return { known: knownAmong(copy.columns, addresses, scope) };
        },
        statistics: async ({ accountId, audience }) => {
          const session = await of(accountId);
          return (await listOf(accountId, audience)).copy.statistics(session.clerkNow());
        },
        refresh: async ({ accountId }) => {
          const session = await of(accountId);
          await session.refresh();
          return session.syncState();
        },
        syncState: async ({ accountId, audience }) => (await of(accountId)).syncState(audience),
      },
      organizations: {
        chosen: async ({ accountId }) => {
          const { chosen, last, waitlist } = (await of(accountId)).organizations;
          return { chosen, last, waitlist };
        },
        choose: async ({ accountId, chosen, waitlist }) => {
          (await of(accountId)).organizations.choose(chosen, waitlist);
          return {};
        },
        find: async ({ accountId, search }) => ({
          organizations: await (await of(accountId)).organizations.find(search),
        }),
        roles: async ({ accountId }) => ({ roles: await (await of(accountId)).organizations.roles() }),
      },
      waitlist: {
        invite: async ({ accountId, ids, matching, ignoreExisting }) => {
          const session = await of(accountId);
          const who = ids ?? (await idsMatching(accountId, matching));
          const wanted = targets(session, who);
          checkCan('invite', wanted);
          const how = ignoreExisting === undefined ? null : { ignoreExisting };
          const asked = wanted.map((target) => ({ ...target, sentWith: how }));
          return { items: durably(() => session.outbox.ask('invite', asked)) };
        },
        pace: async ({ accountId, count }) => {
          await listOf(accountId, 'waitlist');
          const { outbox } = await of(accountId);
          return { lastOutInMs: outbox.lastOutIn({ alone: count, any: 0 }, 'waitlist', 'invite') };
        },
        reject: async ({ accountId, ids }) => {
          const session = await of(accountId);
          const wanted = targets(session, ids);
          checkCan('reject', wanted);
          return { items: durably(() => session.outbox.ask('reject', wanted)) };
        },
      },
      queue: createQueueHandlers(of, durably),
    },
    addressesUnderWay: async (accountId, audience) =>
      (await of(accountId)).outbox.addressesUnderWay(audience),
    organizations: {
      areThere: async (accountId) =>
        (await of(accountId)).syncState().audiences?.includes('organization') === true,
      lookUp: async (accountId, words) => (await of(accountId)).organizations.lookUp(words),
      roles: async ({ accountId }) => ({ roles: await (await of(accountId)).organizations.roles() }),
    },
    lastOutIn: async (accountId, creates, kind) => (await of(accountId)).outbox.lastOutIn(creates, kind),
    link: (accountId, invitationId) =>
      sessions.ready(accountId)?.listWith(invitationId)?.copy.link(invitationId) ?? null,
  };
}
