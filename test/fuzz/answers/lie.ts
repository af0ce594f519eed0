/** What an answer of the API can be turned into by a broken proxy, a hostile server or a bug at Clerk. */
import * as fc from 'fast-check';
import { type Change, change, changed, otherTexts } from '../mutation.ts';

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** `stall` and `reset`: the connection does that after the given share of the body. */
export type Lie =
  | { kind: 'changed'; changes: Change[] }
  | { kind: 'cut' | 'stall' | 'reset'; at: number }
  | { kind: 'text'; text: string; contentType: string }
  | { kind: 'status'; status: number }
  | { kind: 'header'; name: string; value: string }
  | { kind: 'times'; value: number }
  | { kind: 'count'; value: unknown }
  | { kind: 'repeated'; times: number }
  | { kind: 'endless' }
  | { kind: 'polluted' }
  | { kind: 'deep'; levels: number }
  | { kind: 'huge'; megabytes: number };

const share = fc.noBias(fc.integer({ min: 0, max: 999 })).map((part) => part / 1000);
const contentTypes = [
  'application/json',
  'text/html',
  'text/plain',
  'application/octet-stream',
  '',
  'application/json; charset=utf-16',
];
const headers: [string, string][] = [
  ['retry-after', '-5'],
  ['retry-after', '1e400'],
  ['retry-after', 'soon'],
  ['date', 'Thu, 01 Jan 1970 00:00:00 GMT'],
  ['date', 'Fri, 31 Dec 9999 23:59:59 GMT'],
  ['date', 'yesterday'],
  ['cf-ray', 'x'.repeat(5000)],
  ['content-encoding', 'gzip'],
  ['location', 'https://evil.example/'],
  ['set-cookie', 'session=1'],
];

export const lie: fc.Arbitrary<Lie> = fc.oneof(
  {
    weight: 40,
    arbitrary: fc.record({
      kind: fc.constant('changed' as const),
      changes: fc.array(change, { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('cut' as const, 'reset' as const), at: share }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('stall' as const), at: share }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('text' as const),
      text: fc.oneof(
        otherTexts,
        fc.constantFrom('<!doctype html><title>502</title>', '{"errors":[]}', '{"data":[],"total_count":-1}'),
        fc.string({ maxLength: 100, unit: 'binary' }),
      ),
      contentType: fc.constantFrom(...contentTypes),
    }),
  },
  {
    weight: 6,
    arbitrary: fc
      .constantFrom(200, 201, 204, 206, 302, 307, 400, 403, 404, 409, 422, 500, 502, 503, 599)
      .map((status) => ({ kind: 'status' as const, status })),
  },
  {
    weight: 6,
    arbitrary: fc.constantFrom(...headers).map(([name, value]) => ({ kind: 'header' as const, name, value })),
  },
  {
    weight: 6,
    arbitrary: fc
      .constantFrom(-1, 0, 1, 1e12, 1e300, 8.64e15 + 1, 0.5)
      .map((value) => ({ kind: 'times' as const, value })),
  },
  {
    weight: 6,
    arbitrary: fc
      .constantFrom<unknown>(0, -1, 3.5, 1e15, 9_007_199_254_740_991, null, '40', [])
      .map((value) => ({ kind: 'count' as const, value })),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('repeated' as const), times: fc.integer({ min: 2, max: 30 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'endless' as const }) },
  { weight: 4, arbitrary: fc.constant({ kind: 'polluted' as const }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(100, 5000, 200_000).map((levels) => ({ kind: 'deep' as const, levels })),
  },
);

function rewritten(answer: Answer, rewrite: (value: unknown) => unknown): Answer {
  try {
    return { ...answer, body: JSON.stringify(rewrite(JSON.parse(answer.body))) ?? '' };
  } catch {
    // Nested too deep to be said again, or no JSON: then it is cut instead.
    return { ...answer, body: answer.body.slice(0, answer.body.length / 2) };
  }
}

/** The invitations of an answer, whichever of its forms it has. */
function listIn(value: unknown): Record<string, unknown>[] {
  const list = Array.isArray(value) ? value : ((value as { data?: unknown } | null)?.data ?? [value]);
  return (Array.isArray(list) ? list : []).filter((each) => typeof each === 'object' && each !== null);
}

const times = ['created_at', 'updated_at', 'expires_at'];
let made = 0;

/** A full page of invitations that nobody has seen before, and the promise of as many as there are numbers. */
function endlessPage(): unknown {
  const data = Array.from({ length: 500 }, () => {
    made += 1;
    const at = 1_700_000_000_000 + made;
    return {
      id: `inv_endless${made}`,
      email_address: `e${made}@example.com`,
      status: 'pending',
      created_at: at,
      updated_at: at,
    };
  });
  return { data, total_count: Number.MAX_SAFE_INTEGER };
}

/** The answer as the lie tells it. What breaks off on the way is the server's business. */
export function told(answer: Answer, what: Lie): Answer {
  switch (what.kind) {
    case 'changed':
      return rewritten(answer, (value) => what.changes.reduce<unknown>((at, one) => changed(at, one), value));
    case 'cut':
      return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length * what.at)) };
    case 'text':
      return { ...answer, body: what.text, headers: { ...answer.headers, 'content-type': what.contentType } };
    case 'status':
      return { ...answer, status: what.status };
    case 'header':
      return { ...answer, headers: { ...answer.headers, [what.name]: what.value } };
    case 'times':
      return rewritten(answer, (value) => {
        for (const each of listIn(value)) for (const name of times) each[name] = what.value;
        return value;
      });
    case 'count':
      return rewritten(answer, (value) => ({ data: listIn(value), total_count: what.value }));
    case 'repeated':
      return rewritten(answer, (value) => ({
        data: Array.from({ length: what.times }, () => listIn(value)).flat(),
        total_count: 1_000_000,
      }));
    case 'endless':
      return { ...answer, body: JSON.stringify(endlessPage()) };
    case 'polluted':
      return {
        ...answer,
        body: answer.body.replaceAll(
          '{',
          '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},',
        ),
      };
    case 'deep': {
      const metadata = `{"deep":${'['.repeat(what.levels)}${']'.repeat(what.levels)}}`;
      return { ...answer, body: answer.body.replace('"status":', `"public_metadata":${metadata},"status":`) };
    }
    case 'huge':
      return {
        ...answer,
        body: `{"data":[],"total_count":0,"x":"${'x'.repeat(what.megabytes * 1024 * 1024)}"}`,
      };
    default:
      return answer;
  }
}
