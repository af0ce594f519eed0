/**
 * Everything that can go wrong, as data. One closed union from the wire to the words: main produces it, the
 * contract carries it, the renderer maps it exhaustively to copy and to an action.
 */
import * as z from 'zod/mini';
import { entryTroubleSchema, keychainProviderSchema, vaultStateSchema } from './keychain.ts';

/** One entry of Clerk's `errors[]`, kept whole: https://clerk.com/docs/reference/backend-api (ClerkErrors). */
const clerkErrorSchema = z.object({
  code: z.string(),
  message: z.string(),
  /** Clerk's `long_message`: the sentence meant for people. Equal to `message` when Clerk sent none. */
  longMessage: z.string(),
  meta: z.optional(z.record(z.string(), z.unknown())),
});

/**
 * `full`: no room, or no quota left. `read-only`: mounted so. `denied`: another owner, or missing rights.
 * `failing`: it could not be read or written at all.
 */
export const storageReasonSchema = z.enum(['full', 'read-only', 'denied', 'failing']);

const fieldProblemSchema = z.object({ field: z.string(), message: z.string() });

const clerkAnswer = {
  status: z.number(),
  errors: z.array(clerkErrorSchema),
  /** The body's own `meta`, beside those of its errors. */
  meta: z.optional(z.record(z.string(), z.unknown())),
  /** What came instead of Clerk's words: text of somebody else, bounded, without keys and links. */
  body: z.optional(z.string()),
  /** `clerk_trace_id`, or the `cf-ray` header when the body has none. */
  traceId: z.nullable(z.string()),
};

export const failureSchema = z.discriminatedUnion('kind', [
  /** The machine has no network. */
  z.object({ kind: z.literal('offline') }),
  /** No connection to this host: refused, reset, DNS. */
  z.object({ kind: z.literal('unreachable'), host: z.string(), detail: z.string() }),
  /** A connection, but no trust: certificate or protocol. */
  z.object({ kind: z.literal('tls'), host: z.string(), detail: z.string() }),
  /** No complete answer within `afterMs` milliseconds. */
  z.object({ kind: z.literal('timeout'), afterMs: z.number() }),
  z.object({ kind: z.literal('unauthorized'), ...clerkAnswer }),
  /** `html` when a CDN, not Clerk, refused: then the key is not to blame. */
  z.object({ kind: z.literal('forbidden'), html: z.boolean(), ...clerkAnswer }),
  /** `until`: milliseconds since 1970. */
  z.object({ kind: z.literal('rate-limited'), until: z.number(), ...clerkAnswer }),
  /** Clerk understood and refused. */
  z.object({ kind: z.literal('clerk'), ...clerkAnswer }),
  /** 5xx. `until`: milliseconds since 1970, where the answer asked to be left alone until then. */
  z.object({ kind: z.literal('clerk-down'), until: z.optional(z.number()), ...clerkAnswer }),
  /** An answer came that is not one of Clerk's: cut, not JSON, or of another shape. */
  z.object({
    kind: z.literal('unreadable'),
    status: z.number(),
    detail: z.string(),
    /** As in an answer of Clerk's. */
    body: z.optional(z.string()),
    traceId: z.nullable(z.string()),
  }),
  z.object({
    kind: z.literal('keychain'),
    state: z.union([vaultStateSchema, entryTroubleSchema]),
    /** Which keychain, where it is known. */
    provider: z.optional(keychainProviderSchema),
    /** Of `twins`: each entry by its label and by what wrote it. */
    entries: z.optional(z.array(z.string())),
  }),
  /** The disk under the data directory refused; `id` finds the entry in the log. */
  z.object({ kind: z.literal('storage'), reason: storageReasonSchema, id: z.string() }),
  z.object({ kind: z.literal('invalid-input'), fields: z.array(fieldProblemSchema) }),
  /** A fault of Guestlist itself; `id` finds the entry in the log. */
  z.object({ kind: z.literal('internal'), id: z.string() }),
]);

export type ClerkError = z.infer<typeof clerkErrorSchema>;
export type { VaultState } from './keychain.ts';
export type StorageReason = z.infer<typeof storageReasonSchema>;
export type FieldProblem = z.infer<typeof fieldProblemSchema>;
export type Failure = z.infer<typeof failureSchema>;
export type FailureKind = Failure['kind'];
export type FailureOf<K extends FailureKind> = Extract<Failure, { kind: K }>;

/** What every operation answers: a value, or a failure as data. */
export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** Carries a {@link Failure} through code that throws; the router turns it back into data. */
export class FailureError extends Error {
  override readonly name: string = 'FailureError';
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.kind, options);
    this.failure = failure;
  }
}

/** Refuses one field of a payload with a sentence for the person. */
export function invalidInput(field: string, message: string): FailureError {
  return new FailureError({ kind: 'invalid-input', fields: [{ field, message }] });
}
