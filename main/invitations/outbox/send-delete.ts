/** Deletes for good: looks when in doubt, writes down, sends, and leaves nothing behind once Clerk has nothing. */
import { call, type Fault } from './calls.ts';
import { failed, sending, uncertain } from './changes.ts';
import type { OutboxItem } from './item.ts';
import { look, refuse, type SenderPorts } from './sender-ports.ts';

/** Rejects only when the disk refuses, or with the signal's reason. */
export async function sendDelete(ports: SenderPorts, item: OutboxItem): Promise<void> {
  if (item.doubt === 'open') {
    const there = await isThere(ports, item);
    if (there === undefined) return;
    if (!there) return ports.erase(item);
  }
  const now = ports.clock.now();
  const marked = sending(item, { step: 'delete', ignoreExisting: false }, null, now);
  ports.writeDown([marked], 'delete');
  const answer = await call(ports, (options) => ports.client.delete(item.targetId ?? '', options));
  if ('value' in answer) ports.erase(marked);
  else await deleteFailed(ports, marked, answer.fault);
}

async function deleteFailed(ports: SenderPorts, item: OutboxItem, fault: Fault): Promise<void> {
  const { failure, refusal, outcome } = fault;
  if (outcome === 'unknown') {
    ports.record([uncertain(item, failure, ports.clock.now(), ports.tuning)]);
  } else if (refusal.kind !== 'fail' && refusal.kind !== 'answer') {
    refuse(ports, item, fault, 'delete');
  } else {
    // Not found, most of all: somebody else has deleted it.
    const there = await isThere(ports, item);
    if (there === false) ports.erase(item);
    if (there === true) ports.record([failed(item, failure, true, ports.clock.now())]);
  }
}

/** Undefined when Clerk could not be asked. */
async function isThere(ports: SenderPorts, item: OutboxItem): Promise<boolean | undefined> {
  const id = item.targetId ?? '';
  const found = await look(ports, item, async (options) => ({
    target: await ports.client.lookUp(id, options),
  }));
  return found && found.target !== null;
}
