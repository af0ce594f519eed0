import { expect, it } from 'vitest';
import {
  addAddresses,
  countInvalid,
  dropInvalid,
  noAddresses,
  removeAddress,
} from '../../../renderer/invite/address-list.ts';
import { parseAddresses } from '../../../renderer/invite/parse-addresses.ts';

it('counts the same mailbox once, whatever its case and whenever it was added', () => {
  const first = addAddresses(noAddresses, parseAddresses('Ada@example.com, ada@EXAMPLE.com'));
  const second = addAddresses(first, parseAddresses('ADA@example.com, grace@example.com'));
  expect(second.entries.map(({ text }) => text)).toEqual(['Ada@example.com', 'grace@example.com']);
  expect(second.duplicates).toBe(2);
});

it('drops what is not an address and keeps the rest in order', () => {
  const list = addAddresses(noAddresses, parseAddresses('b@example.com; bad@; a@example.com'));
  expect(countInvalid(list)).toBe(1);
  expect(dropInvalid(list).entries.map(({ text }) => text)).toEqual(['b@example.com', 'a@example.com']);
});

it('takes one back', () => {
  const list = addAddresses(noAddresses, parseAddresses('a@example.com b@example.com'));
  expect(removeAddress(list, 'a@example.com').entries.map(({ text }) => text)).toEqual(['b@example.com']);
});
