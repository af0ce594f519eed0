/** Random numbers that are the same for the same seed, so that a failing run can be repeated. */

const base16 = '0123456789abcdef';
const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** Streams with different labels are independent: adding a draw to one does not shift another. */
  constructor(seed: number, label: string) {
    const hash = fnv1a(`${seed}/${label}`);
    this.#a = hash;
    this.#b = fnv1a(`${label}/${seed}`);
    this.#c = Math.imul(hash, 0x9e3779b1) >>> 0;
    for (let i = 0; i < 15; i += 1) this.next();
  }

  /** A number in [0, 1). The generator is sfc32 of PractRand. */
  next(): number {
    const sum = (((this.#a + this.#b) >>> 0) + this.#counter) >>> 0;
    this.#counter = (this.#counter + 1) >>> 0;
    this.#a = (this.#b ^ (this.#b >>> 9)) >>> 0;
    this.#b = (this.#c + (this.#c << 3)) >>> 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) >>> 0;
    return sum / 4294967296;
  }

  /** An integer in [min, max]. */
  integer(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[Math.floor(this.next() * items.length)] ?? items[0];
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  base62(length: number): string {
    return this.#text(length, base62);
  }

  hex(length: number): string {
    return this.#text(length, base16);
  }

  /** Through a buffer: text built by appending would keep an object per character alive. */
  #text(length: number, alphabet: string): string {
    const bytes = Buffer.allocUnsafe(length);
    for (let i = 0; i < length; i += 1) {
      bytes[i] = alphabet.charCodeAt(Math.floor(this.next() * alphabet.length));
    }
    return bytes.toString('latin1');
  }
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
