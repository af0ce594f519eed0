/** Items of the queue failed for good: invites, resends, revokes and deletes. */
import type { AlertKind } from '../../../preload/alert.ts';
import { causeOfWork, commonCode } from '../cause.ts';
import type { FailedWork } from '../event.ts';
import type { NonEmpty, Observation, Provider, Wording } from '../provider.ts';
import { reasonOf } from '../reasons.ts';
import { counted } from '../time-words.ts';

interface OperationWords {
  kind: AlertKind;
  noun: string;
  /**
   * The verb comes first: servers that show one line cut what comes last, and an address may be of any length. Then
   * the same without an address.
   */
  failed: [named: string, hidden: string];
  done: [named: string, hidden: string];
}

/** In the order in which they are counted. */
const operations: Record<FailedWork['operation'], OperationWords> = {
  create: {
    kind: 'invite-failed',
    noun: 'invitation',
    failed: ['Could not invite *', 'An invitation was not sent'],
    done: ['Invited after all: *', 'An invitation went out after all'],
  },
  resend: {
    kind: 'resend-failed',
    noun: 'resend',
    failed: ['Could not resend to *', 'An invitation was not sent again'],
    done: ['Resent after all: *', 'An invitation was sent again after all'],
  },
  revoke: {
    kind: 'revoke-failed',
    noun: 'revoke',
    failed: ['Could not revoke the invitation to *', 'An invitation was not revoked'],
    done: ['Revoked after all: *', 'An invitation was revoked after all'],
  },
  delete: {
    kind: 'delete-failed',
    noun: 'delete',
    failed: ['Could not delete the invitation to *', 'An invitation was not deleted'],
    // Without the name: whoever is deleted is not to be named any more.
    done: ['An invitation was deleted after all', 'An invitation was deleted after all'],
  },
  invite: {
    kind: 'invite-failed',
    noun: 'invitation from the waitlist',
    failed: ['Could not invite *', 'Somebody on the waitlist was not invited'],
    done: ['Invited after all: *', 'Somebody on the waitlist was invited after all'],
  },
  reject: {
    kind: 'revoke-failed',
    noun: 'rejection',
    failed: ['Could not reject *', 'Somebody on the waitlist was not rejected'],
    done: ['Rejected after all: *', 'Somebody on the waitlist was rejected after all'],
  },
};

function named(
  [title, hidden]: [string, string],
  { emailAddress }: FailedWork,
  hideAddresses: boolean,
): string {
  return hideAddresses ? hidden : title.replace('*', () => emailAddress);
}

/** `2 resends and 1 revoke failed`. */
function manyFailed(work: readonly FailedWork[]): string {
  const parts = Object.entries(operations).flatMap(([operation, { noun }]) => {
    const count = work.filter((each) => each.operation === operation).length;
    return count === 0 ? [] : counted(count, noun);
  });
  return `${new Intl.ListFormat('en-GB').format(parts)} failed`;
}

function reason({ failure }: FailedWork, wording: Wording): string {
  // After many attempts that ended in the dark there is no failure to show: main/invitations/outbox/changes.ts.
  return failure === null
    ? 'Clerk’s answer got lost, so look for it in the list.'
    : reasonOf(failure, wording);
}

/**
 * One reason for many items names none of them: Clerk refuses ten at once in a sentence that lists all ten. Word by
 * word, because it may be of any length.
 */
function withoutNames(text: string): string {
  const said: string[] = [];
  for (const word of text.split(' ')) {
    const last = said.at(-1);
    const end = /[.!?]$/.exec(word)?.[0] ?? '';
    if (!word.includes('@')) said.push(word);
    else if (last === 'an address' || last === 'these addresses')
      said[said.length - 1] = `these addresses${end}`;
    else said.push(`an address${end}`);
  }
  const plain = said.join(' ');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** The reason that most of them have; the first such, when there is a tie. */
function mainReason(work: readonly FailedWork[], wording: Wording): string {
  const tally = new Map<string, number>();
  for (const each of work) {
    const text = withoutNames(reason(each, wording));
    tally.set(text, (tally.get(text) ?? 0) + 1);
  }
  const most = Math.max(...tally.values());
  const text = [...tally].find(([, count]) => count === most)?.[0] ?? '';
  return tally.size === 1 ? text : `Most often: ${text}`;
}

export const workFailed: Provider<FailedWork> = {
  topic: 'work',
  nature: 'work',
  observe(event) {
    if (event.type === 'work-ended') {
      return event.items.map(({ id, outcome, updatedAt: at }) =>
        outcome === 'sent' ? { id, at, end: 'resolved' } : { id, at, end: 'removed' },
      );
    }
    if (event.type !== 'work-failed') return [];
    return event.items.flatMap((fact): Observation<FailedWork>[] => {
      const { id, updatedAt: at } = fact;
      const cause = causeOfWork(fact.failure);
      if (cause === 'work') return [{ id, at, fact, isNews: true }];
      // The cause is told, once, by key-refused.ts; the items that it holds back are only its symptoms.
      if (cause === 'key') return [];
      // The state of the keychain is an event of its own.
      return [{ id, at, silence: cause === 'offline' ? 'offline' : 'known' }];
    });
  },
  kindOf: ({ operation }) => operations[operation].kind,
  words(work: NonEmpty<FailedWork>, wording) {
    const [first] = work;
    if (work.length > 1) {
      return { title: manyFailed(work), body: `${mainReason(work, wording)} They stay in the queue.` };
    }
    const { noun, failed } = operations[first.operation];
    return {
      title: named(failed, first, wording.hideAddresses),
      body: `The ${noun} failed. ${reason(first, wording)} It stays in the queue.`,
    };
  },
  overWords(work, { hideAddresses }) {
    const [first] = work;
    if (work.length > 1) {
      return {
        title: `${counted(work.length, 'thing')} that had failed are done`,
        body: 'The retry went well.',
      };
    }
    const { noun, done } = operations[first.operation];
    return { title: named(done, first, hideAddresses), body: `The ${noun} that had failed is done.` };
  },
  target: (work) => ({ kind: 'queue', itemId: work.length === 1 ? work[0].id : null }),
  retries: ({ id, canRetry }) => (canRetry ? id : null),
  causeOf: ({ failure }) => commonCode(failure),
};
