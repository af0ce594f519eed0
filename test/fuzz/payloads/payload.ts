/** Payloads for an operation: some that fit, most that almost do, some that never would. */
import * as fc from 'fast-check';
import { type OperationName, operationEntries } from '../../../preload/contract.ts';
import { fromSchema, type Known } from '../from-schema.ts';
import { change, changed, nasty } from '../mutation.ts';
import type { World } from './world.ts';

export interface Call {
  operation: string;
  payload: unknown;
}

/** Removing or replacing what the other payloads are about would leave them nothing to be about. */
const rare: readonly OperationName[] = ['accounts.remove', 'accounts.trySandbox', 'accounts.connect'];

function knownIn(world: World): Known {
  const text = fc.string({ maxLength: 30, unit: 'binary' });
  const pools: Record<string, fc.Arbitrary<unknown>> = {
    accountId: fc.oneof(
      { weight: 30, arbitrary: fc.constant(world.accountId) },
      { weight: 1, arbitrary: text },
    ),
    ids: fc.oneof(fc.constantFrom(...world.invitationIds, ...world.itemIds), text),
    importId: fc.oneof({ weight: 3, arbitrary: fc.constant(world.importId) }, { weight: 1, arbitrary: text }),
    invitationId: fc.oneof(fc.constantFrom(...world.invitationIds), text),
    emailAddress: fc.oneof(fc.emailAddress(), fc.constantFrom(' ada@example.com ', 'a@b', 'A@B@C'), text),
    redirectUrl: fc.oneof(fc.webUrl(), fc.constantFrom('myapp://x', 'javascript:1', '//x'), text),
    apiUrl: fc.constantFrom(
      world.apiUrl,
      'https://127.0.0.1:1',
      'http://[::1',
      'http://127.0.0.1:1/v1',
      'ftp://x',
    ),
    secretKey: fc.oneof(fc.constantFrom(world.secretKey, 'sk_test_wrong', 'pk_live_x', '••••'), text),
    text: fc
      .array(fc.oneof(fc.emailAddress(), fc.constantFrom(',', '"', '\n', ';', 'email,role\n', '\0')), {
        maxLength: 12,
      })
      .map((parts) => parts.join('')),
  };
  return (field) => pools[field] ?? null;
}

/** Calls of every operation of the contract, and of some that are not in it. */
export function calls(world: World): fc.Arbitrary<Call> {
  const known = knownIn(world);
  const each = operationEntries().map(([operation, { payload }]) => {
    const fitting = fromSchema(payload, known);
    const almost = fc
      .tuple(fitting, fc.array(change, { minLength: 1, maxLength: 3 }))
      .map(([value, changes]) => changes.reduce<unknown>((at, one) => changed(at, one), value));
    const given = fc.oneof(
      { weight: 2, arbitrary: fitting },
      { weight: 6, arbitrary: almost },
      {
        weight: 2,
        arbitrary: fc.oneof(nasty, fc.anything({ withMap: true, withSet: true, withDate: true })),
      },
    );
    return {
      weight: rare.includes(operation) ? 1 : 10,
      arbitrary: given.map((value): Call => ({ operation, payload: value })),
    };
  });
  const strange = fc.oneof(
    fc.constantFrom(
      '',
      '__proto__',
      'constructor.name',
      'accounts',
      'accounts.',
      'accounts.toString',
      'app.info.x',
    ),
    fc.string({ maxLength: 20, unit: 'binary' }),
  );
  const absent = fc.record({ operation: strange, payload: nasty });
  return fc.oneof(...each, { weight: 5, arbitrary: absent });
}
