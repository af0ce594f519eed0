/** One key for where new addresses go, and what main remembers of it. */
import { useEffect } from 'react';
import { application, waitlist } from '../../preload/audience-rules.ts';
import type { AudienceHandle, Destination } from './use-audience.ts';

/** The next of what there is: the application, the organization that was chosen last, the waitlist. */
export async function chooseNext({ offered, chosen, remembered, choose }: AudienceHandle): Promise<void> {
  const answer = await remembered();
  if (!answer.ok) return;
  const known: Record<string, Destination | null> = {
    application,
    organization: answer.value.chosen ?? answer.value.last,
    waitlist,
  };
  const all = offered.flatMap((kind) => known[kind] ?? []);
  const at = all.findIndex(({ kind }) => kind === chosen.kind);
  const following = all[(at + 1) % all.length];
  if (following && following.kind !== chosen.kind) choose(following);
}

/** Shows what main remembers, once. */
export function useRemembered(accountId: string, { takeUp }: AudienceHandle): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each account.
  useEffect(takeUp, [accountId]);
}
