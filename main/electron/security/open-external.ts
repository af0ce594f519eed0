/** The browser is opened on pages that main itself knows by name; no call takes an address (checklist item 15). */
import { shell } from 'electron';

export const externalPages = {
  /** Where a secret key is found. */
  apiKeys: 'https://dashboard.clerk.com/last-active?path=api-keys',
  invitationsGuide: 'https://clerk.com/docs/users/invitations',
} as const;

export type ExternalPage = keyof typeof externalPages;

export function openExternalPage(page: ExternalPage): Promise<void> {
  return shell.openExternal(externalPages[page]);
}
