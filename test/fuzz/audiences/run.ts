/** Lying answers about organizations and the waitlist: every call ends, tells nothing secret, and sends nothing twice. */
import { inspect } from 'node:util';
import { ClerkCallError } from '../../../main/clerk/api.ts';
import type { Clerk, ClerkOrganizationInvitation } from '../../../main/clerk/audience-api.ts';
import { createClerkClient } from '../../../main/clerk/client.ts';
import { systemClock } from '../../../main/ports.ts';
import { type Sandbox, startSandbox } from '../../../main/sandbox/server.ts';
import { failureSchema } from '../../../preload/failure.ts';
import { type Liar, startLiar } from '../answers/liar.ts';
import { pollution } from '../mutation.ts';
import { inBatches, type Suite, type Tally } from '../suite.ts';
import { within } from '../watch.ts';

const perRoom = 500;
/** Milliseconds for one call with all its tries. */
const patience = 20_000;
/** What goes out in private metadata, and must not come back in an error. */
const secret = 'PrivateThatMustNotLeak';

interface Row {
  id: string;
  status: string;
  createdAt: number;
}

/** A name, so that a complaint can say which, and the rows of what came back. */
type Call = readonly [string, (client: Clerk) => Promise<readonly Row[]>];

const rowsOf = async (page: Promise<{ data: Row[] }>) => (await page).data;
const oneOf = async (row: Promise<Row>) => [await row];
const none = async (done: Promise<unknown>) => {
  await done;
  return [];
};

/** The requests of a person's turn. Ids come from behind the API: what the answers say of them is not relied on. */
function callsOf(sandbox: Sandbox, turn: number): Call[] {
  const { organizations, waitlist } = sandbox.control;
  const all = organizations.list();
  const organization = all[turn % all.length]?.id ?? '';
  const pending = organizations.invitations().filter(({ status }) => status === 'pending');
  const some = pending[turn % Math.max(1, pending.length)];
  const waiting = waitlist.entries().filter(({ status }) => status === 'pending');
  const entry = (n: number) => waiting[(turn + n) % Math.max(1, waiting.length)]?.id ?? 'wle_none';
  const person = (n: number) => `p${turn}.${n}@example.com`;
  const member = (n: number) => ({
    emailAddress: person(n),
    role: 'org:member',
    privateMetadata: { note: secret },
  });
  const page = { limit: 1 + (turn % 40), offset: turn % 7 };
  const within = some?.organizationId ?? organization;
  const id = some?.id ?? 'orginv_none';
  return [
    ['organizations', (client) => none(client.organizations({ ...page, query: 'a' }))],
    ['roles', (client) => none(client.organizationRoles(page))],
    ['list of the instance', (client) => rowsOf(client.organizationInvitations(page))],
    ['list of one', (client) => rowsOf(client.organization(organization).list(page))],
    ['create', (client) => oneOf(client.organization(organization).create(member(0)))],
    ['bulk', (client) => client.organization(organization).createBulk([member(1), member(2)])],
    ['get', (client) => oneOf(client.organization(within).get(id))],
    ['revoke', (client) => oneOf(client.organization(within).revoke(id))],
    ['waitlist', (client) => rowsOf(client.waitlist.list(page))],
    ['join', (client) => oneOf(client.waitlist.create({ emailAddress: person(3) }))],
    ['join in bulk', (client) => client.waitlist.createBulk([{ emailAddress: person(4) }])],
    ['invite', (client) => oneOf(client.waitlist.invite(entry(0)))],
    ['reject', (client) => oneOf(client.waitlist.reject(entry(1)))],
    ['delete', (client) => none(client.waitlist.delete(entry(2)))],
  ];
}

function judgeRow(name: string, row: Row): void {
  // What cannot be written down would keep everything beside it from the disk.
  JSON.stringify(row);
  if (typeof row.id !== 'string' || row.id === '' || row.id.length > 255)
    throw new Error(`${name}: an id that is none came through.`);
  if (!Number.isFinite(row.createdAt)) throw new Error(`${name}: a time that is none came through.`);
  const { organizationId } = row as Partial<ClerkOrganizationInvitation>;
  if (organizationId !== undefined && typeof organizationId !== 'string')
    throw new Error(`${name}: an organization that is none came through.`);
}

function judgeError(name: string, error: unknown, secrets: readonly string[]): void {
  if (!(error instanceof ClerkCallError)) throw new Error(`${name} threw ${inspect(error)}`);
  failureSchema.parse(error.failure);
  const text = inspect(error, { depth: 20, showHidden: true });
  const leaked = secrets.find((word) => text.includes(word));
  if (leaked !== undefined) throw new Error(`${name} told a secret: ${text.slice(0, 2000)}`);
}

/** One call asks for one e-mail at most, whatever its answer says. */
function judgeEmails(sandbox: Sandbox): void {
  const sent = Map.groupBy(
    sandbox.control.ledger(),
    ({ emailAddress, templateSlug }) => `${templateSlug} to ${emailAddress}`,
  );
  for (const [what, emails] of sent) if (emails.length > 1) throw new Error(`${emails.length} × ${what}`);
}

async function judgeTruth(client: Clerk, liar: Liar, sandbox: Sandbox): Promise<void> {
  liar.share = 0;
  const known = sandbox.control.organizations.invitations().length;
  const { totalCount } = await client.organizationInvitations({ limit: 1 });
  const waiting = sandbox.control.waitlist.entries().length;
  const { totalCount: entries } = await client.waitlist.list({ limit: 1 });
  if (totalCount !== known || entries !== waiting) throw new Error('Honest answers are not believed.');
}

async function inRoom(lies: number, seed: number, tally: Tally): Promise<number> {
  const sandbox = await startSandbox({
    limits: 'none',
    invitations: 0,
    organizations: 3,
    organizationInvitations: 40,
    waitlist: 60,
    seed,
  });
  const liar = await startLiar(sandbox, seed, lies + 1000);
  // A 429 that lies must not close an endpoint for the rest of the run.
  const fresh = () => clientOf(liar.apiUrl, sandbox.secretKey);
  try {
    for (let turn = 0; liar.lies < lies; turn += 1) {
      const client = fresh();
      for (const [name, call] of callsOf(sandbox, turn)) {
        const rows = await within(
          patience,
          name,
          call(client).catch((error: unknown) => {
            judgeError(name, error, [sandbox.secretKey, secret, 'ticket=ey']);
            tally.add('failed calls');
            return [];
          }),
        );
        for (const row of rows) judgeRow(name, row);
      }
    }
    const heard = liar.lies;
    await judgeTruth(fresh(), liar, sandbox);
    judgeEmails(sandbox);
    const polluted = pollution();
    if (polluted !== null) throw new Error(polluted);
    for (const [kind, count] of Object.entries(liar.counts)) tally.add(kind, count);
    return heard;
  } finally {
    await liar[Symbol.asyncDispose]();
    await sandbox.close();
  }
}

function clientOf(apiUrl: string, secretKey: string): Clerk {
  return createClerkClient({
    secretKey: () => secretKey,
    apiUrl,
    fetch,
    clock: systemClock,
    timeoutMs: 400,
    retryPolicy: () => ({
      strategy: 'backoff',
      initialIntervalMs: 2,
      maxIntervalMs: 10,
      exponent: 1.5,
      maxElapsedMs: 200,
      retryConnectionErrors: true,
    }),
  });
}

export const audiences: Suite = {
  name: 'audiences',
  what: 'mutated answers about organizations and the waitlist, over HTTP',
  full: 10_000,
  quick: 1000,
  run: (runs, seed) => inBatches(runs, perRoom, seed, inRoom),
};
