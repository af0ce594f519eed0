import { describe, expect, it, vi } from 'vitest';
import { createNetFetch, wakeDelay } from '../../../main/electron/net-fetch.ts';
import { onWake } from '../../../main/electron/power.ts';
import { wire } from '../../support/electron/main/desktop-wire.ts';
import { net } from '../../support/electron/main/net.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const asleep = new Error('net::ERR_NETWORK_IO_SUSPENDED');
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('net.fetch', () => {
  it('sends no cookies, keeps no copy and follows no redirect, whatever is asked', async () => {
    const fetch = vi.spyOn(net, 'fetch').mockResolvedValue(new Response('ok'));
    await createNetFetch(new VirtualClock())('https://api.clerk.com/v1/instance', {
      credentials: 'include',
      redirect: 'follow',
      headers: { authorization: 'Bearer x' },
    });
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      headers: { authorization: 'Bearer x' },
    });
  });

  it('never repeats a create that was under way when the machine fell asleep', async () => {
    const fetch = vi.spyOn(net, 'fetch').mockRejectedValue(asleep);
    const request = new Request('https://api.clerk.com/v1/invitations', { method: 'POST', body: 'draft' });
    await expect(createNetFetch(new VirtualClock())(request)).rejects.toThrow('SUSPENDED');
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('repeats a read that was', async () => {
    const clock = new VirtualClock();
    vi.spyOn(net, 'fetch').mockRejectedValueOnce(asleep).mockResolvedValue(new Response('ok'));
    const response = createNetFetch(clock)('https://api.clerk.com/v1/invitations');
    await turn();
    clock.advance(5000);
    expect((await response).ok).toBe(true);
  });

  it('waits after wake and asks once more, with the body', async () => {
    const clock = new VirtualClock();
    const bodies: string[] = [];
    vi.spyOn(net, 'fetch')
      .mockImplementationOnce(() => {
        throw asleep;
      })
      .mockImplementation(async (input) => {
        bodies.push(await (input as Request).text());
        return new Response('ok');
      });
    const request = new Request('https://api.clerk.com/v1/invitations', { method: 'POST', body: 'draft' });
    const response = createNetFetch(clock)(request);
    await turn();
    expect(bodies).toEqual([]);
    clock.advance(5000);
    expect(await (await response).text()).toBe('ok');
    expect(bodies).toEqual(['draft']);
  });

  it('also when it throws instead of rejecting', async () => {
    const clock = new VirtualClock();
    vi.spyOn(net, 'fetch')
      .mockImplementationOnce(() => {
        throw asleep;
      })
      .mockResolvedValue(new Response('ok'));
    const response = createNetFetch(clock)('https://api.clerk.com/v1/instance');
    await turn();
    clock.advance(5000);
    expect((await response).ok).toBe(true);
  });

  it('does not repeat what failed in any other way', async () => {
    const fetch = vi.spyOn(net, 'fetch').mockRejectedValue(new Error('net::ERR_CONNECTION_RESET'));
    await expect(createNetFetch(new VirtualClock())('https://api.clerk.com/v1/x')).rejects.toThrow('RESET');
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('ends its wait when it is cancelled', async () => {
    vi.spyOn(net, 'fetch').mockRejectedValue(asleep);
    const controller = new AbortController();
    const clock = new VirtualClock();
    const response = createNetFetch(clock)('https://api.clerk.com/v1/x', { signal: controller.signal });
    const refused = expect(response).rejects.toThrow('enough');
    await turn();
    controller.abort(new Error('enough'));
    await refused;
    expect(clock.untilNext()).toBeNull();
  });
});

describe('waking up', () => {
  it('waits two to five seconds before it works again', () => {
    expect([wakeDelay(() => 0), wakeDelay(() => 0.999)]).toEqual([2000, 4997]);
  });

  it('tells once, however often the lid was opened and closed', async () => {
    const clock = new VirtualClock();
    const awake = vi.fn();
    const end = onWake(clock, awake);
    for (const power of ['suspend', 'resume', 'resume', 'suspend', 'resume'] as const) {
      await wire.receive({ kind: 'call', id: 0, name: 'power', payload: power });
    }
    clock.advance(5000);
    expect(awake).toHaveBeenCalledTimes(1);
    end();
  });
});
