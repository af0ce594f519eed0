/** `net.fetch` as the core's {@link Fetch}: system proxy, PAC files and the OS trust store. */
import { net } from 'electron';
import { type Clock, type Fetch, sleep } from '../ports.ts';

/** The key is in a header: no cookies, no cache, and never along with a redirect. */
const fixed = { credentials: 'omit', cache: 'no-store', redirect: 'error' } as const;

const suspended = 'ERR_NETWORK_IO_SUSPENDED';

/** Right after wake the network stack still refuses, and what was under way when the machine fell asleep ends so. */
function isSuspended(error: unknown): boolean {
  return error instanceof Error && error.message.includes(suspended);
}

/** Only a read is asked again after it was under way: a create may have reached Clerk before the machine slept. */
function isRead(request: Request | string | URL, init: RequestInit | undefined): boolean {
  return (init?.method ?? (request instanceof Request ? request.method : 'GET')).toUpperCase() === 'GET';
}

/** Milliseconds: 2–5 s with jitter, so that not all of a person's applications call at once. */
export function wakeDelay(random: () => number = Math.random): number {
  return 2000 + Math.floor(random() * 3000);
}

function addressOf(request: Request | string | URL): Request | string {
  return request instanceof URL ? request.href : request;
}

/** Rejects as fetch does. A time limit is the caller's, by signal. */
export function createNetFetch(clock: Clock): Fetch {
  return async (request, init) => {
    // A body can be read once: the second attempt needs its own copy.
    const again = request instanceof Request ? request.clone() : request;
    let started: Promise<Response> | null = null;
    try {
      started = net.fetch(addressOf(request), { ...init, ...fixed });
      return await started;
    } catch (error) {
      if (!isSuspended(error) || (started !== null && !isRead(request, init))) throw error;
      await sleep(clock, wakeDelay(), init?.signal ?? (request instanceof Request ? request.signal : null));
      return net.fetch(addressOf(again), { ...init, ...fixed });
    }
  };
}
