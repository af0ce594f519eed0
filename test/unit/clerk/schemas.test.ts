import { expect, test } from 'vitest';
import { answers } from '../../../main/clerk/schemas.ts';

test('metadata with a hostile key stays data', () => {
  const wire = JSON.parse(
    '{"id":"inv_1","email_address":"a@b.c","status":"pending","created_at":1,"updated_at":2,' +
      '"public_metadata":{"__proto__":{"admin":true},"constructor":"x","role":"editor"}}',
  );
  const { publicMetadata } = answers.invitation.parse(wire);
  expect(publicMetadata['role']).toBe('editor');
  expect(publicMetadata['admin']).toBeUndefined();
  expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  expect({}).not.toHaveProperty('admin');
});

test('a negative or broken total is not believed', () => {
  for (const total_count of [-1, 1.5, '7']) {
    expect(answers.page.safeParse({ data: [], total_count }).success).toBe(false);
  }
});

const wire = { id: 'inv_1', email_address: 'a@b.c', status: 'pending', created_at: 1, updated_at: 2 };

test.each([
  ['a time that no calendar has', { created_at: 1e300 }],
  ['a time before 1970', { updated_at: -1 }],
  ['an expiry that no calendar has', { expires_at: 8.64e15 + 1 }],
  ['an id of a megabyte', { id: 'x'.repeat(1_000_000) }],
  ['an address of a megabyte', { email_address: 'x'.repeat(1_000_000) }],
  ['a link of a megabyte', { url: 'x'.repeat(1_000_000) }],
  [
    'metadata nested so deep that it could not be written down',
    { public_metadata: JSON.parse(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`) },
  ],
])('%s is not believed', (_, lie) => {
  expect(answers.invitation.safeParse(wire).success).toBe(true);
  const { data } = answers.invitation.safeParse({ ...wire, ...lie });
  if (data === undefined) return;
  const { createdAt, updatedAt, url } = data;
  expect({ createdAt, updatedAt, url }).toEqual({
    createdAt: expect.toBeOneOf([1, 2]),
    updatedAt: expect.toBeOneOf([1, 2]),
    url: null,
  });
});
