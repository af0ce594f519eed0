/** What these tests run on knows no digest and no cipher that Electron's Node does not know. */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  getCiphers,
  getHashes,
  hash,
  randomBytes,
} from 'node:crypto';
import { describe, expect, it } from 'vitest';

const absent = 'Digest method not supported';

describe("Electron's node:crypto", () => {
  it.each(['shake128', 'shake256', 'sha3-256', 'blake2b512', 'sm3'])('has no %s', (name) => {
    expect(() => createHash(name)).toThrow(absent);
    expect(() => createHmac(name, 'key')).toThrow(/Invalid digest/);
    expect(() => hash(name, 'text')).toThrow(absent);
    expect(getHashes()).not.toContain(name);
  });

  it.each(['md5', 'ripemd160', 'sha1', 'SHA256', 'RSA-SHA256', 'sha512-256'])('has %s', (name) => {
    expect(createHash(name).update('text').digest().length).toBeGreaterThan(15);
  });

  it.each(['chacha20-poly1305', 'aes-256-ccm', 'aes-256-ocb', 'aes-256-xts', 'camellia-256-cbc'])(
    'has no %s',
    (name) => {
      expect(() => createCipheriv(name, randomBytes(32), randomBytes(12))).toThrow('Unknown cipher');
      expect(() => createDecipheriv(name, randomBytes(32), randomBytes(12))).toThrow('Unknown cipher');
      expect(getCiphers()).not.toContain(name);
    },
  );

  it('has what seals the databases', () => {
    const key = randomBytes(32);
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    const sealed = Buffer.concat([cipher.update('text'), cipher.final()]);
    const opened = createDecipheriv('aes-256-gcm', key, nonce).setAuthTag(cipher.getAuthTag());
    expect(Buffer.concat([opened.update(sealed), opened.final()]).toString()).toBe('text');
  });
});
