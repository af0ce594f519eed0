/** Revokes, also as the first half of a resend, and rejects entries of the waitlist: looks when in doubt, writes down, sends, records what came of it. */
import type { Failure } from '../../../preload/failure.ts';
import type { Row } from '../audiences/row.ts';
import { call, type Fault } from './calls.ts';
import { done, failed, revokedHalf, sending, uncertain } from './changes.ts';
import type { OutboxItem } from './item.ts';
import { afterRefusedRevoke, afterUnknownRevoke } from './reconcile.ts';
import { look, refuse, type SenderPorts } from './sender-ports.ts';

/** Rejects only when the disk refuses, or with the signal's reason. */
export async function sendRevoke(ports: SenderPorts, item: OutboxItem): Promise<void> {
  if (item.doubt === 'open') {
    const target = await lookUpTarget(ports, item);
    if (target === undefined) return;
    if (afterUnknownRevoke(target).kind === 'revoked') {
      ports.record([revoked(item, null, ports.clock.now())]);
      return;
    }
  }
  const marked = sending(item, { step: 'revoke', ignoreExisting: false }, null, ports.clock.now());
  ports.writeDown([marked], 'revoke');
  const answer = await call(ports, (options) => ports.client.revoke(item.targetId ?? '', options));
  if ('fault' in answer) return revokeFailed(ports, marked, answer.fault);
  ports.apply([answer.value]);
  ports.record([revoked(marked, null, ports.clock.now())]);
}

function revoked(item: OutboxItem, already: OutboxItem['already'], now: number): OutboxItem {
  return item.operation === 'resend' ? revokedHalf(item, now) : done(item, item.targetId, already, now);
}

async function revokeFailed(ports: SenderPorts, item: OutboxItem, fault: Fault): Promise<void> {
  const { failure, refusal, outcome } = fault;
  if (outcome === 'unknown') {
    ports.record([uncertain(item, failure, ports.clock.now(), ports.tuning)]);
  } else if (refusal.kind !== 'fail' && refusal.kind !== 'answer') {
    refuse(ports, item, fault, 'revoke');
  } else {
    const target = await lookUpTarget(ports, item);
    if (target === null) ports.forget(item.targetId ?? '');
    if (target !== undefined) ports.record([notRevocable(item, failure, target, ports.clock.now())]);
  }
}

/** Clerk would not revoke; `target` is what it shows. */
function notRevocable(item: OutboxItem, failure: Failure, target: Row | null, now: number): OutboxItem {
  const verdict = afterRefusedRevoke(target).kind;
  const resend = item.operation === 'resend';
  const before = item.operation === 'reject' ? 'rejected' : 'revoked';
  if (verdict === 'revoked') return revoked(item, item.doubt === 'none' ? before : null, now);
  if (verdict === 'over' && resend) return revokedHalf(item, now);
  if (verdict === 'accepted' && resend) return done(item, item.targetId, 'accepted', now);
  return failed(item, failure, false, now);
}

async function lookUpTarget(ports: SenderPorts, item: OutboxItem): Promise<Row | null | undefined> {
  const id = item.targetId ?? '';
  const target = await look(ports, item, (options) => ports.client.lookUp(id, options));
  if (target) ports.apply([target]);
  return target;
}
