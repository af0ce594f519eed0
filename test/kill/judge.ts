/** Reads the sandbox's ledger and its invitations: whether what was asked for happened once, and nothing else. */
import type { Seeded, Task } from './plan.ts';

export interface Evidence {
  before: readonly Seeded[];
  after: readonly Seeded[];
  /** The address of each e-mail that was sent after `before`. */
  emails: readonly string[];
}

function emailsWanted({ operation, followUp }: Task): number {
  if (operation === 'revoke') return 0;
  return operation === 'create' && followUp === 'resend' ? 2 : 1;
}

/** How many pending and revoked invitations the address has more than before. */
function changeWanted({ operation, followUp }: Task): { pending: number; revoked: number } {
  if (operation === 'revoke') return { pending: -1, revoked: 1 };
  if (operation === 'resend') return { pending: 0, revoked: 1 };
  if (followUp === 'revoke') return { pending: 0, revoked: 1 };
  return { pending: 1, revoked: followUp === 'resend' ? 1 : 0 };
}

const count = (list: readonly Seeded[], address: string, status: string): number =>
  list.filter((each) => each.emailAddress === address && each.status === status).length;

/** Every complaint in one sentence; none means that the run was right. */
export function judge(tasks: readonly Task[], { before, after, emails }: Evidence): string[] {
  const complaints: string[] = [];
  const sent = Map.groupBy(emails, (address) => address);
  for (const task of tasks) {
    const { address } = task;
    const got = sent.get(address)?.length ?? 0;
    const name = `${task.operation}${task.followUp === null ? '' : ` then ${task.followUp}`} ${address}`;
    if (got !== emailsWanted(task)) complaints.push(`${name}: ${got} e-mails, not ${emailsWanted(task)}.`);
    const wanted = changeWanted(task);
    for (const status of ['pending', 'revoked'] as const) {
      const change = count(after, address, status) - count(before, address, status);
      if (change !== wanted[status]) {
        complaints.push(`${name}: ${change} more ${status}, not ${wanted[status]}.`);
      }
    }
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
