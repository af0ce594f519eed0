/** Words for news: who accepted, what expires, what is through. */
import type { FactOf } from './fact.ts';
import { counted, timeOf } from './time-words.ts';
import type { Telling, Words } from './words.ts';

const namesShown = 3;

/** `ada@example.com, bob@example.com and 3 more`. */
function names(facts: readonly FactOf<'accepted'>[]): string {
  const addresses = facts.slice(0, namesShown).map(({ emailAddress }) => emailAddress);
  const more = facts.length - addresses.length;
  return more > 0 ? `${addresses.join(', ')} and ${more.toLocaleString('en')} more` : addresses.join(', ');
}

/** `facts` has `first` in front. */
export function acceptedWords(
  first: FactOf<'accepted'>,
  facts: readonly FactOf<'accepted'>[],
  { hideAddresses }: Telling,
): Words {
  return facts.length === 1
    ? {
        title: hideAddresses ? 'Someone accepted' : `Accepted by ${first.emailAddress}`,
        body: 'The invitation became an account.',
      }
    : {
        title: `${counted(facts.length, 'person', 'people')} accepted`,
        body: hideAddresses ? 'They have an account now.' : `Now with an account: ${names(facts)}.`,
      };
}

export function expiringWords(fact: FactOf<'expiring'>, telling: Telling): Words {
  const when = timeOf(fact.soonestAt, telling);
  // Last, because an address may be longer than what is shown of a body.
  const which = telling.hideAddresses ? '' : ` It went to ${fact.emailAddress}.`;
  return fact.count === 1
    ? {
        title: 'An invitation expires soon',
        body: `It expires at ${when}. Resending renews it.${which}`,
      }
    : {
        title: `${counted(fact.count, 'invitation')} expire soon`,
        body: `The first one goes at ${when}. Resending renews them.${which}`,
      };
}

export function importWords({ sent, failed }: FactOf<'import'>): Words {
  return failed === 0
    ? { title: `All ${sent.toLocaleString('en')} are done`, body: 'The queue is empty.' }
    : {
        title: `${sent.toLocaleString('en')} done, ${failed.toLocaleString('en')} failed`,
        body: 'The queue is through. What failed stays there until you retry or dismiss it.',
      };
}
