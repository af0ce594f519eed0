/** One request of the outbox: its answer, or what its failure means. */
import { type Failure, FailureError } from '../../../preload/failure.ts';
import { type CallOptions, ClerkCallError } from '../../clerk/api.ts';
import type { RefusalCodes } from '../audiences/audience.ts';
import { type Refusal, refusalOf } from './refusal.ts';

export interface Fault {
  failure: Failure;
  /** `unknown`: it may have happened all the same. */
  outcome: 'refused' | 'unknown';
  refusal: Refusal;
}

export interface CallPorts {
  signal: AbortSignal;
  /** What Clerk's error codes mean for the audience. */
  codes: RefusalCodes;
  timeoutMs: number;
  /** Clerk answered: whatever kept us from reaching it is over. */
  answered(): void;
  /** A fault of ours; returns it as data, after a line in the log. */
  fault(error: unknown): Failure;
}

/** Rejects only with the signal's reason. */
export async function call<T>(
  ports: CallPorts,
  send: (options: CallOptions) => Promise<T>,
): Promise<{ value: T } | { fault: Fault }> {
  try {
    // The outbox has its own back-off: it looks before it repeats, which no retry inside a call can.
    const { signal, timeoutMs } = ports;
    const value = await send({ signal, timeoutMs, retries: { strategy: 'none' } });
    ports.answered();
    return { value };
  } catch (error) {
    ports.signal.throwIfAborted();
    return { fault: faultOf(ports, error) };
  }
}

function faultOf(ports: CallPorts, error: unknown): Fault {
  if (error instanceof ClerkCallError) {
    return { failure: error.failure, outcome: error.outcome, refusal: refusalOf(error.failure, ports.codes) };
  }
  if (error instanceof FailureError) {
    return { failure: error.failure, outcome: 'refused', refusal: refusalOf(error.failure, ports.codes) };
  }
  const failure = ports.fault(error);
  return { failure, outcome: 'unknown', refusal: refusalOf(failure, ports.codes) };
}
