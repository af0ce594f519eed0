/** Changes of a keychain, and the time in which it writes its file. */
import { beforeEach, describe, expect, test } from 'vitest';
import { Pace } from '../../../main/accounts/secret-service/pace.ts';
import { providers } from '../../../main/accounts/secret-service/providers.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const known = (id: string) => {
  const provider = providers.find((each) => each.id === id);
  if (!provider) throw new Error(`There is no ${id}.`);
  return provider;
};
const keepassxc = known('keepassxc');

let clock: VirtualClock;
let pace: Pace;
/** When each change had its turn, in milliseconds from the first on. */
let turns: number[];
const change = async (provider = keepassxc) => {
  await pace.turn(provider);
  turns.push(clock.now());
};
const pass = async (ms: number) => {
  clock.advance(ms);
  await new Promise(setImmediate);
};

beforeEach(() => {
  clock = new VirtualClock(0);
  pace = new Pace(clock);
  turns = [];
});

describe('KeePassXC', () => {
  test('takes what is changed in the same moment together', async () => {
    await change();
    await pass(30);
    await change();
    await pass(44);
    await change();
    expect(turns).toEqual([0, 30, 74]);
  });

  test.each([75, 150, 1999])(
    'is left alone %d ms after a change, until its file is written',
    async (after) => {
      await change();
      await pass(after);
      const second = change();
      await pass(1999 - after);
      expect(turns).toEqual([0]);
      await pass(1);
      await second;
      expect(turns).toEqual([0, 2000]);
    },
  );

  test('is changed at once by whoever comes later than that', async () => {
    await change();
    await pass(2000);
    await change();
    expect(turns).toEqual([0, 2000]);
  });

  test('has its time from the last of what it takes together', async () => {
    await change();
    await pass(70);
    await change();
    await pass(10);
    const third = change();
    await pass(5000);
    await third;
    await change();
    expect(turns.map((turn) => turn >= 2070)).toEqual([false, false, true, true]);
  });

  test('is left alone no longer where the clock is put back', async () => {
    await change();
    await pass(100);
    clock.advance(-3_600_000);
    const second = change();
    await pass(2000);
    await second;
    expect(turns).toHaveLength(2);
  });
});

test.each(['gnome-keyring', 'kwallet'])('%s may be changed at any time', async (id) => {
  for (let times = 0; times < 3; times += 1) {
    await change(known(id));
    await pass(100);
  }
  expect(turns).toEqual([0, 100, 200]);
});
