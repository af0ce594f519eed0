/** What a window of the provider can be about, and when its answer is not wanted any more. */
import type { Question } from './prompting.ts';
import type { SecretService } from './secret-service.ts';

/** The password of `collection`. */
export function toOpen(service: SecretService, collection: string): Question {
  return {
    about: 'locked',
    open: () => service.unlock([collection]),
    isNeeded: async () => (await service.look()).isLocked,
  };
}

/** Whether Guestlist may read `items`, those of its own that a search for `name` finds locked. */
export function toRead(service: SecretService, name: string, items: readonly string[]): Question {
  return {
    about: 'denied',
    open: () => service.unlock(items),
    // Not asked of one that is locked: KeePassXC opens a window of its own for a search.
    isNeeded: async () =>
      (await service.look()).isLocked || (await service.find({ service: name })).locked.length > 0,
  };
}

/** A name and a password for a first collection. */
export function toMake(service: SecretService, label: string): Question {
  return {
    about: 'no-collection',
    open: () => service.createCollection(label),
    isNeeded: async () => (await service.look()).collection === null,
  };
}
