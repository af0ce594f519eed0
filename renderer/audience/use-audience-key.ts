/** The key that says where new addresses go next: heard from the first drawing on, though its script comes later. */
import { useShortcuts } from '../app/use-shortcuts.ts';
import { untilFetched } from '../ui/until-fetched.ts';
import type { AudienceHandle } from './use-audience.ts';

const fetchParts = untilFetched(() => import('./parts.ts'));

/** Ctrl+J, where there is anything to choose between. */
export function useAudienceKey(audience: AudienceHandle): void {
  const toNext = async () => (await fetchParts()).chooseNext(audience);
  useShortcuts(audience.isOffered ? { 'mod+j': () => void toNext() } : {});
}
