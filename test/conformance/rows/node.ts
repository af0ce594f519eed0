/** Electron's Node, as far as main leans on it beyond what every Node has. */
import assert from 'node:assert/strict';
import { createCipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Row } from '../row.ts';

const sealer = 'main/storage/sealer.ts';

export const nodeRows: readonly Row[] = [
  {
    says: 'it knows no digest of any length',
    source: 'build/args/all.gn:8; crypto/digest/digest_extra.cc of BoringSSL',
    relies: 'main/sandbox/ticket.ts',
    about: [],
    check: () =>
      assert.throws(() => createHash('shake256', { outputLength: 256 }), /Digest method not supported/),
  },
  {
    says: 'it seals with AES-256-GCM and signs with HMAC-SHA-256',
    source: 'patches/boringssl/feat_expose_several_extra_cipher_functions.patch',
    relies: sealer,
    about: [],
    check() {
      const cipher = createCipheriv('aes-256-gcm', randomBytes(32), randomBytes(12));
      cipher.final();
      assert.equal(cipher.getAuthTag().length, 16);
      const digest = createHmac('sha256', 'key').update('text').digest();
      assert.ok(timingSafeEqual(digest, Buffer.from(digest)));
    },
  },
  {
    says: 'it has SQLite',
    source: 'patches/node/build_add_gn_build_files.patch:378; pull request 47706',
    relies: 'main/storage/database.ts',
    about: [],
    async check() {
      const { DatabaseSync } = await import('node:sqlite');
      const database = new DatabaseSync(':memory:');
      assert.equal(database.prepare('SELECT 1 AS one').get()?.['one'], 1);
      database.close();
    },
  },
];
