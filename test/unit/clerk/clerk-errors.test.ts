import { expect, test } from 'vitest';
import { parseClerkErrors } from '../../../main/clerk/clerk-errors.ts';

test('reads errors, their meta and the trace id', () => {
  const text = JSON.stringify({
    errors: [
      { code: 'duplicate_record', message: 'm', long_message: 'l', meta: { email_addresses: ['a@b.c'] } },
    ],
    meta: { more: true },
    clerk_trace_id: 't',
    future: 1,
  });
  expect(parseClerkErrors(text)).toEqual({
    errors: [
      { code: 'duplicate_record', message: 'm', longMessage: 'l', meta: { email_addresses: ['a@b.c'] } },
    ],
    meta: { more: true },
    traceId: 't',
  });
});

test.each([
  [
    { code: 'c', message: 'm' },
    { code: 'c', message: 'm', longMessage: 'm' },
  ],
  [
    { code: 'c', message: 'm', long_message: null, meta: null },
    { code: 'c', message: 'm', longMessage: 'm' },
  ],
  [
    { code: 'c', long_message: 'l' },
    { code: 'c', message: 'l', longMessage: 'l' },
  ],
  [
    { code: 'c', message: '', long_message: '' },
    { code: 'c', message: 'c', longMessage: 'c' },
  ],
])('never leaves a person without a sentence: %j', (wire, error) => {
  expect(parseClerkErrors(JSON.stringify({ errors: [wire] }))).toEqual({ errors: [error], traceId: null });
});

test('an empty list of errors is still Clerk’s', () => {
  expect(parseClerkErrors('{"errors":[]}')).toEqual({ errors: [], traceId: null });
});

test.each(['', '{', 'null', '[]', '{}', '"text"', '{"errors":{}}', '{"errors":[{"code":7}]}', '<html>'])(
  '%j is not',
  (text) => {
    expect(parseClerkErrors(text)).toBeNull();
  },
);
