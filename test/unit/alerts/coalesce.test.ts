import { expect, it } from 'vitest';
import { coalesce } from '../../../main/alerts/coalesce.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

function slowLook() {
  const under: (() => void)[] = [];
  const look = () => new Promise<void>((resolve) => under.push(resolve));
  return { under, look };
}
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

it('looks once for a hundred changes', () => {
  const clock = new VirtualClock();
  const { under, look } = slowLook();
  const { soon } = coalesce(clock, 1000, look);
  for (let change = 0; change < 100; change += 1) soon();
  clock.advance(999);
  expect(under).toHaveLength(0);
  clock.advance(5000);
  expect(under).toHaveLength(1);
});

it('never looks twice at the same time, and once more for what changed meanwhile', async () => {
  const clock = new VirtualClock();
  const { under, look } = slowLook();
  const { soon } = coalesce(clock, 1000, look);
  soon();
  clock.advance(1000);
  soon();
  soon();
  clock.advance(5000);
  expect(under).toHaveLength(1);
  under[0]?.();
  await turn();
  clock.advance(1000);
  expect(under).toHaveLength(2);
  under[1]?.();
  await turn();
  clock.advance(60_000);
  expect(under).toHaveLength(2);
});

it('does not look any more once it is stopped', async () => {
  const clock = new VirtualClock();
  const { under, look } = slowLook();
  const gathered = coalesce(clock, 1000, look);
  gathered.soon();
  gathered.stop();
  gathered.soon();
  clock.advance(5000);
  expect(under).toHaveLength(0);
});
