/** One request to the API, from the wire to the wire. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, refusalAnswer } from './answer.ts';
import { type ApiRequest, endpointOf, handleApi, instanceOf } from './clerk-api.ts';
import { Refusal, refuse } from './clerk-errors.ts';
import { type Delivery, deliver } from './fault-effects.ts';
import { type ReceivedBody, send } from './wire.ts';
import type { World } from './world.ts';

export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  received: ReceivedBody;
  /** Resolves after so many milliseconds, or when there is nobody left to wait for. */
  wait: (ms: number) => Promise<void>;
}

export async function answerApi(world: World, exchange: Exchange): Promise<void> {
  const { request, response, url, received } = exchange;
  const apiRequest = readRequest(exchange);
  const { method, path } = apiRequest;
  const endpoint = endpointOf(method, path);
  const instance = instanceOf(apiRequest, world.instances);
  const instanceId = instance?.id ?? null;
  const arrival = {
    at: world.clock.now(),
    instanceId,
    endpoint,
    method,
    target: path + url.search,
    userAgent: request.headers['user-agent'] ?? '',
    apiVersion: request.headers['clerk-api-version']?.toString() ?? null,
    bytesIn: received.bytes,
    inFlight: world.traffic.begin(),
  };
  const trace = world.newTrace();
  const fault = world.faults.meet({ method, path, instanceId, body: received.text });
  const isGone = () => request.socket.destroyed;
  const delivery = await deliver(fault, {
    ...trace,
    run: () => run(world, apiRequest, trace.traceId),
    runWithoutMetadata: () => run(world, withoutMetadata(apiRequest), trace.traceId),
    later: (ms) => void setTimeout(() => run(world, apiRequest, trace.traceId), ms).unref(),
    wait: exchange.wait,
    isGone,
    block(seconds) {
      const now = world.clock.now();
      instance?.limits.block(endpoint, now, now + seconds * 1000);
    },
  });
  if (world.latencyMs > 0) await exchange.wait(world.latencyMs);
  await world.gate.pass(method, request.socket);
  const status = delivery.how === 'dropped' || isGone() ? null : delivery.answer.status;
  // Counted before it is sent: whoever has the answer finds the request in the counters.
  const bytesOut = status === null ? 0 : bytesSent(delivery);
  world.traffic.end({ ...arrival, status, bytesOut, fault: fault?.kind ?? null });
  send(response, delivery, {
    Date: new Date(world.clock.now()).toUTCString(),
    'cf-ray': trace.cfRay,
    'x-clerk-trace-id': trace.traceId,
    'Cache-Control': 'no-store',
  });
}

function readRequest({ request, url, received }: Exchange): ApiRequest {
  return {
    method: request.method ?? 'GET',
    path: url.pathname.slice('/v1'.length),
    query: url.searchParams,
    headers: request.headers,
    body: received,
  };
}

/** A body that is not JSON stays as it is, for the API to refuse. */
function withoutMetadata(request: ApiRequest): ApiRequest {
  const leaveOut = (name: string, value: unknown) => (name === 'public_metadata' ? undefined : value);
  try {
    const text = JSON.stringify(JSON.parse(request.body.text, leaveOut));
    return { ...request, body: { ...request.body, text } };
  } catch (error) {
    if (error instanceof SyntaxError) return request;
    throw error;
  }
}

function run(world: World, request: ApiRequest, traceId: string): Answer {
  try {
    return handleApi(request, world.instances, world.clock.now());
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(error, traceId);
    // A fault of the sandbox itself: the client sees what it would see of Clerk, the terminal says what it was.
    process.emitWarning(error instanceof Error ? error : String(error));
    return refusalAnswer(refuse('internal_clerk_error'), traceId);
  }
}

function bytesSent(delivery: Delivery): number {
  if (delivery.how === 'dropped') return 0;
  const bytes = Buffer.byteLength(delivery.answer.body);
  return delivery.how === 'cut' ? bytes >>> 1 : bytes;
}
