/** Text that comes from outside, as nasty as it may be: secrets, addresses, sentences that carry both. */
import fc from 'fast-check';
import type { Failure } from '../../../preload/failure.ts';

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const token = (min: number, max: number) =>
  fc
    .array(fc.constantFrom(...letters), { minLength: min, maxLength: max })
    .map((characters) => characters.join(''));

/** A secret key, a sign-up link or a bare ticket. */
export const secrets = fc.oneof(
  fc.tuple(fc.constantFrom('sk_live_', 'sk_test_'), token(8, 40)).map((parts) => parts.join('')),
  fc
    .tuple(token(8, 20), token(8, 30))
    .map(([a, b]) => `https://clerk.example.com/v1/tickets/accept?ticket=eyJ${a}.${b}`),
  fc.tuple(token(8, 20), token(8, 30), token(8, 30)).map(([a, b, c]) => `eyJ${a}.${b}.${c}`),
);

/** Whatever the contract takes for an address, also what no mail server would. */
export const addresses = fc.oneof(
  fc.emailAddress(),
  fc
    .tuple(fc.string({ minLength: 1, maxLength: 30 }), fc.string({ minLength: 1, maxLength: 30 }))
    .map(([local, domain]) => `${local.replace(/[\s@]/g, '') || 'a'}@${domain.replace(/[\s@]/g, '') || 'b'}`),
);

/** A sentence with these words somewhere in it. */
export const sentenceWith = (words: readonly string[]) =>
  fc
    .tuple(fc.array(fc.lorem({ maxCount: 4 }), { maxLength: 6 }), fc.shuffledSubarray([...words]))
    .chain(([text, foreign]) =>
      fc.shuffledSubarray([...text, ...foreign], { minLength: text.length + foreign.length }),
    )
    .map((parts) => parts.join(' '));

export function failuresWith(words: readonly string[]): fc.Arbitrary<Failure> {
  const text = sentenceWith(words);
  const error = fc.record({
    code: fc.constantFrom('form_identifier_exists', 'duplicate_record', 'dev_monthly_email_limit_exceeded'),
    message: text,
    longMessage: text,
  });
  const answer = {
    status: fc.constantFrom(400, 401, 403, 422, 429, 500),
    errors: fc.array(error, { maxLength: 3 }),
    traceId: fc.constant(null),
  };
  const of = <K extends Failure['kind']>(kind: K) => fc.constant(kind);
  return fc.oneof(
    fc.record({ kind: of('offline') }),
    fc.record({ kind: of('unreachable'), host: text, detail: text }),
    fc.record({ kind: of('tls'), host: text, detail: text }),
    fc.record({ kind: of('timeout'), afterMs: fc.nat(60_000) }),
    fc.record({ kind: of('unauthorized'), ...answer }),
    fc.record({ kind: of('forbidden'), html: fc.boolean(), ...answer }),
    fc.record({ kind: of('rate-limited'), until: fc.nat(), ...answer }),
    fc.record({ kind: of('clerk'), ...answer }),
    fc.record({ kind: of('clerk-down'), ...answer }),
    fc.record({ kind: of('unreadable'), status: fc.nat(599), detail: text, traceId: fc.constant(null) }),
    fc.record({
      kind: of('keychain'),
      state: fc.constantFrom('locked' as const, 'denied' as const, 'no-service' as const),
    }),
    fc.record({
      kind: of('invalid-input'),
      fields: fc.array(fc.record({ field: text, message: text }), { maxLength: 3 }),
    }),
    fc.record({
      kind: of('storage'),
      reason: fc.constantFrom('full' as const, 'read-only' as const, 'denied' as const, 'failing' as const),
      id: text,
    }),
    fc.record({ kind: of('internal'), id: text }),
  );
}
