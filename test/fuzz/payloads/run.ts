/** Random payloads over every operation, through the real router, and a share of them over HTTP. */
import * as fc from 'fast-check';
import * as z from 'zod/mini';
import { operationEntries } from '../../../preload/contract.ts';
import { failureSchema } from '../../../preload/failure.ts';
import { asCall } from '../../support/loopback-page.ts';
import { rawRequest } from '../../support/raw-request.ts';
import { pollution } from '../mutation.ts';
import { inBatches, type Suite, type Tally } from '../suite.ts';
import { told, within } from '../watch.ts';
import { type Call, calls } from './payload.ts';
import { makeWorld, type World } from './world.ts';

/** One world sees so many, so that what the fitting ones queue up does not grow without end. */
const perWorld = 1000;
/** Every so many-th travels over HTTP. */
const overHttp = 20;
/** Milliseconds; a key is checked by a live call of up to 15 s, which here ends at once. */
const patience = 10_000;

const schemas = new Map<string, z.ZodMiniType>(
  operationEntries().map(([name, { result }]) => [
    name,
    z.discriminatedUnion('ok', [
      z.strictObject({ ok: z.literal(true), value: result }),
      z.strictObject({ ok: z.literal(false), failure: failureSchema }),
    ]),
  ]),
);
const refused = z.object({ ok: z.literal(false), failure: z.object({ kind: z.literal('invalid-input') }) });

/** Lets what a payload began come to its end: a new account reads its list, in its own time. */
async function settle(world: World, { operation }: Call): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  if (!operation.startsWith('accounts.')) return;
  for (;;) {
    const before = await world.digest();
    await new Promise((resolve) => setTimeout(resolve, 30));
    const { accounts } = await world.app.handlers.accounts.list({});
    const states = accounts.map(({ id }) => world.app.handlers.invitations.syncState({ accountId: id }));
    const syncing = (await Promise.allSettled(states)).some(
      (state) => state.status === 'fulfilled' && state.value.phase === 'syncing',
    );
    if (!syncing && before === (await world.digest())) return;
  }
}

/** The answer to a call on the page, or null when the host turned it away before the router. */
async function post(world: World, { operation, payload }: Call): Promise<unknown> {
  const path = encodeURIComponent(operation);
  // Undefined, a function, a cycle: what JSON cannot say cannot be sent either.
  const body = JSON.stringify(payload) ?? '';
  const headers = { ...asCall, cookie: world.cookie };
  const answer = await rawRequest(`${world.origin}/api/${path}`, { method: 'POST', headers, body });
  if (answer.headers['content-type'] === 'text/plain; charset=utf-8') return null;
  const json: unknown = JSON.parse(answer.body);
  if (answer.status === 200) return json;
  z.strictObject({ message: z.string() }).parse(json);
  if (answer.status >= 500) throw new Error(`HTTP ${answer.status}`);
  return null;
}

const shown = (call: Call | undefined): string => {
  const payload = jsonable(call?.payload) ? JSON.stringify(call?.payload) : 'a payload that JSON cannot say';
  return `${call?.operation}: ${payload?.slice(0, 800)}`;
};

const jsonable = (value: unknown): boolean => {
  try {
    JSON.stringify(value);
    return true;
  } catch {
    return false;
  }
};

async function inWorld(runs: number, seed: number, tally: Tally): Promise<number> {
  await using world = await makeWorld(seed);
  let digest = await world.digest();
  let cases = 0;

  async function holds(call: Call): Promise<void> {
    cases += 1;
    const http = cases % overHttp === 0 && jsonable(call.payload);
    const answering = http ? post(world, call) : world.app.dispatch(call.operation, call.payload);
    const answer = await within(patience, call.operation, answering);
    tally.add(http ? 'over HTTP' : 'in process');
    const told = schemas.get(call.operation);
    if (answer !== null) (told ?? refused).parse(answer);
    const failure = z.object({ failure: z.object({ kind: z.string() }) }).safeParse(answer);
    if (failure.success && failure.data.failure.kind === 'internal')
      throw new Error(`It is a fault of ours.\n${world.log.lines.slice(-3).join('\n')}`);
    tally.add(failure.success ? failure.data.failure.kind : 'accepted');
    const invalid = refused.safeParse(answer).success;
    if (!invalid) await settle(world, call);
    const after = await world.digest();
    if (invalid && after !== digest) throw new Error('An invalid input changed the state.');
    digest = after;
  }

  const property = fc.asyncProperty(calls(world), holds);
  // Not `assert`: what it prints of a value that is nested too deep for the stack hides what went wrong.
  const { failed, errorInstance, counterexample } = await fc.check(property, {
    seed,
    numRuns: runs,
    endOnFailure: true,
  });
  if (failed) throw new Error(`${told(errorInstance)} at ${shown(counterexample?.[0])}`);
  const polluted = pollution();
  if (polluted !== null) throw new Error(polluted);
  return cases;
}

export const payloads: Suite = {
  name: 'payloads',
  what: 'payloads over every operation of the contract',
  full: 100_000,
  quick: 10_000,
  run: (runs, seed) => inBatches(runs, perWorld, seed, inWorld),
};
