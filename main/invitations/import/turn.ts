/** Lets timers, requests and events have their turn within long work. */
export const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** Milliseconds of work before others have their turn: less than a frame, and more than a timer costs. */
const shift = 12;

/** Runs work that comes in steps, and lets others in between. */
export async function inTurns<T>(steps: Iterator<unknown, T>): Promise<T> {
  let until = performance.now() + shift;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await turn();
    until = performance.now() + shift;
  }
}
