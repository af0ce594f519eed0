/** What a Guestlist does on a disk that refuses; a process of its own, because mounts and users belong to processes. */
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareDataDir } from '../../../main/storage/data-dir.ts';
import { FailureError } from '../../../preload/failure.ts';
import { accountId, enterRoom, LockableVault, pause, type Room } from '../../support/invitations-room.ts';

const invite = (room: Room, emailAddress: string) =>
  room.invitations.handlers.invitations.create({ accountId, drafts: [{ emailAddress }] });
const durable = async (room: Room) =>
  (await room.invitations.handlers.invitations.refresh({ accountId })).durable;
const emails = (room: Room) => room.sandbox.control.ledger().map(({ emailAddress }) => emailAddress);

/** One file takes whatever room there is. */
function fill(path: string): void {
  try {
    for (let size = 0; ; size += 4096)
      writeFileSync(path, 'x'.repeat(4096), { flag: size === 0 ? 'w' : 'a' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

/** Queues until the disk says no; returns why, and who was accepted before. */
async function inviteUntilRefused(room: Room): Promise<{ accepted: string[]; refusal: unknown }> {
  const accepted: string[] = [];
  for (let n = 0; n < 2000; n += 1) {
    try {
      await invite(room, `full.${n}@example.com`);
      accepted.push(`full.${n}@example.com`);
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
      return { accepted, refusal: error.failure };
    }
  }
  return { accepted, refusal: null };
}

/** How the queue stands once somebody in it waits for the disk, or after ten seconds in which nobody did. */
async function statesOnceRefused(room: Room): Promise<{ state: string; reason: string | undefined }[]> {
  for (let looks = 0; ; looks += 1) {
    const states = (await room.queue()).map(({ state, failure }) => ({ state, reason: failure?.kind }));
    if (states.some(({ reason }) => reason === 'storage') || looks === 200) return states;
    await pause(50);
  }
}

async function full(dataDir: string): Promise<object> {
  const filler = join(dataDir, 'filler');
  await using room = await enterRoom({ dataDir, sandbox: { invitations: 0 } });
  await room.open();
  const before = await durable(room);
  room.network.plug(false);
  await invite(room, 'first@example.com');
  fill(filler);
  const { accepted, refusal } = await inviteUntilRefused(room);
  room.network.plug(true);
  await room.client.create({ emailAddress: 'elsewhere@example.com' });
  const meanwhile = await durable(room);
  const states = await statesOnceRefused(room);
  rmSync(filler);
  await invite(room, 'last@example.com');
  await room.quiet();
  const after = await durable(room);
  await room.restart();
  const items = await room.queue();
  return {
    durable: [before, meanwhile, after],
    refusal,
    states,
    asked: ['elsewhere@example.com', 'first@example.com', ...accepted, 'last@example.com'].toSorted(),
    emails: emails(room).toSorted(),
    sent: items.filter(({ state }) => state === 'sent').length,
    items: items.length,
  };
}

const sentenceOf = (work: () => void): string | null => {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
  return null;
};

/** The queue of a folder that can be written, then cannot, then can again: in three rooms of one process. */
async function readOnly(dataDir: string, remount: (how: 'ro' | 'rw') => Promise<void>): Promise<object> {
  const vault = new LockableVault();
  const queued = async (work: (room: Room) => Promise<object>) => {
    await using room = await enterRoom({ dataDir, vault, sandbox: { invitations: 0 } });
    room.network.plug(false);
    await room.open();
    return await work(room);
  };
  await queued(async (room) => invite(room, 'kept@example.com'));
  await remount('ro');
  const sentence = sentenceOf(() => prepareDataDir(dataDir));
  const meanwhile = await queued(async (room) => ({
    items: (await room.queue()).length,
    durable: (await room.invitations.handlers.invitations.syncState({ accountId })).durable,
  }));
  await remount('rw');
  const after = await queued(async (room) => {
    room.network.plug(true);
    await room.quiet();
    return emails(room);
  });
  return { sentence, meanwhile, after };
}

/** Only now: the folder that this file lies in may be closed to others. */
function becomeNobody(): void {
  const nobody = 65_534;
  process.setgroups?.([nobody]);
  process.setgid?.(nobody);
  process.setuid?.(nobody);
}

const [scenario, dataDir = ''] = process.argv.slice(2);
const remount = async (how: 'ro' | 'rw') => {
  execFileSync('mount', ['-o', `remount,${how}`, dataDir]);
};
if (scenario === 'foreign-as-nobody') becomeNobody();
const outcome =
  scenario === 'full'
    ? await full(dataDir)
    : scenario === 'read-only'
      ? await readOnly(dataDir, remount)
      : { sentence: sentenceOf(() => prepareDataDir(dataDir)) };
process.stdout.write(`${JSON.stringify(outcome)}\n`);
process.exit(0);
