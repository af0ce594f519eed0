/**
 * What main copies under Electron, in a browser: the server answers it as plain text, and it goes from there to the
 * clipboard as a blob. A link is a secret, so it is never a string in this page, nor part of a result.
 */
import type { OperationName } from '../../preload/contract.ts';
import type { Result } from '../../preload/failure.ts';

export const copiedOperations: ReadonlySet<OperationName> = new Set([
  'shell.copyLink',
  'shell.copyDiagnostics',
]);

/** What the page has itself needs no call. */
export async function copyText(text: string): Promise<Result<object>> {
  try {
    await navigator.clipboard.writeText(text);
    return { ok: true, value: {} };
  } catch {
    return refused;
  }
}

const refused: Result<never> = {
  ok: false,
  failure: {
    kind: 'invalid-input',
    fields: [{ field: 'clipboard', message: 'The browser does not let this page use the clipboard.' }],
  },
};

/** `ask` sends the call, `lost` is told of an answer that is cut off. Resolves to the operation's `Result`, unchecked. */
export async function copyAnswer(
  ask: () => Promise<Response | Result<never>>,
  lost: () => Result<never>,
): Promise<unknown> {
  let failed: unknown = null;
  // The clipboard is taken at once, while the person's key press still counts, and filled when the answer is there.
  const text = ask().then(async (answer) => {
    if (!(answer instanceof Response)) failed = answer;
    else if (!answer.headers.get('content-type')?.startsWith('text/plain')) {
      failed = await answer.json().catch(lost);
    } else {
      const blob = await answer.blob().catch(() => null);
      if (blob) return blob;
      failed = lost();
    }
    throw new Error('There is nothing to copy.');
  });
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]);
    return { ok: true, value: {} };
  } catch {
    await text.catch(() => undefined);
    return failed ?? refused;
  }
}
