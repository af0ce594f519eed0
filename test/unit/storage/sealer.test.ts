import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newDataKey, SealBrokenError, Sealer } from '../../../main/storage/sealer.ts';

describe('a sealed text', () => {
  const sealer = new Sealer(newDataKey());

  it('opens at its place, and shows nothing of itself', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 12, unit: 'binary-ascii' }), (place, text) => {
        const sealed = sealer.seal(place, text);
        expect(sealer.open(place, sealed)).toBe(text);
        expect(sealed.includes(text)).toBe(false);
      }),
    );
  });

  it('does not open at another place, under another key, or with any one bit changed', () => {
    const sealed = sealer.seal('items/1', 'ada@example.com');
    expect(() => sealer.open('items/2', sealed)).toThrow(SealBrokenError);
    expect(() => new Sealer(newDataKey()).open('items/1', sealed)).toThrow(SealBrokenError);
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => sealer.open('items/1', changed)).toThrow(SealBrokenError);
    }
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => sealer.open('items/1', sealed.subarray(0, length))).toThrow(SealBrokenError);
    }
  });

  it('never looks the same twice', () => {
    expect(sealer.seal('a', 'x').equals(sealer.seal('a', 'x'))).toBe(false);
  });
});
