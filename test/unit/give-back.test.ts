import { expect, test } from 'vitest';
import { createGiveBack } from '../../main/give-back.ts';

test('what nothing uses any more is collected, as often as it is asked for', async () => {
  const warned: string[] = [];
  const quiet = () => undefined;
  const giveBack = createGiveBack({ info: quiet, warn: (event) => void warned.push(event), error: quiet });
  let collected = 0;
  const watch = new FinalizationRegistry(() => {
    collected += 1;
  });
  for (let time = 1; time <= 2; time += 1) {
    watch.register(new Array(1000).fill('left behind'), null);
    await new Promise(setImmediate);
    giveBack();
    giveBack();
    await expect.poll(() => collected).toBe(time);
  }
  expect(warned).toEqual([]);
});
