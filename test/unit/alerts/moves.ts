/** Whatever can happen to the alert policy, drawn at random: for what has to hold in every order. */
import fc from 'fast-check';
import type { Decision } from '../../../main/alerts/state.ts';
import { alertKinds } from '../../../preload/alert.ts';
import { addresses, failuresWith, secrets, sentenceWith } from './foreign.ts';
import { hour, minute, Scene, second } from './scene.ts';

/** What a test run draws once: its secrets and its people. */
interface World {
  secrets: string[];
  people: string[];
}
const worlds: fc.Arbitrary<World> = fc.record({
  secrets: fc.array(secrets, { minLength: 1, maxLength: 3 }),
  people: fc.array(addresses, { minLength: 1, maxLength: 5 }),
});

type Move = (scene: Scene) => Decision[];

const accountIds = fc.constantFrom('acme', 'other');
const jumps = fc.constantFrom(
  0,
  second,
  3 * second,
  20 * second,
  31 * second,
  minute,
  11 * minute,
  hour,
  5 * hour,
);

function movesIn({ secrets: hidden, people }: World): fc.Arbitrary<Move> {
  const foreign = [...hidden, ...people];
  const person = fc.constantFrom(...people);
  const failure = failuresWith(foreign);
  const itemIds = fc.constantFrom('q1', 'q2', 'q3', 'q4', 'q5');
  const item = fc.record({
    id: itemIds,
    operation: fc.constantFrom('create' as const, 'resend' as const, 'revoke' as const),
    emailAddress: person,
    failure: fc.oneof(failure, fc.constant(null)),
    canRetry: fc.boolean(),
  });
  const at = (scene: Scene, late: number) => scene.now - late;
  const lateness = fc.constantFrom(0, 0, 0, second, minute);
  return fc.oneof(
    {
      weight: 5,
      arbitrary: jumps.map(
        (ms): Move =>
          (scene) =>
            scene.pass(ms),
      ),
    },
    {
      weight: 5,
      arbitrary: fc.tuple(accountIds, fc.array(item, { maxLength: 8 }), lateness).map(
        ([accountId, items, late]): Move =>
          (scene) =>
            scene.hear({
              type: 'work-failed',
              accountId,
              // An item belongs to one account.
              items: items.map((each) => ({
                ...each,
                id: `${accountId} ${each.id}`,
                updatedAt: at(scene, late),
              })),
            }),
      ),
    },
    fc.tuple(accountIds, itemIds, fc.constantFrom('sent' as const, 'gone' as const), lateness).map(
      ([accountId, id, outcome, late]): Move =>
        (scene) =>
          scene.hear({
            type: 'work-ended',
            accountId,
            items: [{ id: `${accountId} ${id}`, outcome, updatedAt: at(scene, late) }],
          }),
    ),
    fc.tuple(accountIds, fc.option(failure), lateness).map(
      ([accountId, why, late]): Move =>
        (scene) =>
          scene.hear({ type: 'key', accountId, failure: why, at: at(scene, late) }),
    ),
    fc.constantFrom('ready' as const, 'locked' as const, 'denied' as const, 'no-service' as const).map(
      (state): Move =>
        (scene) =>
          scene.hear({ type: 'keychain', state, at: scene.now }),
    ),
    fc.tuple(accountIds, fc.nat(2 * hour), fc.nat(5000)).map(
      ([accountId, ahead, waiting]): Move =>
        (scene) =>
          scene.hear({ type: 'queue-blocked', accountId, until: scene.now + ahead, waiting, at: scene.now }),
    ),
    fc.tuple(accountIds, fc.constantFrom('queue-flowing' as const, 'queue-drained' as const)).map(
      ([accountId, type]): Move =>
        (scene) =>
          scene.hear({ type, accountId, at: scene.now }),
    ),
    fc.tuple(accountIds, fc.array(fc.tuple(fc.nat(30), person), { maxLength: 5 })).map(
      ([accountId, those]): Move =>
        (scene) =>
          scene.hear({
            type: 'accepted',
            accountId,
            invitations: those.map(([id, emailAddress]) => ({ id: `inv_${id}`, emailAddress })),
            silent: false,
            at: scene.now,
          }),
    ),
    fc.tuple(accountIds, fc.integer({ min: 1, max: 900 }), person, fc.nat(72 * hour)).map(
      ([accountId, count, emailAddress, ahead]): Move =>
        (scene) =>
          scene.hear({
            type: 'expiring',
            accountId,
            count,
            emailAddress,
            soonestAt: scene.now + ahead,
            at: scene.now,
          }),
    ),
    fc.tuple(accountIds, fc.nat(9000), fc.nat(50)).map(
      ([accountId, sent, failed]): Move =>
        (scene) =>
          scene.hear({ type: 'import-finished', accountId, sent, failed, at: scene.now }),
    ),
    accountIds.map(
      (accountId): Move =>
        (scene) =>
          scene.hear({ type: 'synced', accountId, at: scene.now }),
    ),
    fc.constant((scene: Scene) => scene.hear({ type: 'resumed' })),
    accountIds.map(
      (accountId): Move =>
        (scene) =>
          scene.hear({ type: 'account-removed', accountId }),
    ),
    accountIds.map(
      (accountId): Move =>
        (scene) =>
          scene.look(accountId),
    ),
    {
      weight: 2,
      arbitrary: fc.constant((scene: Scene): Decision[] => {
        scene.lookAway();
        return [];
      }),
    },
    fc.nat(8).map(
      (which): Move =>
        (scene) => {
          const id = [...scene.screen.visible.keys()][which];
          if (id !== undefined) scene.screen.act(id, 'closed');
          return [];
        },
    ),
    fc
      .record({
        notifications: fc.boolean(),
        hideAddresses: fc.boolean(),
        mutedNotifications: fc.subarray([...alertKinds], { maxLength: 3 }),
        quietHours: fc.record({
          enabled: fc.boolean(),
          from: fc.constantFrom('22:00', '09:00', '00:00'),
          to: fc.constantFrom('07:00', '17:30', '22:00'),
        }),
      })
      .map(
        (settings): Move =>
          (scene) =>
            scene.set(settings),
      ),
    sentenceWith(foreign).map(
      (label): Move =>
        (scene) => {
          scene.accounts.set('other', label);
          return [];
        },
    ),
  );
}

export const plays = worlds.chain((world) =>
  fc.tuple(fc.constant(world), fc.array(movesIn(world), { minLength: 1, maxLength: 60 })),
);

/** Plays the moves and shows each decision to `check`, in the scene as it was when it was made. */
export function play(moves: readonly Move[], check: (decision: Decision, scene: Scene) => void): Scene {
  const scene = new Scene();
  let checked = 0;
  for (const move of moves) {
    const hear = scene.hear.bind(scene);
    scene.hear = (event) => {
      const decided = hear(event);
      for (const decision of scene.decisions.slice(checked)) check(decision, scene);
      checked = scene.decisions.length;
      return decided;
    };
    move(scene);
    scene.hear = hear;
  }
  return scene;
}
