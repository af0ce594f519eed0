import { describe, expect, it } from 'vitest';
import type { FailedWork } from '../../../main/alerts/event.ts';
import { redacted } from '../../../main/alerts/message.ts';
import type { NonEmpty, Wording } from '../../../main/alerts/provider.ts';
import { providers } from '../../../main/alerts/providers.ts';
import { reasonOf } from '../../../main/alerts/reasons.ts';
import { type Failure, failureSchema } from '../../../preload/failure.ts';
import { type VaultState, vaultStateSchema } from '../../../preload/keychain.ts';
import { hour, minute, noon, refused } from './scene.ts';

const wording: Wording = { now: noon, timeZone: 'UTC', hideAddresses: false, account: null };
const clerk = (longMessage: string) => ({
  status: 422,
  errors: [{ code: 'form_identifier_exists', message: 'short', longMessage }],
  traceId: 'trace_1',
});
const silentClerk = { status: 503, errors: [], traceId: null };

const reasons: [Failure, string][] = [
  [{ kind: 'offline' }, 'This computer has no network.'],
  [
    { kind: 'unreachable', host: 'api.clerk.com', detail: 'ECONNREFUSED' },
    'api.clerk.com cannot be reached.',
  ],
  [{ kind: 'tls', host: 'api.clerk.com', detail: 'x' }, 'The certificate of api.clerk.com was refused.'],
  [{ kind: 'timeout', afterMs: 30_000 }, 'Clerk did not answer within 30 seconds.'],
  [{ kind: 'unauthorized', ...clerk('The key is invalid') }, 'The key is invalid.'],
  [{ kind: 'unauthorized', ...silentClerk }, 'It may have been deleted or rotated in the Clerk dashboard.'],
  [
    { kind: 'forbidden', html: true, ...silentClerk },
    'Something between here and Clerk refused, a proxy or a CDN; the key is not to blame.',
  ],
  [{ kind: 'forbidden', html: false, ...clerk('Not allowed.') }, 'Not allowed.'],
  [{ kind: 'forbidden', html: false, ...silentClerk }, 'This key may not do that.'],
  [{ kind: 'rate-limited', until: noon + 65 * minute, ...silentClerk }, 'Clerk asks to wait until 13:05.'],
  [
    { kind: 'rate-limited', until: noon + 20 * hour, ...silentClerk },
    'Clerk asks to wait until 08:00 on Jan 16.',
  ],
  [{ kind: 'clerk', ...clerk('That address has an account.') }, 'That address has an account.'],
  [{ kind: 'clerk', ...silentClerk }, 'Clerk refused and gave no reason.'],
  [{ kind: 'clerk-down', ...silentClerk }, 'Clerk’s API answered with an error (HTTP 503).'],
  [{ kind: 'clerk-down', ...clerk('We are on it!') }, 'We are on it!'],
  [
    { kind: 'unreadable', status: 200, detail: 'cut', traceId: null },
    'Something answered, but not in Clerk’s words.',
  ],
  [{ kind: 'keychain', state: 'denied' }, 'The keychain does not let Guestlist in.'],
  [
    { kind: 'invalid-input', fields: [{ field: 'emailAddress', message: 'This is not an address' }] },
    'This is not an address.',
  ],
  [{ kind: 'invalid-input', fields: [] }, 'Something needs another look.'],
  [{ kind: 'storage', reason: 'full', id: '1a2b3c4d' }, 'The disk is full.'],
  [{ kind: 'storage', reason: 'denied', id: '1a2b3c4d' }, 'Guestlist may not use its data folder.'],
  [{ kind: 'internal', id: '1a2b3c4d' }, 'Guestlist made a mistake (log entry 1a2b3c4d).'],
];

describe('the reason of a failure', () => {
  it.each(reasons)('%j', (failure, sentence) => {
    expect(reasonOf(failure, wording)).toBe(sentence);
  });

  it('is there for every member of the union', () => {
    const kinds = failureSchema.def.options.map((option) => option.shape.kind.def.values[0]);
    expect(new Set(reasons.map(([{ kind }]) => kind))).toEqual(new Set(kinds));
  });

  it('says each of Clerk’s sentences once', () => {
    const { errors } = clerk('That address has an account.');
    const twice = [...errors, ...errors];
    expect(reasonOf({ kind: 'clerk', status: 422, errors: twice, traceId: null }, wording)).toBe(
      'That address has an account.',
    );
  });
});

/** What one of the providers is told, by its topic. */
type Fact = { topic: string; state?: VaultState };

const work = (change: Partial<FailedWork> = {}): FailedWork & Fact => ({
  topic: 'work',
  id: 'q1',
  operation: 'create',
  emailAddress: 'ada@example.com',
  failure: refused,
  canRetry: true,
  updatedAt: noon,
  ...change,
});

function say(facts: NonEmpty<Fact>, change: Partial<Wording> = {}) {
  const all = { ...wording, ...change };
  const words = providers.find(({ topic }) => topic === facts[0].topic)?.words(facts, all);
  return redacted(words ?? { title: '', body: '' }, all);
}

describe('the words of a notification', () => {
  it('say what failed, why, and what was kept', () => {
    expect(say([work()])).toEqual({
      title: 'Could not invite ada@example.com',
      body: 'The invitation failed. That address has an account. It stays in the queue.',
    });
    expect(say([work({ failure: null })]).body).toBe(
      'The invitation failed. Clerk’s answer got lost, so look for it in the list. It stays in the queue.',
    );
  });

  it.each([
    ['create', /^Could not invite /, 'invitation'],
    ['resend', /^Could not resend /, 'resend'],
    ['revoke', /^Could not revoke /, 'revoke'],
  ] as const)(
    'name a %s before the address, which may fill the line, and again in the text',
    (operation, verb, noun) => {
      const { title, body } = say([work({ operation, emailAddress: `${'a'.repeat(200)}@example.com` })]);
      expect(title).toMatch(verb);
      expect(body).toMatch(new RegExp(`^The ${noun} failed\\. `));
    },
  );

  it('give the most common reason of several', () => {
    const down: Failure = { kind: 'clerk-down', ...silentClerk };
    expect(say([work({ failure: down }), work({ id: 'q2' }), work({ id: 'q3' })])).toEqual({
      title: '3 invitations failed',
      body: 'Most often: That address has an account. They stay in the queue.',
    });
  });

  it('name nobody in the reason of several, not even where Clerk refuses ten in one sentence', () => {
    const one = (address: string): Failure => ({ kind: 'clerk', ...clerk(`${address} is not allowed.`) });
    const two = work({ failure: one('ada@example.com') });
    expect(say([two, work({ id: 'q2', failure: one('bob@example.com') })]).body).toBe(
      'An address is not allowed. They stay in the queue.',
    );
    const listed = 'ada@example.com, bob@example.com, cyd@example.com are not allowed, says eve@example.com.';
    const all: Failure = { kind: 'clerk', ...clerk(listed) };
    expect(say([work({ failure: all }), work({ id: 'q2', failure: all })]).body).toBe(
      'These addresses are not allowed, says an address. They stay in the queue.',
    );
  });

  it('keep Clerk’s sentence but not the address in it', () => {
    const failure: Failure = { kind: 'clerk', ...clerk('ada@example.com is a member already.') };
    expect(say([work({ failure })], { hideAddresses: true })).toEqual({
      title: 'An invitation was not sent',
      body: 'The invitation failed. [address] is a member already. It stays in the queue.',
    });
  });

  it('name the account where there are several, however long the reason is', () => {
    const failure: Failure = { kind: 'clerk', ...clerk('Because '.repeat(90)) };
    const { body } = say([work({ failure })], { account: 'Acme (production)' });
    expect(body).toMatch(/^The invitation failed\. (Because )+.*… · Acme \(production\)$/);
    expect(body.length).toBeLessThanOrEqual(320);
  });

  it('do not show an account’s label that is an address, on request', () => {
    const { body } = say([work()], { account: 'ada@example.com', hideAddresses: true });
    expect(body).toMatch(/ · \[address\]$/);
  });

  it('name three who accepted and count the rest', () => {
    const people = ['ada', 'bob', 'cleo', 'dan', 'eve'].map((name) => ({
      topic: 'accepted' as const,
      emailAddress: `${name}@example.com`,
    }));
    expect(say(people as unknown as NonEmpty<Fact>)).toEqual({
      title: '5 people accepted',
      body: 'Now with an account: ada@example.com, bob@example.com, cleo@example.com and 2 more.',
    });
    expect(say(people as unknown as NonEmpty<Fact>, { hideAddresses: true })).toEqual({
      title: '5 people accepted',
      body: 'They have an account now.',
    });
  });

  it.each(vaultStateSchema.options)('have a title and advice for a keychain that is %s', (state) => {
    const { title, body } = say([{ topic: 'keychain', state }]);
    expect(title.length * body.length).toBeGreaterThan(0);
  });

  it('say when the first of several invitations expires', () => {
    const fact = {
      topic: 'expiring',
      count: 12,
      soonestAt: noon + 30 * hour,
      emailAddress: 'ada@example.com',
    } as const;
    expect(say([fact])).toEqual({
      title: '12 invitations expire soon',
      body: 'The first one goes at 18:00 on Jan 16. Resending renews them. It went to ada@example.com.',
    });
  });
});
