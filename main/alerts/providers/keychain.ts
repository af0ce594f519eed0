/** The keychain is locked, denied or gone, so that keys in it cannot be read. */
import type { VaultState } from '../../../preload/failure.ts';
import type { Provider, Words } from '../provider.ts';

const words: Record<VaultState, Words> = {
  ready: { title: 'The keychain is open', body: 'Guestlist goes on.' },
  'no-service': {
    title: 'The keychain is gone',
    body: 'Its service does not answer, so the secret key cannot be read. The queue is kept.',
  },
  'no-collection': {
    title: 'The keychain has no keyring',
    body: 'There is nothing in it to read the secret key from. The queue is kept.',
  },
  locked: {
    title: 'The keychain is locked',
    body: 'Unlock it and Guestlist goes on. The queue is kept.',
  },
  waiting: {
    title: 'The keychain waits for you',
    body: 'One of its windows waits for an answer. The queue is kept.',
  },
  denied: {
    title: 'The keychain refused Guestlist',
    body: 'Allow it in the keychain’s own settings. The queue is kept.',
  },
  'session-only': { title: 'Keys stay in memory', body: 'They are forgotten when Guestlist ends.' },
};

export const keychain: Provider<{ state: VaultState }> = {
  topic: 'keychain',
  nature: 'condition',
  observe(event) {
    if (event.type !== 'keychain') return [];
    const { state, at } = event;
    const isFine = state === 'ready' || state === 'session-only';
    return [{ id: 'keychain', at, ...(isFine ? { end: 'resolved' } : { fact: { state }, isNews: true }) }];
  },
  kindOf: () => 'keychain',
  words: ([{ state }]) => words[state],
  overWords: () => ({ title: 'The keychain is open again', body: 'Guestlist goes on where it stopped.' }),
  target: () => ({ kind: 'settings' }),
};
