/** Words for work that failed, and for work that went out after all. */
import { assertNever } from '../../preload/assert-never.ts';
import type { FactOf } from './fact.ts';
import { reasonOf } from './failure-words.ts';
import { counted } from './time-words.ts';
import type { Telling, Words } from './words.ts';

type Work = FactOf<'work'>;

/** The verb comes first: servers that show one line cut what comes last, and an address may be of any length. */
function oneTitle({ operation, emailAddress }: Work, hideAddresses: boolean): string {
  switch (operation) {
    case 'create':
      return hideAddresses ? 'An invitation was not sent' : `Could not invite ${emailAddress}`;
    case 'resend':
      return hideAddresses ? 'An invitation was not sent again' : `Could not resend to ${emailAddress}`;
    case 'revoke':
      return hideAddresses
        ? 'An invitation was not revoked'
        : `Could not revoke the invitation to ${emailAddress}`;
    case 'delete':
      return hideAddresses
        ? 'An invitation was not deleted'
        : `Could not delete the invitation to ${emailAddress}`;
    default:
      return assertNever(operation);
  }
}

function mendedTitle({ operation, emailAddress }: Work, hideAddresses: boolean): string {
  switch (operation) {
    case 'create':
      return hideAddresses ? 'An invitation went out after all' : `Invited after all: ${emailAddress}`;
    case 'resend':
      return hideAddresses ? 'An invitation was sent again after all' : `Resent after all: ${emailAddress}`;
    case 'revoke':
      return hideAddresses ? 'An invitation was revoked after all' : `Revoked after all: ${emailAddress}`;
    case 'delete':
      // Without the name: whoever is deleted is not to be named any more.
      return 'An invitation was deleted after all';
    default:
      return assertNever(operation);
  }
}

const operationWords: Record<Work['operation'], string> = {
  create: 'invitation',
  resend: 'resend',
  revoke: 'revoke',
  delete: 'delete',
};

/** `2 resends and 1 revoke failed`. */
function manyTitle(work: readonly Work[]): string {
  const count = (operation: Work['operation']) => work.filter((each) => each.operation === operation).length;
  const parts = [
    { count: count('create'), word: operationWords.create },
    { count: count('resend'), word: operationWords.resend },
    { count: count('revoke'), word: operationWords.revoke },
    { count: count('delete'), word: operationWords.delete },
  ]
    .filter((part) => part.count > 0)
    .map((part) => counted(part.count, part.word));
  const last = parts.pop() ?? '';
  return `${parts.length === 0 ? last : `${parts.join(', ')} and ${last}`} failed`;
}

function reason({ failure }: Work, telling: Telling): string {
  // After many attempts that ended in the dark there is no failure to show: main/invitations/outbox/changes.ts.
  return failure === null
    ? 'Clerk’s answer got lost, so look for it in the list.'
    : reasonOf(failure, telling);
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
function mainReason(work: readonly Work[], telling: Telling): string {
  const tally = new Map<string, number>();
  for (const each of work) {
    const text = withoutNames(reason(each, telling));
    tally.set(text, (tally.get(text) ?? 0) + 1);
  }
  const most = Math.max(...tally.values());
  const text = [...tally].find(([, count]) => count === most)?.[0] ?? '';
  return tally.size === 1 ? text : `Most often: ${text}`;
}

/** `work` has `first` in front. */
export function failedWords(first: Work, work: readonly Work[], telling: Telling): Words {
  return work.length === 1
    ? {
        title: oneTitle(first, telling.hideAddresses),
        body: `The ${operationWords[first.operation]} failed. ${reason(first, telling)} It stays in the queue.`,
      }
    : { title: manyTitle(work), body: `${mainReason(work, telling)} They stay in the queue.` };
}

export function wentOutWords(first: Work, work: readonly Work[], telling: Telling): Words {
  return work.length === 1
    ? {
        title: mendedTitle(first, telling.hideAddresses),
        body: `The ${operationWords[first.operation]} that had failed is done.`,
      }
    : { title: `${counted(work.length, 'thing')} that had failed are done`, body: 'The retry went well.' };
}
