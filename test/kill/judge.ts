/** Reads the sandbox's ledger and its invitations: whether what was asked for happened once, and nothing else. */
import { entryStatuses, type Seeded, type Task } from './plan.ts';

export interface Evidence {
  before: readonly Seeded[];
  after: readonly Seeded[];
  /** The address of each e-mail that was sent after `before`. */
  emails: readonly string[];
}

function emailsWanted({ operation, followUp }: Task): number {
  if (operation === 'revoke' || operation === 'reject') return 0;
  return operation === 'create' && followUp === 'resend' ? 2 : 1;
}

const statuses = ['pending', 'revoked', ...entryStatuses] as const;
type Change = Partial<Record<(typeof statuses)[number], number>>;

/** How many invitations and entries of each status the address has more than before; 0 where none is named. */
function changeWanted({ operation, followUp, audience }: Task): Change {
  if (operation === 'invite') return { waiting: -1, 'let-in': 1, pending: 1 };
  if (operation === 'reject') return { waiting: -1, rejected: 1 };
  if (audience === 'waitlist') return { waiting: 1 };
  if (operation === 'revoke') return { pending: -1, revoked: 1 };
  if (operation === 'resend') return { pending: 0, revoked: 1 };
  if (followUp === 'revoke') return { pending: 0, revoked: 1 };
  return { pending: 1, revoked: followUp === 'resend' ? 1 : 0 };
}

const count = (list: readonly Seeded[], address: string, status: string): number =>
  list.filter((each) => each.emailAddress === address && each.status === status).length;

/** What became of the address otherwise than it was to. */
function changesOf(task: Task, { before, after }: Pick<Evidence, 'before' | 'after'>): string[] {
  const wanted = changeWanted(task);
  return statuses.flatMap((status) => {
    const change = count(after, task.address, status) - count(before, task.address, status);
    const due = wanted[status] ?? 0;
    return change === due ? [] : [`${change} more ${status}, not ${due}.`];
  });
}

/** Every complaint in one sentence; none means that the run was right. */
export function judge(tasks: readonly Task[], { before, after, emails }: Evidence): string[] {
  const complaints: string[] = [];
  const sent = Map.groupBy(emails, (address) => address);
  for (const task of tasks) {
    const { address } = task;
    const got = sent.get(address)?.length ?? 0;
    const name = `${task.operation}${task.followUp === null ? '' : ` then ${task.followUp}`} ${address}`;
    if (got !== emailsWanted(task)) complaints.push(`${name}: ${got} e-mails, not ${emailsWanted(task)}.`);
    complaints.push(...changesOf(task, { before, after }).map((change) => `${name}: ${change}`));
  }
  const asked = new Set(tasks.map(({ address }) => address));
  for (const address of sent.keys()) {
    if (!asked.has(address)) complaints.push(`${address} got an e-mail that nobody asked for.`);
  }
  const now = new Map(after.map((each) => [each.id, each]));
  const targets = new Set(tasks.flatMap(({ targetId }) => targetId ?? []));
  for (const { id, status, emailAddress } of before) {
    if (targets.has(id) || now.get(id)?.status === status) continue;
    complaints.push(`${emailAddress} was ${status} and is ${now.get(id)?.status}, and nobody asked for it.`);
  }
  return complaints;
}
