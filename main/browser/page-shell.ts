/** What the page can do of the shell's verbs: it can copy a link, because the browser has a clipboard. */

import type { Handlers } from '../../preload/contract.ts';
import { operations } from '../../preload/contract.ts';
import type { App } from '../app.ts';
import { noShell } from '../ipc/no-shell.ts';

export const pageShell: Handlers['shell'] = {
  ...noShell,
  state: async () => ({ ...(await noShell.state({})), canCopyLink: true }),
};

/** The operation that the page sends as a call of its own kind. */
export const copyLinkOperation = 'shell.copyLink';

/**
 * The link that a `shell.copyLink` call asks for, or null. The host answers it as plain text, which the page hands
 * to the clipboard as a blob without ever reading it; so the link is no string in the page either.
 */
export function linkFor(app: Pick<App, 'link'>, payload: unknown): string | null {
  const asked = operations.shell.copyLink.payload.safeParse(payload);
  return asked.success ? app.link(asked.data.accountId, asked.data.invitationId) : null;
}
