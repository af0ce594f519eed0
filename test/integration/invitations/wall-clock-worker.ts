/** What people are shown and what is sent while the clock on the wall changes; the zone is that of the process. */
import { isQuiet } from '../../../main/alerts/quiet-hours.ts';
import { atTime, expiryDay, onDay } from '../../../renderer/words/time.ts';
import { World } from './outbox-world.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const switchAt = Number(process.argv[2]);

/** 400 addresses given half an hour before the switch, and a revoke a second before it. */
async function sent(): Promise<object> {
  const world = new World({ startAt: switchAt - 30 * minute });
  world.outbox.create(Array.from({ length: 400 }, (_, n) => ({ emailAddress: `p${n}@example.com` })));
  await world.pass(0);
  const atOnce = world.clerk.emails.length;
  const waiting = world.items().find(({ waitingFor }) => waitingFor === 'limit');
  const says = waiting?.until == null ? null : atTime(waiting.until, world.clock.now());
  await world.pass(30 * minute - 1000);
  const target = world.clerk.invitations[0];
  if (target === undefined) throw new Error('Nobody was invited.');
  world.outbox.ask('revoke', [{ ...target }]);
  await world.pass(4999);
  const early = world.clerk.revocations.length;
  await world.pass(2);
  const due = world.clerk.revocations.length;
  await world.pass(hour);
  const all = new Set(world.clerk.emails).size;
  const last = Math.max(...world.clerk.invitations.map(({ createdAt }) => createdAt));
  const twice = world.clerk.emails.length - all;
  await world.end();
  const afterMs = last - (switchAt - 30 * minute);
  return {
    atOnce,
    says,
    revoked: [early, due],
    all,
    twice,
    inTheNextHour: afterMs >= hour && afterMs < hour + minute,
  };
}

const quiet = { enabled: true, from: '22:00', to: '07:00' };
const minutes = Array.from({ length: 48 * 60 }, (_, n) => switchAt - day + n * minute);
const night = minutes.filter((at) => at > switchAt - 12 * hour && at < switchAt + 12 * hour);
process.stdout.write(
  `${JSON.stringify({
    ...(await sent()),
    quietHours: night.filter((at) => isQuiet(at, quiet)).length / 60,
    expires: onDay(switchAt + 30 * minute),
    expiresTomorrow: expiryDay(1, switchAt - day + 10 * minute),
    around: [switchAt - 1, switchAt].map((at) => atTime(at, switchAt)),
  })}\n`,
);
