/** What is searched for secrets is searched by hand-written code, so that is judged by the platform's own search. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { disguises, SecretSearch } from '../support/secret-search.ts';

const secret = 'q7Zk2mPx9LwT4vBn8RsYc3HdJf6Ga1Eu';
/** Letters of the secret too, so that much begins like it. */
const near = fc.string({
  maxLength: 60,
  unit: fc.constantFrom('q', '7', 'Z', 'k', '2', 'x', '\0', 'E', 'u'),
});

it('finds each disguise at any place, in both widths, and nothing that only begins like one', () => {
  const forms = [...disguises(secret.slice(0, 20)), ...disguises(secret.slice(-20))];
  const needles = forms.flatMap((form) => [Buffer.from(form), Buffer.from(form, 'utf16le')]);
  const piece = fc.oneof(
    near.map((text) => Buffer.from(text)),
    fc.constantFrom(...needles),
    fc.constantFrom(...needles).map((needle) => needle.subarray(0, needle.length - 1)),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 4 }), (pieces) => {
      const bytes = Buffer.concat(pieces);
      const search = new SecretSearch();
      search.add('it', secret);
      search.look('here', bytes);
      expect(search.found).toEqual(needles.some((needle) => bytes.includes(needle)) ? ['it in here'] : []);
    }),
    { numRuns: 2000 },
  );
});
