import { MemoryNotifier } from '../../support/memory-notifier.ts';
import { notifierContract } from '../../support/notifier-contract.ts';

notifierContract('the one in memory', () => {
  const notifier = new MemoryNotifier();
  return {
    notifier,
    visible: () => Object.fromEntries(Array.from(notifier.visible, ([id, { title }]) => [id, title])),
    sounds: () => notifier.raised.filter(({ silent }) => !silent).length,
    act: (id, what) => notifier.act(id, what),
  };
});
