/** Secrets in random places of random facts: no line of the log shows them. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { createLogFile } from '../../../main/storage/log-file.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const folder = mkdtempSync(join(tmpdir(), 'guestlist-planted-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A word that stands nowhere else, so that finding any part of it is a leak. */
const needle = fc.stringMatching(/^[a-z]{4}[0-9]{6}[a-z]{4}$/);
const base64url = (text: string) => Buffer.from(text).toString('base64url');

/** The ways a secret can look, around a needle that must not be seen. */
const shapes: ((word: string) => string)[] = [
  (word) => `sk_live_${word}`,
  (word) => `sk_test_${word}$`,
  (word) => encodeURIComponent(`sk_test_${word}$x`),
  (word) => `https://clerk.example.com/v1/tickets/accept?ticket=${word}.x.y`,
  (word) => encodeURIComponent(`https://clerk.example.com/accept?a=1&__clerk_ticket=${word}`),
  (word) => `${base64url('{"alg":"RS256"}')}.${word}.${word}`,
  (word) => `http://127.0.0.1:4000/launch/${word}`,
  (word) => `${word}@example.com`,
  (word) => `ada@${word}.example`,
  (word) => `Ada <ada.${word}+tag@example.com>`,
  (word) => `o'${word}@example.com`,
  (word) => `ünï-${word}@例え.jp`,
  (word) => `${word}＠example.com`,
  (word) => encodeURIComponent(`ünï-${word}+x@example.com`),
  (word) => `{"to":"${word}\\u0040example.com"}`,
  (word) => JSON.stringify({ public_metadata: { note: word, deep: [{ '}': `"${word}` }] }, id: 1 }),
  (word) => JSON.stringify(JSON.stringify({ publicMetadata: { [word]: word } })),
  (word) => JSON.stringify({ private_metadata: { seat: word } }),
  (word) => JSON.stringify(JSON.stringify({ privateMetadata: { [word]: [word] } })),
];

/** Facts of which one string is the secret, somewhere. */
function around(secret: string): fc.Arbitrary<Record<string, unknown>> {
  const spot = fc
    .tuple(
      fc.constantFrom('', ' ', 'key=', '(', '"', 'got: ', '\\', '\n', '%20', 'x '),
      fc.constantFrom('', ' ', ')', '"', '\n', '&b=2', '.'),
    )
    .map(([before, after]) => before + secret + after);
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      spot,
      fc.tuple(fc.string(), tie('tree')).map(([name, inner]) => ({ plain: 1, [name]: inner })),
      fc
        .tuple(fc.array(fc.jsonValue(), { maxLength: 3 }), tie('tree'))
        .map(([others, inner]) => [...others, inner]),
      tie('tree').map((inner) => JSON.stringify(inner)),
      spot.map((name) => ({ [name]: true })),
    ),
  }));
  return tree.map((inner) => ({ inner }));
}

/** Facts that carry it in a field that is never told, whatever it looks like. */
const inField = (word: string) =>
  fc
    .tuple(
      fc.constantFrom(
        'publicMetadata',
        'public_metadata',
        'privateMetadata',
        'private_metadata',
        'meta',
        'secretKey',
        'Authorization',
        'emailAddress',
        'ticket',
      ),
      fc.oneof(fc.constant(word), fc.constant({ deep: [word] })),
    )
    .map(([name, value]) => ({ item: { [name]: value } }));

it('shows no key, ticket, address or metadata, and every line is still JSON', () => {
  const log = createLogFile(folder, new VirtualClock(0), () => expect.unreachable());
  const planted = needle.chain((word) =>
    fc.oneof(...shapes.map((shape) => around(shape(word))), inField(word)).map((facts) => ({ word, facts })),
  );
  fc.assert(
    fc.property(planted, ({ word, facts }) => {
      log.info('planted', facts);
      const [line = ''] = log.tail(1);
      expect(JSON.parse(line)).toMatchObject({ level: 'info', event: 'planted' });
      expect(line.includes(word)).toBe(false);
    }),
    { numRuns: 3000 },
  );
  expect(readFileSync(log.file, 'utf8').length).toBeGreaterThan(100_000);
}, 60_000);
