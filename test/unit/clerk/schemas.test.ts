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
