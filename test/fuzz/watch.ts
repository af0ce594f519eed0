/** What must not happen behind the back of a test: rejections that nobody handles, exceptions that nobody catches. */

export interface Watch extends Disposable {
  /** In the order in which they happened. */
  readonly complaints: string[];
}

export function watchProcess(): Watch {
  const complaints: string[] = [];
  const rejected = (reason: unknown) => complaints.push(`unhandled rejection: ${told(reason)}`);
  const thrown = (error: unknown) => complaints.push(`uncaught exception: ${told(error)}`);
  process.on('unhandledRejection', rejected);
  process.on('uncaughtException', thrown);
  return {
    complaints,
    [Symbol.dispose]() {
      process.off('unhandledRejection', rejected);
      process.off('uncaughtException', thrown);
    },
  };
}

/** An error as a complaint has it. */
export const told = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

/** Rejects when `work` takes longer than `ms`: a hang is told as one, with its name. */
export async function within<T>(ms: number, what: string, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`${what} hung: no end after ${ms} ms.`)), ms);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
