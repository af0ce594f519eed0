/** Creates, alone or ten at a time: looks, writes down, sends, and records what came of it. */
import type { Failure } from '../../../preload/failure.ts';
import type { CreateRequest } from '../audiences/audience.ts';
import type { Row } from '../audiences/row.ts';
import { guiltyAddresses } from './bulk-refusal.ts';
import { call, type Fault } from './calls.ts';
import { done, failed, lookAgain, made, sending, settled, uncertain, withoutEffect } from './changes.ts';
import { letIn, lookUpLetIn } from './entries.ts';
import { addressOf, audienceOf, type OutboxItem, singleRequest } from './item.ts';
import { matchAnswers } from './match-answers.ts';
import { sparedCreates } from './plan.ts';
import { judgeCreate, judgeUnseen, madeSince, type SendVerdict, standsAlready } from './reconcile.ts';
import { look, refuse, type SenderPorts } from './sender-ports.ts';

/** An item whose request got lost: finds out what became of it, and sends nothing. */
export async function lookForCreate(ports: SenderPorts, item: OutboxItem): Promise<void> {
  if ((await judge(ports, item)) !== null) ports.record([settled(item, ports.clock.now())]);
}

/** Rejects only when the disk refuses, or with the signal's reason. */
export async function sendCreate(ports: SenderPorts, item: OutboxItem): Promise<void> {
  const verdict = await judge(ports, item);
  const request = singleRequest(item);
  // Others were looking at the same time, and may have taken what was left of the hour.
  if (verdict === null || !ports.mayGo(request, item.urgent ? 0 : sparedCreates)) return;
  const marked = mark(ports, item, verdict);
  ports.writeDown([marked], request);
  const answer = await call(ports, (options) =>
    request === 'invite' ? letIn(ports, marked, options) : ports.client.create(requestOf(marked), options),
  );
  if ('value' in answer) created(ports, marked, answer.value);
  else await createFailed(ports, marked, answer.fault, request);
}

/** Those that turn out to need no sending leave their place to others: the bulk call goes out full or not now. */
export async function sendBulk(ports: SenderPorts, items: readonly OutboxItem[]): Promise<void> {
  const verdicts = await Promise.all(items.map((item) => judge(ports, item)));
  const marked = items.flatMap((item, index) => {
    const verdict = verdicts[index];
    return verdict === null || verdict === undefined ? [] : [mark(ports, item, verdict)];
  });
  if (marked.length < items.length || !ports.mayGo('bulk', 0)) return;
  ports.writeDown(marked, 'bulk');
  const answer = await call(ports, (options) => ports.client.createBulk(marked.map(requestOf), options));
  if ('fault' in answer) return bulkFailed(ports, marked, answer.fault);
  const answered = matchAnswers(marked, answer.value);
  for (const item of marked) {
    const invitation = answered.get(item.id);
    if (invitation !== undefined) created(ports, item, invitation);
    else ports.record([uncertain(item, null, ports.clock.now(), ports.tuning)]);
  }
}

/** Null when the look already settled what becomes of the item. */
async function judge(ports: SenderPorts, item: OutboxItem): Promise<SendVerdict | null> {
  const earlier = ports.isFromEarlier(item);
  const entryId = item.operation === 'invite' ? item.targetId : null;
  const unseen = judgeUnseen(item, ports.known(addressOf(item), entryId), earlier);
  if (unseen !== null) return unseen;
  const seen = await lookUpItem(ports, item);
  if (seen === undefined) return null;
  const now = ports.clock.now();
  const verdict = judgeCreate(item, seen, { ...ports.tuning, now, earlier });
  if (verdict.kind === 'send') return verdict;
  const { kind } = verdict;
  ports.record([
    kind === 'done'
      ? made(item, verdict.invitation, verdict.already, now)
      : lookAgain(item, verdict.until, now),
  ]);
  return null;
}

async function lookUpItem(ports: SenderPorts, item: OutboxItem): Promise<Row[] | undefined> {
  if (item.operation === 'invite') return lookUpLetIn(ports, item);
  const seen = await look(ports, item, (options) => ports.client.lookUpAddress(addressOf(item), options));
  if (seen !== undefined) ports.apply(seen);
  return seen;
}

function mark(ports: SenderPorts, item: OutboxItem, verdict: SendVerdict): OutboxItem {
  const { baseline: ids, ignoreExisting } = verdict;
  const sent = { ids, clerkTime: ports.clerkTime() };
  return sending(item, { step: 'create', ignoreExisting }, sent, ports.clock.now());
}

function requestOf(item: OutboxItem): CreateRequest {
  const { privateMetadata } = item;
  const { ignoreExisting: _, ...rest } = item.draft;
  const draft = item.attempt?.ignoreExisting === true ? { ...rest, ignoreExisting: true } : rest;
  return { draft, audience: audienceOf(item), privateMetadata };
}

function created(ports: SenderPorts, item: OutboxItem, row: Row | null): void {
  const now = ports.clock.now();
  ports.wentThrough();
  if (row !== null) ports.apply([row]);
  ports.record([row === null ? done(item, null, null, now) : made(item, row, stoodBefore(item, row), now)]);
}

/** The waitlist answers with the entry that was there, however it stands. */
function stoodBefore({ baseline }: OutboxItem, { id, status }: Row): OutboxItem['already'] {
  if (baseline.sent?.ids.includes(id) !== true) return null;
  return status === 'expired' || status === 'other' ? 'pending' : status;
}

async function createFailed(
  ports: SenderPorts,
  item: OutboxItem,
  fault: Fault,
  request: 'create' | 'bulk' | 'invite',
): Promise<void> {
  const { failure, refusal, outcome } = fault;
  if (outcome === 'unknown') {
    ports.record([uncertain(item, failure, ports.clock.now(), ports.tuning)]);
  } else if (refusal.kind === 'answer' && refusal.already === 'pending') {
    await duplicate(ports, item, failure);
  } else if (refusal.kind === 'answer' && refusal.already === 'member') {
    ports.record([done(item, null, 'member', ports.clock.now())]);
  } else {
    refuse(ports, item, fault, request);
    const gone = request === 'invite' && 'status' in failure && failure.status === 404;
    if (gone) ports.forget(item.targetId ?? '');
    else if (isUnclear(fault)) ports.suspected([item], failure);
  }
}

function isUnclear({ refusal, outcome }: Fault): boolean {
  return (
    outcome === 'refused' && (refusal.kind === 'foreign' || (refusal.kind === 'fail' && refusal.unclear))
  );
}

/** Somebody has invited this address: we in an earlier try, or somebody else. */
async function duplicate(ports: SenderPorts, item: OutboxItem, failure: Failure): Promise<void> {
  const seen = await lookUpItem(ports, item);
  if (seen === undefined) return;
  const [fresh] = madeSince(item, seen);
  const now = ports.clock.now();
  if (fresh !== undefined && item.doubt !== 'none') return ports.record([made(item, fresh, null, now)]);
  const other = standsAlready(item, seen);
  ports.record([
    other === null ? failed(item, failure, true, now) : made(item, other.invitation, other.already, now),
  ]);
}

/** Refused as a whole for the sake of one: whoever is innocent goes again without the guilty. */
async function bulkFailed(ports: SenderPorts, items: readonly OutboxItem[], fault: Fault): Promise<void> {
  const { kind } = fault.refusal;
  const searched = kind === 'fail' || kind === 'answer' || kind === 'foreign';
  if (fault.outcome === 'unknown' || items.length === 1 || !searched) {
    for (const item of items) await createFailed(ports, item, fault, 'bulk');
    return;
  }
  const guilty = guiltyAddresses(fault.failure);
  const found = items.some((item) => guilty.has(addressOf(item)));
  const maxGroup = items.length > 4 ? Math.ceil(items.length / 2) : 1;
  await Promise.all(
    items.map((item) => {
      if (found && guilty.has(addressOf(item))) return createFailed(ports, item, fault, 'bulk');
      return unlessDone(ports, found ? item : { ...item, maxGroup });
    }),
  );
  if (!found && isUnclear(fault)) ports.suspected(items, fault.failure);
}

/** Whether a refused bulk call is without any effect is not documented: look before it goes again. */
async function unlessDone(ports: SenderPorts, item: OutboxItem): Promise<void> {
  const seen = await lookUpItem(ports, item);
  if (seen === undefined) return;
  const [ours] = madeSince(item, seen);
  const now = ports.clock.now();
  ports.record([ours === undefined ? withoutEffect(item, now) : made(item, ours, null, now)]);
}
