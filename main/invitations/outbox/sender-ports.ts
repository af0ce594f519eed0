/** What sending needs of the outbox around it. */
import type { Failure } from '../../../preload/failure.ts';
import type { CallOptions } from '../../clerk/api.ts';
import type { Clock } from '../../ports.ts';
import type { KnownInvitation, PlaceClient, RequestKind } from '../audiences/audience.ts';
import type { Row } from '../audiences/row.ts';
import type { Tuning } from '../tuning.ts';
import { type CallPorts, call, type Fault } from './calls.ts';
import { failed, later, locked, refusedOnTheWay, withoutEffect } from './changes.ts';
import type { OutboxItem } from './item.ts';

export interface SenderPorts extends CallPorts {
  client: PlaceClient;
  clock: Clock;
  tuning: Tuning;
  /** Whether the limits let one more request go now, and `spare` others after it. */
  mayGo(request: RequestKind, spare: number): boolean;
  /** On disk when it returns; throws when the disk refuses, and then nothing may be sent. */
  writeDown(items: readonly OutboxItem[], request: RequestKind): void;
  /** Takes effect in memory at once, on disk as soon as the disk takes it. */
  record(items: readonly OutboxItem[]): void;
  /** See `PlacePorts`. */
  known(address: string, entryId: string | null): readonly KnownInvitation[] | null;
  /** Whether it was on disk before this start: then the disk may be an old one, and it was sent since. */
  isFromEarlier(item: OutboxItem): boolean;
  /** Clerk's own time; null until Clerk has told it. */
  clerkTime(): number | null;
  /** Facts from Clerk, for the copy. */
  apply(invitations: readonly Row[]): void;
  /** Clerk does not have this one. */
  forget(invitationId: string): void;
  /** What was to be deleted is gone at Clerk: nothing about it stays here. */
  erase(item: OutboxItem): void;
  closed(request: RequestKind, until: number): void;
  /** Whatever is sent next would fail the same way, for a while. */
  blocked(failure: Failure): void;
  /** Whatever else of its kind is sent would be refused, until a person does something: nothing of it goes out. */
  stopped(failure: Failure, request: RequestKind): void;
  /** These were refused together, and nothing tells for whose sake. */
  suspected(items: readonly OutboxItem[], failure: Failure): void;
  /** A create went through. */
  wentThrough(): void;
}

/** Undefined when Clerk could not be asked: then nothing is decided, and what is in doubt stays so. */
export async function look<T>(
  ports: SenderPorts,
  item: OutboxItem,
  ask: (options: CallOptions) => Promise<T>,
): Promise<T | undefined> {
  const answer = await call(ports, ask);
  if ('value' in answer) return answer.value;
  const { refusal, failure } = answer.fault;
  const now = ports.clock.now();
  // A look after a request that was sent leaves it in doubt.
  const unsure: OutboxItem = item.state === 'sending' ? { ...item, state: 'queued', doubt: 'open' } : item;
  if (refusal.kind === 'limit') {
    ports.closed('list', refusal.until);
    ports.record([unsure]);
    return undefined;
  }
  const { backoffMs } = ports.tuning;
  if (refusal.kind === 'later') ports.blocked(failure);
  if (refusal.kind === 'fail-all') ports.stopped(failure, 'list');
  if (refusal.kind === 'later') ports.record([later(unsure, failure, now, backoffMs)]);
  else if (refusal.kind === 'foreign') {
    ports.record([refusedOnTheWay(unsure, failure, refusal.mayPass, now, backoffMs)]);
  } else ports.record([failed(unsure, failure, true, now)]);
  return undefined;
}

/** What a certain refusal means when there is nothing to look for. */
export function refuse(ports: SenderPorts, item: OutboxItem, fault: Fault, request: RequestKind): void {
  const { kind } = fault.refusal;
  if (fault.refusal.kind === 'limit') ports.closed(request, fault.refusal.until);
  if (kind === 'later') ports.blocked(fault.failure);
  ports.record([refused(item, fault, ports.clock.now(), ports.tuning.backoffMs)]);
  if (kind === 'fail-all') ports.stopped(fault.failure, request);
}

function refused(item: OutboxItem, { failure, refusal }: Fault, now: number, baseMs: number): OutboxItem {
  switch (refusal.kind) {
    case 'limit':
      return withoutEffect(item, now);
    case 'later':
      return later(item, failure, now, baseMs);
    case 'locked':
      return locked(item, failure, now, baseMs);
    case 'foreign':
      return refusedOnTheWay(item, failure, refusal.mayPass, now, baseMs);
    case 'fail-all':
      return failed(item, failure, true, now);
    case 'answer':
      return failed(item, failure, false, now);
    case 'fail':
      return failed(item, failure, refusal.canRetry, now);
  }
}
