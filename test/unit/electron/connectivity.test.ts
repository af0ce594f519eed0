import { afterEach, describe, expect, it } from 'vitest';
import { createConnectivity } from '../../../main/electron/connectivity.ts';
import { wire } from '../../support/electron/main/desktop-wire.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

async function cable(online: boolean): Promise<void> {
  await wire.receive({ kind: 'call', id: 0, name: 'online', payload: online });
}

describe('connectivity', () => {
  afterEach(() => cable(true));

  it('tells of a change within two seconds, and of nothing once nobody listens', async () => {
    const clock = new VirtualClock();
    const connectivity = createConnectivity(clock);
    const heard: boolean[] = [];
    const end = connectivity.onChange((online) => heard.push(online));
    await cable(false);
    clock.advance(2001);
    await cable(true);
    clock.advance(2001);
    expect(heard).toEqual([false, true]);
    end();
    await cable(false);
    clock.advance(10_000);
    expect(heard).toEqual([false, true]);
    expect(clock.untilNext()).toBeNull();
  });

  it('does not forget somebody who was told "offline" in an absence too short to be looked at', async () => {
    const clock = new VirtualClock();
    const connectivity = createConnectivity(clock);
    const heard: boolean[] = [];
    connectivity.onChange((online) => heard.push(online));
    await cable(false);
    expect(connectivity.isOnline()).toBe(false);
    await cable(true);
    clock.advance(2001);
    expect(heard.at(-1)).toBe(true);
  });

  it('looks at once when the machine wakes up', async () => {
    const clock = new VirtualClock();
    const connectivity = createConnectivity(clock);
    const heard: boolean[] = [];
    connectivity.onChange((online) => heard.push(online));
    await cable(false);
    await wire.receive({ kind: 'call', id: 0, name: 'power', payload: 'resume' });
    clock.advance(1);
    expect(heard).toEqual([false]);
  });
});
