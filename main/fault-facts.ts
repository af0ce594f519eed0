/** What the log may know of an error: its name and its place. Its message may repeat what a person typed. */

export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

/** The innermost five calls. A message of several lines stands among them in the stack, and is left out. */
export function errorPlace(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const calls = error.stack?.split('\n').filter((line) => /^ {4}at /.test(line));
  return calls?.slice(0, 5).join('\n');
}
