/** Steps of a bench that may never come to an end: each says what it waited for. */

/** A step took longer than it ever should. */
export class StepTimeout extends Error {
  override readonly name = 'StepTimeout';
}

/** Milliseconds: far more than the slowest step takes on a busy machine. */
export const stepMs = 120_000;

/** Rejects with {@link StepTimeout}, which names the step, when `work` is not done after `ms` milliseconds. */
export async function within<T>(step: string, work: Promise<T>, ms = stepMs): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new StepTimeout(`After ${ms / 1000} s this was still under way: ${step}.`)),
    ms,
  );
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
