/** Everything that was queued together is through. */
import type { Provider } from '../provider.ts';

export const importFinished: Provider<{ sent: number; failed: number }> = {
  topic: 'import',
  nature: 'news',
  observe(event, { isMuted }) {
    if (event.type !== 'import-finished') return [];
    // That all of it failed is told as its failures.
    const isKnown = event.sent === 0 && !isMuted('invite-failed');
    return [{ id: 'import', at: null, ...(isKnown ? { silence: 'known' } : { fact: event, isNews: true }) }];
  },
  kindOf: () => 'import-finished',
  words: ([{ sent, failed }]) =>
    failed === 0
      ? { title: `All ${sent.toLocaleString('en')} are done`, body: 'The queue is empty.' }
      : {
          title: `${sent.toLocaleString('en')} done, ${failed.toLocaleString('en')} failed`,
          body: 'The queue is through. What failed stays there until you retry or dismiss it.',
        },
  target: () => ({ kind: 'queue', itemId: null }),
  count: ({ sent, failed }) => sent + failed,
};
