import { expect, test } from 'vitest';
import { PromptPause } from '../../../main/accounts/prompt-pause.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const minute = 60_000;

test('asks again after 15 seconds, then ever more seldom, at last every 15 minutes', () => {
  const clock = new VirtualClock();
  const pause = new PromptPause(clock);
  const waits = Array.from({ length: 9 }, () => {
    pause.sentAway();
    let waited = 0;
    for (; pause.isOn; waited += 15_000) clock.advance(15_000);
    return waited / minute;
  });
  expect(waits).toEqual([0.25, 0.5, 1, 2, 4, 8, 15, 15, 15]);
});

test('begins anew once the person has answered', () => {
  const clock = new VirtualClock();
  const pause = new PromptPause(clock);
  pause.sentAway();
  pause.sentAway();
  pause.answered();
  expect(pause.isOn).toBe(false);
  pause.sentAway();
  clock.advance(15_000);
  expect(pause.isOn).toBe(false);
});
