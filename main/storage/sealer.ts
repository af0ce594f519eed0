/** Authenticated encryption of what lies on disk: AES-256-GCM under an account's data key. */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** What was read is not what was sealed here under this key: damaged, moved, or of another key. */
export class SealBrokenError extends Error {
  override readonly name = 'SealBrokenError';
}

/** From the system's random source, many at a time; each is given once. */
class Nonces {
  #left = Buffer.alloc(0);

  next(): Buffer {
    if (this.#left.length === 0) this.#left = randomBytes(64 * nonceBytes);
    const nonce = this.#left.subarray(0, nonceBytes);
    this.#left = this.#left.subarray(nonceBytes);
    return nonce;
  }
}

/**
 * Seals texts under one key. `place` (table and row) is authenticated too, so that a sealed text cannot be
 * moved to another row unnoticed. Layout: nonce (12 bytes, random), tag (16), ciphertext.
 */
export class Sealer {
  /** As an object, because plain bytes are checked and copied again for every text. */
  readonly #key: KeyObject;
  readonly #nonces = new Nonces();

  /** `key`: 32 bytes. */
  constructor(key: Buffer) {
    this.#key = createSecretKey(key);
  }

  /** A name for a row that is to be found by its content: the same each time, and it tells nothing without the key. */
  nameOf(text: string): string {
    return createHmac('sha256', this.#key).update(`name/${text}`).digest('base64url');
  }

  seal(place: string, text: string): Buffer {
    const nonce = this.#nonces.next();
    const cipher = createCipheriv(algorithm, this.#key, nonce).setAAD(Buffer.from(place));
    const sealed = [cipher.update(text, 'utf8'), cipher.final()];
    return Buffer.concat([nonce, cipher.getAuthTag(), ...sealed]);
  }

  /** Throws {@link SealBrokenError}. */
  open(place: string, sealed: Uint8Array): string {
    try {
      const nonce = sealed.subarray(0, nonceBytes);
      const tag = sealed.subarray(nonceBytes, nonceBytes + tagBytes);
      const decipher = createDecipheriv(algorithm, this.#key, nonce, { authTagLength: tagBytes })
        .setAAD(Buffer.from(place))
        .setAuthTag(tag);
      const text = decipher.update(sealed.subarray(nonceBytes + tagBytes));
      return Buffer.concat([text, decipher.final()]).toString('utf8');
    } catch (cause) {
      throw new SealBrokenError(`Cannot open what is stored at ${place}.`, { cause });
    }
  }

  /** Of several that may have been sealed at a place; when none can be opened, the first. */
  firstThatOpens(place: string, candidates: readonly Uint8Array[]): Uint8Array | undefined {
    return candidates.find((sealed) => this.#opens(place, sealed)) ?? candidates[0];
  }

  #opens(place: string, sealed: Uint8Array): boolean {
    try {
      this.open(place, sealed);
      return true;
    } catch {
      // Which of them cannot be opened is the question.
      return false;
    }
  }
}

/** A key of the right size, from the system's random source. */
export function newDataKey(): Buffer {
  return randomBytes(32);
}
