/** What an injected fault does to one request. */
import { type Answer, htmlAnswer, jsonAnswer, refusalAnswer } from './answer.ts';
import { refuse } from './clerk-errors.ts';
import { exampleRefusal } from './example-refusals.ts';
import type { Fault } from './faults.ts';

/** How the answer leaves: whole, cut in the middle of its body, or not at all. */
export type Delivery = { how: 'whole' | 'cut'; answer: Answer } | { how: 'dropped' };

export interface FaultContext {
  traceId: string;
  cfRay: string;
  /** Runs the operation; refusals are answers too. */
  run: () => Answer;
  /** The same for a create that carries no metadata. */
  runWithoutMetadata: () => Answer;
  /** Runs the operation after so many milliseconds, whoever is still there. */
  later: (ms: number) => void;
  /** Resolves after so many milliseconds, or when there is nobody left to wait for. */
  wait: (ms: number) => Promise<void>;
  /** Whether the client has hung up. */
  isGone: () => boolean;
  /** Refuses everything to this endpoint for so many seconds. */
  block: (seconds: number) => void;
}

export async function deliver(fault: Fault | null, context: FaultContext): Promise<Delivery> {
  if (!fault) return whole(context.run());
  if (fault.delayMs > 0) await context.wait(fault.delayMs);
  switch (fault.kind) {
    case 'slow':
      return slow(fault, context);
    case 'late':
      context.later(fault.ms);
      return { how: 'dropped' };
    case 'rate-limit':
      return whole(rateLimited(fault.retryAfterSeconds, context));
    case 'cut':
      return { how: 'cut', answer: context.run() };
    case 'broken-json':
      return whole(brokenJson(context.run()));
    case 'shape':
      return whole(jsonAnswer(context.run().status, fault.body));
    case 'lose-metadata':
      return whole(context.runWithoutMetadata());
    case 'odd-rows':
      return whole(withOddRows(context.run()));
    case 'drop':
      if (fault.when === 'after') context.run();
      return { how: 'dropped' };
    case 'error':
    case 'status':
    case 'html':
      if (fault.when === 'after') context.run();
      return whole(replacement(fault, context));
  }
}

const whole = (answer: Answer): Delivery => ({ how: 'whole', answer });

async function slow(fault: Extract<Fault, { kind: 'slow' }>, context: FaultContext): Promise<Delivery> {
  if (fault.when === 'before') {
    await context.wait(fault.ms);
    return context.isGone() ? { how: 'dropped' } : whole(context.run());
  }
  const answer = context.run();
  await context.wait(fault.ms);
  return whole(answer);
}

function rateLimited(seconds: number | null, { block, traceId }: FaultContext): Answer {
  if (seconds !== null) block(seconds);
  const headers = seconds === null ? undefined : { 'Retry-After': String(seconds) };
  return refusalAnswer(refuse('too_many_requests', headers), traceId);
}

/** As many bytes as announced, but the last half is missing from the JSON. */
function brokenJson(answer: Answer): Answer {
  return { ...answer, body: answer.body.slice(0, Math.max(1, answer.body.length >>> 1)) };
}

const oddRows = [
  {
    object: 'invitation',
    id: 'inv_odd',
    email_address: 'odd@rows.example',
    status: 'declined',
    updated_at: null,
  },
  { object: 'invitation', status: 'pending', members: [] },
];

/** What is no list stays as it is. */
function withOddRows(answer: Answer): Answer {
  const list: unknown = JSON.parse(answer.body);
  if (Array.isArray(list)) return { ...answer, body: JSON.stringify([...oddRows, ...list]) };
  if (typeof list !== 'object' || list === null || !('data' in list) || !Array.isArray(list.data))
    return answer;
  const total = 'total_count' in list ? Number(list.total_count) + oddRows.length : undefined;
  return {
    ...answer,
    body: JSON.stringify({ ...list, data: [...oddRows, ...list.data], total_count: total }),
  };
}

function replacement(
  fault: Extract<Fault, { kind: 'error' | 'status' | 'html' }>,
  { traceId, cfRay }: FaultContext,
): Answer {
  if (fault.kind === 'error') return refusalAnswer(exampleRefusal(fault.code), traceId);
  if (fault.kind === 'html') return htmlAnswer(fault.status, accessDenied(cfRay));
  const isJson = (fault.contentType ?? 'application/json') === 'application/json';
  if (isJson) return jsonAnswer(fault.status, fault.body ?? {}, fault.headers);
  const headers = { 'Content-Type': fault.contentType ?? '', ...fault.headers };
  return { status: fault.status, headers, body: String(fault.body ?? '') };
}

/** What CDNs say to clients that they take for bots; Clerk's has been seen to answer "error code: 1010". */
function accessDenied(cfRay: string): string {
  return `<!doctype html>
<html lang="en"><head><title>Access denied</title></head>
<body><h1>Error 1010</h1><p>Access denied. The owner of this website has banned your access based on your
browser's signature.</p><p>Ray ID: ${cfRay.split('-')[0]}</p></body></html>
`;
}
