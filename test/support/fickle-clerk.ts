/** Clerk in memory, whose answers get lost, come late or are refused as a test says; it counts every e-mail. */
import {
  type CallOptions,
  ClerkCallError,
  type ClerkClient,
  type ClerkInvitation,
  type ListQuery,
} from '../../main/clerk/api.ts';
import { sleep } from '../../main/ports.ts';
import type { Failure } from '../../preload/failure.ts';
import type { Draft } from '../../preload/invitation.ts';
import type { VirtualClock } from './virtual-clock.ts';

/**
 * What happens to one request. `late`: lost, and its effect comes after the answer did not. `hang`: it takes effect,
 * and the answer is waited for in vain until the call is given up.
 */
export type Fate = 'ok' | 'lost-before' | 'lost-after' | 'late' | 'hang' | 'limited' | 'unavailable';

const refusal = (status: number, code: string): Failure => ({
  kind: 'clerk',
  status,
  errors: [{ code, message: code, longMessage: code }],
  traceId: null,
});

const fates: Record<Exclude<Fate, 'ok' | 'limited'>, ClerkCallError> = {
  'lost-before': new ClerkCallError({ kind: 'unreachable', host: 'clerk', detail: 'reset' }, 'unknown'),
  'lost-after': new ClerkCallError({ kind: 'unreachable', host: 'clerk', detail: 'reset' }, 'unknown'),
  late: new ClerkCallError({ kind: 'timeout', afterMs: 1 }, 'unknown'),
  hang: new ClerkCallError({ kind: 'timeout', afterMs: 30_000 }, 'unknown'),
  unavailable: new ClerkCallError({ kind: 'unreachable', host: 'clerk', detail: 'refused' }, 'refused'),
};

export class FickleClerk implements ClerkClient {
  readonly emails: string[] = [];
  readonly revocations: string[] = [];
  readonly deletions: string[] = [];
  readonly invitations: ClerkInvitation[] = [];
  readonly #clock: VirtualClock;
  #fates: Fate[] = [];
  /** How late a late effect comes: before a first look, or long after it. */
  readonly soonMs = 10_000;
  readonly laterMs = 100_000;
  readonly limitMs = 60_000;

  constructor(clock: VirtualClock) {
    this.#clock = clock;
  }

  /** For the next requests, one each; after that all is well. */
  decide(fates: readonly Fate[]): void {
    this.#fates.push(...fates);
  }

  calm(): void {
    this.#fates = [];
  }

  create(draft: Draft, options?: CallOptions): Promise<ClerkInvitation> {
    const lateMs = this.#latenessOf([draft]);
    return this.#answer(() => this.#create([draft])[0] as ClerkInvitation, options, lateMs);
  }

  createBulk(drafts: readonly Draft[], options?: CallOptions): Promise<ClerkInvitation[]> {
    return this.#answer(() => this.#create(drafts), options, this.#latenessOf(drafts));
  }

  list(query: ListQuery, options?: CallOptions) {
    return this.#answer(() => {
      const wanted = this.invitations.filter(
        ({ status, emailAddress, id }) =>
          (query.status === undefined ? status !== 'revoked' : status === query.status) &&
          (query.query === undefined || emailAddress.includes(query.query) || id === query.query) &&
          (query.emailAddress === undefined || emailAddress.toLowerCase() === query.emailAddress),
      );
      const { offset = 0, limit = 10 } = query;
      const data = wanted.slice(offset, offset + limit).map((invitation) => ({ ...invitation }));
      return { data, totalCount: wanted.length };
    }, options);
  }

  revoke(id: string, options?: CallOptions): Promise<ClerkInvitation> {
    return this.#answer(() => {
      const invitation = this.invitations.find((each) => each.id === id);
      if (invitation === undefined) throw new ClerkCallError(refusal(404, 'resource_not_found'), 'refused');
      if (invitation.status === 'revoked') {
        throw new ClerkCallError(refusal(400, 'invitation_already_revoked'), 'refused');
      }
      invitation.status = 'revoked';
      this.revocations.push(id);
      return { ...invitation };
    }, options);
  }

  delete(id: string, options?: CallOptions): Promise<void> {
    return this.#answer(() => {
      const at = this.invitations.findIndex((each) => each.id === id);
      if (at < 0) throw new ClerkCallError(refusal(404, 'resource_not_found'), 'refused');
      this.invitations.splice(at, 1);
      this.deletions.push(id);
    }, options);
  }

  async instance() {
    return { id: 'ins_fickle', environment: 'production' as const };
  }

  /** Somebody invites with another tool; that e-mail is not ours. */
  inviteElsewhere(emailAddress: string): void {
    quietly(() => {
      this.#create([{ emailAddress }]);
      this.emails.pop();
    });
  }

  #create(drafts: readonly Draft[]): ClerkInvitation[] {
    const taken = drafts.filter(
      ({ emailAddress, ignoreExisting }) =>
        ignoreExisting !== true &&
        this.invitations.some((each) => each.emailAddress === emailAddress && each.status === 'pending'),
    );
    if (taken.length > 0) throw new ClerkCallError(refusal(400, 'duplicate_record'), 'refused');
    return drafts.map(({ emailAddress, publicMetadata }) => {
      const now = this.#clock.now();
      const invitation: ClerkInvitation = {
        id: `inv_${this.invitations.length}`,
        emailAddress,
        publicMetadata: publicMetadata ?? {},
        status: 'pending',
        url: 'https://clerk.example/ticket',
        expiresAt: null,
        createdAt: now,
        updatedAt: now,
      };
      this.invitations.push(invitation);
      this.emails.push(emailAddress);
      return { ...invitation };
    });
  }

  /** Where Clerk refuses duplicates an effect is waited for shortly only: a later one is no second e-mail. */
  #latenessOf(drafts: readonly Draft[]): number {
    return drafts.every(({ ignoreExisting }) => ignoreExisting === true) ? this.laterMs : this.soonMs;
  }

  async #answer<T>(
    effect: () => T,
    options: CallOptions | undefined,
    lateMs: number = this.soonMs,
  ): Promise<T> {
    const fate = this.#fates.shift() ?? 'ok';
    await Promise.resolve();
    options?.signal?.throwIfAborted();
    if (fate === 'lost-after') quietly(effect);
    if (fate === 'late') this.#clock.after(lateMs, () => quietly(effect));
    if (fate === 'hang') {
      quietly(effect);
      await sleep(this.#clock, 30_000, options?.signal);
    }
    await Promise.resolve();
    options?.signal?.throwIfAborted();
    if (fate === 'ok') return effect();
    if (fate !== 'limited') throw fates[fate];
    const until = this.#clock.now() + this.limitMs;
    throw new ClerkCallError(
      { kind: 'rate-limited', until, status: 429, errors: [], traceId: null },
      'refused',
    );
  }
}

/** Nobody hears the refusal of a request whose answer got lost. */
function quietly(effect: () => unknown): void {
  try {
    effect();
  } catch (error) {
    if (!(error instanceof ClerkCallError)) throw error;
  }
}
