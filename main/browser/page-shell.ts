/** What the page can do of the shell's verbs: it has the browser's clipboard, and its view outlives a reload. */
import { type Handlers, operations } from '../../preload/contract.ts';
import type { App } from '../app.ts';
import { noShell } from '../ipc/no-shell.ts';
import type { PagePresence } from './page-presence.ts';

export function createPageShell(presence: Pick<PagePresence, 'tell'>): Handlers['shell'] {
  let view: string | null = null;
  return {
    ...noShell,
    view: () => ({ view }),
    keepView({ view: next }) {
      view = next;
      return {};
    },
    state: async () => ({ ...(await noShell.state({})), canCopyLink: true }),
    looking({ looking }) {
      presence.tell(looking);
      return {};
    },
  };
}

/**
 * What a call asks to have on the clipboard, or null. The host answers it as plain text, which the page hands to the
 * clipboard as a blob without ever reading it; so a link is no string in the page either.
 */
export async function textFor(
  app: Pick<App, 'link' | 'diagnostics'>,
  operation: string,
  payload: unknown,
): Promise<string | null> {
  if (operation === 'shell.copyDiagnostics') return app.diagnostics();
  if (operation !== 'shell.copyLink') return null;
  const asked = operations.shell.copyLink.payload.safeParse(payload);
  return asked.success ? app.link(asked.data.accountId, asked.data.invitationId) : null;
}
