/** The machine's clock, which a test may move on: a popup is idle for ten minutes in a moment. */
import { wire } from './desktop-wire.ts';

interface Timer {
  due: number;
  armedAt: number;
  every: number | null;
  run: () => void;
  real: NodeJS.Timeout | null;
}

const RealDate = Date;
const real = { setTimeout, clearTimeout };
const timers = new Map<object, Timer>();
let moved = 0;

function now(): number {
  return RealDate.now() + moved;
}

/** Node's own handle, kept valid while the timer behind it is armed anew. */
class Handle {
  unref(): this {
    timers.get(this)?.real?.unref();
    return this;
  }
  ref(): this {
    timers.get(this)?.real?.ref();
    return this;
  }
  hasRef(): boolean {
    return timers.get(this)?.real?.hasRef() ?? false;
  }
  refresh(): this {
    return this;
  }
  close(): this {
    cancel(this);
    return this;
  }
  [Symbol.dispose](): void {
    cancel(this);
  }
}

function cancel(handle: unknown): void {
  const timer = typeof handle === 'object' && handle !== null ? timers.get(handle) : undefined;
  if (!timer) {
    real.clearTimeout(handle as NodeJS.Timeout | undefined);
    return;
  }
  if (timer.real) real.clearTimeout(timer.real);
  timers.delete(handle as object);
}

function fire(handle: object, timer: Timer): void {
  if (timer.every === null) timers.delete(handle);
  else {
    timer.armedAt = now();
    timer.due = now() + timer.every;
    arm(handle, timer);
  }
  timer.run();
}

function arm(handle: object, timer: Timer): void {
  const hadRef = timer.real?.hasRef() ?? true;
  if (timer.real) real.clearTimeout(timer.real);
  timer.real = real.setTimeout(() => fire(handle, timer), Math.max(0, timer.due - now()));
  if (!hadRef) timer.real.unref();
}

function plan(every: boolean, task: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): Handle {
  const handle = new Handle();
  const delay = Number.isFinite(ms) ? Math.max(1, ms) : 1;
  const timer: Timer = {
    due: now() + delay,
    armedAt: now(),
    every: every ? delay : null,
    run: () => task(...args),
    real: null,
  };
  timers.set(handle, timer);
  arm(handle, timer);
  return handle;
}

class MovedDate extends RealDate {
  constructor(...parts: [] | [number | string | Date]) {
    if (parts.length === 0) super(now());
    else super(...parts);
  }
  static override now(): number {
    return now();
  }
  /** A date that came from elsewhere, as a clone, is one too. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return Object.prototype.toString.call(value) === '[object Date]';
  }
}

/** Before main is loaded. */
export function installClock(): void {
  Object.assign(globalThis, {
    Date: MovedDate,
    setTimeout: plan.bind(null, false),
    setInterval: plan.bind(null, true),
    clearTimeout: cancel,
    clearInterval: cancel,
  });
}

/**
 * As after a sleep: every timer that has fallen due is fired once, in order. Those that are set on the way count from
 * the new time, because what they wait for (an answer of the keychain, of Clerk) takes real time.
 */
export async function advance(ms: number): Promise<void> {
  const until = now() + ms;
  const before = new Set(timers.keys());
  for (;;) {
    const next = [...timers]
      .filter(([handle, { due }]) => before.has(handle) && due <= until)
      .sort(([, a], [, b]) => a.due - b.due)[0];
    if (!next) break;
    const [handle, timer] = next;
    before.delete(handle);
    moved += Math.max(0, timer.due - now());
    if (timer.real) real.clearTimeout(timer.real);
    fire(handle, timer);
    await new Promise((resolve) => setImmediate(resolve));
  }
  moved += Math.max(0, until - now());
  for (const [handle, timer] of timers) {
    if (!before.has(handle)) timer.due += now() - timer.armedAt;
    arm(handle, timer);
  }
}

wire.serve('clock.advance', advance);
