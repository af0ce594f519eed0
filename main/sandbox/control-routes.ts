/** The control over HTTP, under `/_sandbox/`. `GET /_sandbox/` lists what there is. */
import * as z from 'zod/mini';
import { addressForms } from './address-form.ts';
import { type Answer, jsonAnswer } from './answer.ts';
import { audienceRoutes } from './audience-routes.ts';
import type { Control } from './control.ts';
import { ControlError } from './control-error.ts';
import { define, instanceId, nothing, ofInstance, type Route, withoutUndefined } from './control-route.ts';
import { faultSchema } from './faults.ts';
import { audiences } from './ledger.ts';
import { limitModes } from './rate-limits.ts';

const count = z.optional(z.int().check(z.minimum(0), z.maximum(1_000_000)));

const routes: readonly Route[] = [
  ...audienceRoutes,
  define('GET /state', 'The time, and each instance with its key and counts.', nothing, (control) =>
    control.state(),
  ),
  define(
    'GET /ledger',
    'Every e-mail sent, in order, and how many for each audience. ?instanceId= &audience=',
    nothing,
    (control, _input, _id, query) => ({
      emails: control.ledger(
        ofInstance(query),
        audiences.find((audience) => audience === query.get('audience')),
      ),
      counts: control.ledgerCounts(ofInstance(query)),
    }),
  ),
  define(
    'GET /invitations',
    'Every invitation with redirect URL, template and notify. ?instanceId=',
    nothing,
    (control, _input, _id, query) => ({ invitations: control.invitations(ofInstance(query)) }),
  ),
  define('GET /requests', 'Requests and bytes by endpoint.', nothing, (control) => control.requests()),
  define('GET /journal', 'The latest requests one by one.', nothing, (control) => ({
    requests: control.journal(),
  })),
  define(
    'POST /instances',
    'Create an instance: environment, limits, invitations, organizations, organizationInvitations, waitlist, seed.',
    z.strictObject({
      environment: z.optional(z.enum(['development', 'production'])),
      limits: z.optional(z.enum(limitModes)),
      invitations: count,
      organizations: count,
      organizationInvitations: count,
      waitlist: count,
      seed: z.optional(z.int()),
    }),
    (control, input) => control.createInstance(withoutUndefined(input)),
  ),
  define(
    'POST /users',
    'Make an address belong to a user: emailAddress, instanceId.',
    z.strictObject({ emailAddress: z.string(), instanceId }),
    (control, input) => control.addUser(input.emailAddress, input.instanceId),
  ),
  define(
    'POST /blocklist',
    'Do not admit an address or *@domain: identifier, instanceId.',
    z.strictObject({ identifier: z.string(), instanceId }),
    (control, input) => control.block(input.identifier, input.instanceId),
  ),
  define(
    'POST /support',
    'Switch invitations of an instance on or off: supported, instanceId.',
    z.strictObject({ supported: z.boolean(), instanceId }),
    (control, input) => control.supportInvitations(input.supported, input.instanceId),
  ),
  define(
    'POST /address-lookups',
    'Whether a list can be asked for a whole address: taken, instanceId.',
    z.strictObject({ taken: z.boolean(), instanceId }),
    (control, input) => control.takeAddresses(input.taken, input.instanceId),
  ),
  define(
    'POST /address-form',
    'In which form addresses beyond ASCII are kept and answered: form (plain refuses them), instanceId.',
    z.strictObject({ form: z.enum(addressForms), instanceId }),
    (control, input) => control.setAddressForm(input.form, input.instanceId),
  ),
  define(
    'POST /invitations/{id}/accept',
    'Accept an invitation, by id or address.',
    nothing,
    (control, _input, id) => control.accept(id),
  ),
  define(
    'POST /clock',
    'Move the clock: advanceMs (negative: back) or now.',
    z.union([z.strictObject({ advanceMs: z.int() }), z.strictObject({ now: z.int() })]),
    (control, input) => ({
      now: 'now' in input ? control.setClock(input.now) : control.advanceClock(input.advanceMs),
    }),
  ),
  define(
    'POST /limits',
    'Set the limits of an instance and start its counters anew: limits, instanceId.',
    z.strictObject({ limits: z.enum(limitModes), instanceId }),
    (control, input) => control.setLimits(input.limits, input.instanceId),
  ),
  define(
    'POST /latency',
    'Delay every answer: ms.',
    z.strictObject({ ms: z.int().check(z.minimum(0), z.maximum(60_000)) }),
    (control, input) => control.setLatency(input.ms),
  ),
  define(
    'POST /hold',
    'Hold every answer back, or those to one method, until POST /release: method.',
    z.strictObject({ method: z.optional(z.enum(['GET', 'POST', 'PATCH', 'DELETE'])) }),
    (control, input) => control.hold(input.method),
  ),
  define('POST /release', 'Let go what is held back.', nothing, (control) => control.release()),
  define('GET /faults', 'Injected faults with their hits.', nothing, (control) => ({
    faults: control.faults(),
  })),
  define(
    'POST /faults',
    'Inject a fault: kind (error, status, html, drop, slow, late, cut, broken-json, rate-limit, lose-metadata, odd-rows, shape) and what it needs; method, path, instanceId, bodyIncludes, skip, times, probability, delayMs say when.',
    faultSchema,
    (control, input) => control.inject(input),
  ),
  define('DELETE /faults', 'Clear all faults.', nothing, (control) => control.clearFaults()),
  define('DELETE /faults/{id}', 'Clear one fault.', nothing, (control, _input, id) =>
    control.clearFaults(id),
  ),
  define('POST /reset', 'As it was at the start.', nothing, (control) => control.reset()),
];

/** `path` is what follows `/_sandbox`; an empty body counts as `{}`. */
export function answerControl(control: Control, method: string, url: URL, body: string): Answer {
  const path = url.pathname.slice('/_sandbox'.length);
  if (method === 'GET' && (path === '' || path === '/')) return jsonAnswer(200, { routes: index() });
  const target = `${method} ${path}`;
  for (const route of routes) {
    const [pattern = '', after] = route.route.split('{id}');
    if (after === undefined ? target !== pattern : !(target.startsWith(pattern) && target.endsWith(after))) {
      continue;
    }
    const id = after === undefined ? '' : target.slice(pattern.length, target.length - after.length);
    if (after !== undefined && (id === '' || id.includes('/'))) continue;
    return runRoute(route, control, { body, id, query: url.searchParams });
  }
  return jsonAnswer(404, { error: `There is no ${target} here; GET /_sandbox/ lists what there is.` });
}

function runRoute(
  { schema, run }: Route,
  control: Control,
  { body, id, query }: { body: string; id: string; query: URLSearchParams },
): Answer {
  try {
    const parsed = schema.safeParse(JSON.parse(body.trim() || '{}'));
    if (!parsed.success) return jsonAnswer(422, { error: z.prettifyError(parsed.error) });
    return jsonAnswer(
      200,
      run(control, parsed.data as never, decodeURIComponent(id), query) ?? { done: true },
    );
  } catch (error) {
    if (error instanceof ControlError) return jsonAnswer(error.status, { error: error.message });
    if (error instanceof SyntaxError) return jsonAnswer(400, { error: 'The body is not JSON.' });
    if (error instanceof URIError) return jsonAnswer(400, { error: 'The path is not well encoded.' });
    throw error;
  }
}

function index() {
  return routes.map(({ route, does }) => ({ route: route.replace(' /', ' /_sandbox/'), does }));
}
