import { expect, test } from 'vitest';
import { createSessionVault } from '../../../main/accounts/session-vault.ts';
import { VaultWatch } from '../../../main/accounts/vault-watch.ts';
import type { VaultState } from '../../../preload/failure.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

function watch() {
  const clock = new VirtualClock();
  const changes: VaultState[] = [];
  let answer = Promise.withResolvers<VaultState>();
  let asked = 0;
  const vault = {
    ...createSessionVault(),
    state: () => {
      asked += 1;
      return answer.promise;
    },
  };
  return {
    clock,
    changes,
    asked: () => asked,
    subject: new VaultWatch(vault, clock, (state) => void changes.push(state)),
    answers: (state: VaultState) => {
      answer.resolve(state);
      answer = Promise.withResolvers();
    },
  };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('tells what the vault says', async () => {
  const { subject, answers, changes } = watch();
  const state = subject.state();
  answers('ready');
  expect(await state).toBe('ready');
  expect(changes).toEqual([]);
});

test('does not wait for a vault that takes its time, and says when the answer has come', async () => {
  const { subject, answers, clock, changes } = watch();
  const state = subject.state();
  clock.advance(300);
  expect(await state).toBe('locked');
  answers('ready');
  await settle();
  expect(changes).toEqual(['ready']);
});

test('answers with what it knows at once, and says when the vault has become something else', async () => {
  const { subject, answers, clock, changes, asked } = watch();
  const first = subject.state();
  answers('ready');
  await first;
  const second = subject.state();
  clock.advance(0);
  expect(await second).toBe('ready');
  expect(asked()).toBe(2);
  answers('locked');
  await settle();
  expect(changes).toEqual(['locked']);
});

test('asks once for all who want to know at the same time', async () => {
  const { subject, answers, asked } = watch();
  const states = [subject.state(), subject.state(), subject.state()];
  answers('no-service');
  expect(await Promise.all(states)).toEqual(['no-service', 'no-service', 'no-service']);
  expect(asked()).toBe(1);
});

test('passes on what a read or write met, once', () => {
  const { subject, changes } = watch();
  for (const state of ['ready', 'ready', 'locked', 'locked', 'ready'] as const) subject.note(state);
  expect(changes).toEqual(['locked', 'ready']);
});

test('looks at a trouble again by itself, less and less often, and no more once it is over', async () => {
  const { subject, answers, clock, changes, asked } = watch();
  const state = subject.state();
  answers('no-service');
  await state;
  expect(asked()).toBe(1);
  for (const [after, looks] of [
    [4999, 1],
    [1, 2],
    [9999, 2],
    [1, 3],
  ] as const) {
    clock.advance(after);
    answers('no-service');
    await settle();
    expect(asked()).toBe(looks);
  }
  clock.advance(20_000);
  answers('ready');
  await settle();
  expect(changes).toEqual(['no-service', 'ready']);
  clock.advance(3_600_000);
  await settle();
  expect(asked()).toBe(4);
});

test('looks no more after its end', async () => {
  const { subject, answers, clock, asked } = watch();
  const state = subject.state();
  answers('no-service');
  await state;
  subject.stop();
  clock.advance(3_600_000);
  await settle();
  expect(asked()).toBe(1);
});
