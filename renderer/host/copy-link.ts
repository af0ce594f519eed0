/**
 * `shell.copyLink` in a browser: the server answers the link as plain text, and it goes from there to the clipboard
 * as a blob. It is a secret, so it is never a string in this page, nor part of a result.
 */
import type { Result } from '../../preload/failure.ts';

const refused: Result<never> = {
  ok: false,
  failure: {
    kind: 'invalid-input',
    fields: [{ field: 'clipboard', message: 'The browser does not let this page use the clipboard.' }],
  },
};

/** `ask` sends the call. Resolves to the operation's `Result`, as unchecked data. */
export async function copyLink(ask: () => Promise<Response | Result<never>>): Promise<unknown> {
  let failed: unknown = null;
  // The clipboard is taken at once, while the person's key press still counts, and filled when the answer is there.
  const link = ask().then(async (answer) => {
    if (!(answer instanceof Response)) failed = answer;
    else if (answer.headers.get('content-type')?.startsWith('text/plain')) return answer.blob();
    else failed = await answer.json();
    throw new Error('There is no link.');
  });
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': link })]);
    return { ok: true, value: {} };
  } catch {
    await link.catch(() => undefined);
    return failed ?? refused;
  }
}
