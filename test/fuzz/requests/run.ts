/** Mutated requests to the sandbox: none ends in a fault of its own, and what Clerk's document forbids is refused. */
import * as fc from 'fast-check';
import { type Sandbox, startSandbox } from '../../../main/sandbox/server.ts';
import { startJudge } from '../../support/clerk-document/judge.ts';
import { type Change, change, changed, nasty } from '../mutation.ts';
import { inBatches, type Suite, type Tally } from '../suite.ts';
import { within } from '../watch.ts';

const perRoom = 500;
const patience = 20_000;

interface Target {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  body?: unknown;
  query?: Readonly<Record<string, string>>;
}

/** Each operation as it should be asked for. `n` keeps addresses apart. */
function targetsOf(sandbox: Sandbox, n: number): Target[] {
  const { organizations, waitlist } = sandbox.control;
  const [organization] = organizations.list();
  const base = `/organizations/${organization?.id}/invitations`;
  const invitation = organizations.invitations()[n % 20]?.id ?? 'orginv_none';
  const entries = waitlist.entries();
  const entry = `/waitlist_entries/${entries[n % Math.max(1, entries.length)]?.id ?? 'wle_none'}`;
  const email_address = `p${n}@example.com`;
  const whole = {
    public_metadata: { team: 'a' },
    redirect_url: 'https://example.com',
    notify: false,
    expires_in_days: 7,
  };
  const member = { email_address, role: 'org:member', private_metadata: { seat: 1 }, ...whole };
  const page = { limit: '20', offset: '1', order_by: '-created_at' };
  return [
    { method: 'POST', path: '/invitations', body: { email_address, ignore_existing: true, ...whole } },
    { method: 'POST', path: '/invitations/bulk', body: [{ email_address: `b${email_address}`, ...whole }] },
    { method: 'GET', path: '/organizations', query: { ...page, query: 'n', include_members_count: 'true' } },
    { method: 'GET', path: '/organization_roles', query: { ...page, query: 'a' } },
    { method: 'GET', path: '/organization_invitations', query: { ...page, status: 'pending', query: 'a' } },
    { method: 'GET', path: base, query: { ...page, status: 'revoked', email_address } },
    { method: 'POST', path: base, body: member },
    { method: 'POST', path: `${base}/bulk`, body: [{ ...member, email_address: `b${email_address}` }] },
    { method: 'POST', path: `${base}/${invitation}/revoke`, body: { requesting_user_id: null } },
    { method: 'GET', path: '/waitlist_entries', query: { ...page, status: 'invited', query: 'a' } },
    { method: 'POST', path: '/waitlist_entries', body: { email_address, notify: true } },
    { method: 'POST', path: '/waitlist_entries/bulk', body: [{ email_address: `b${email_address}` }] },
    { method: 'POST', path: `${entry}/invite`, body: { ignore_existing: true } },
    { method: 'POST', path: `${entry}/reject` },
    { method: 'DELETE', path: entry },
  ];
}

interface Mutation {
  which: number;
  changes: Change[];
  /** For a query: which parameter, and what stands in it. */
  value: unknown;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  which: fc.noBias(fc.integer({ min: 0, max: 999_999 })),
  changes: fc.array(change, { maxLength: 3 }),
  value: nasty,
});

/** Undefined when it cannot be said in JSON. */
function said(body: unknown): string | undefined {
  try {
    return JSON.stringify(body);
  } catch {
    return undefined;
  }
}

function asked(target: Target, { which, changes, value }: Mutation): { url: string; body?: string } | null {
  if (target.body === undefined) {
    const query = new URLSearchParams(target.query);
    const names = [...query.keys()];
    const name = names[which % Math.max(1, names.length)];
    const text = typeof value === 'string' ? value : said(value);
    // Left empty it counts as left out, here and at Clerk.
    if (name !== undefined && text !== undefined && text.trim() !== '') query.set(name, text.slice(0, 2000));
    return { url: `${target.path}?${query}` };
  }
  const body = said(changes.reduce(changed, target.body));
  return body === undefined ? null : { url: target.path, body };
}

async function inRoom(runs: number, seed: number, tally: Tally): Promise<number> {
  const sandbox = await startSandbox({
    limits: 'none',
    invitations: 20,
    organizations: 3,
    organizationInvitations: 20,
    waitlist: 400,
    seed,
  });
  await using judge = await startJudge(sandbox.origin);
  try {
    const mutations = fc.sample(mutation, { seed, numRuns: runs });
    for (const [n, one] of mutations.entries()) {
      const targets = targetsOf(sandbox, n);
      const target = targets[n % targets.length];
      const request = target && asked(target, one);
      if (!target || !request) continue;
      const { status } = await within(
        patience,
        `${target.method} ${target.path}`,
        fetch(`${judge.origin}/v1${request.url}`, {
          method: target.method,
          headers: {
            Authorization: `Bearer ${sandbox.secretKey}`,
            ...(request.body !== undefined && { 'Content-Type': 'application/json' }),
          },
          ...(request.body !== undefined && { body: request.body }),
        }),
      );
      tally.add(`HTTP ${status}`);
      const told = `${target.method} ${request.url.slice(0, 300)} ${request.body?.slice(0, 500) ?? ''}`;
      if (status >= 500) throw new Error(`The sandbox failed at ${told}`);
      if (judge.answerFaults.length > 0) throw new Error(`${judge.answerFaults.join('\n')}\nto ${told}`);
    }
    return runs;
  } finally {
    await sandbox.close();
  }
}

export const requests: Suite = {
  name: 'requests',
  what: 'mutated requests to the sandbox, judged by what Clerk documents',
  full: 20_000,
  quick: 2000,
  run: (runs, seed) => inBatches(runs, perRoom, seed, inRoom),
};
