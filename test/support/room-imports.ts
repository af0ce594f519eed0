/** The import of a room, as `createApp` puts it together: what is committed goes into the room's queue. */
import { createImports } from '../../main/invitations/import/imports.ts';
import type { Room } from './invitations-room.ts';
import { MemorySettingsStore } from './memory-settings-store.ts';

export function importsOf({ invitations }: Room): ReturnType<typeof createImports> {
  const { handlers, addressesUnderWay, lastOutIn } = invitations;
  return createImports({
    invitations: handlers.invitations,
    addressesUnderWay,
    lastOutIn,
    store: new MemorySettingsStore(),
    now: () => Date.now(),
    metadataByBulk: () => false,
  });
}
