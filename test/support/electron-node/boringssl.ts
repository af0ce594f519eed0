/**
 * Electron's Node has no OpenSSL: it is built on Chromium's BoringSSL (electron/build/args/all.gn,
 * `node_openssl_path`). Loaded before anything else, this takes from `node:crypto` what is not there, and with the
 * same errors, so that a test of main cannot lean on what only Node's own build has.
 *
 * Sources, at Electron 96f3996d8d3c: crypto/digest/digest_extra.cc and crypto/cipher/get_cipher.cc of BoringSSL, with
 * patches/boringssl/expose_ripemd160.patch and feat_expose_several_extra_cipher_functions.patch.
 */
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

const digests = [
  'md4',
  'md5',
  'ripemd160',
  'sha1',
  'sha224',
  'sha256',
  'sha384',
  'sha512',
  'sha512-256',
  'md5-sha1',
] as const;

const modes = ['cbc', 'ctr', 'ecb', 'gcm', 'ofb'];
const ciphers = [
  ...['128', '192', '256'].flatMap((bits) => modes.map((mode) => `aes-${bits}-${mode}`)),
  ...['aes-128-cfb', 'aes-256-cfb', 'bf-cbc', 'bf-cfb', 'bf-ecb', 'des-cbc', 'des-ecb', 'des-ede'],
  ...['des-ede-cbc', 'des-ede3', 'des-ede3-cbc', 'rc2-cbc', 'rc2-40-cbc', 'rc4', '3des'],
];

/** The name that a signature's digest goes by is the digest's: `RSA-SHA256`, `sha256WithRSAEncryption`. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/^rsa-|withrsaencryption$/g, '')
    .replace(/^sha-/, 'sha')
    .replace('sha512/256', 'sha512-256');
}

/** Whether Electron's `node:crypto` knows this digest. */
export function hasDigest(name: string): boolean {
  return (digests as readonly string[]).includes(plain(name));
}

/** Whether Electron's `node:crypto` knows this cipher. */
export function hasCipher(name: string): boolean {
  return ciphers.includes(name.toLowerCase().replace(/^id-aes(\d+)-/, 'aes-$1-'));
}

function coded(message: string, code: string): Error {
  return Object.assign(new Error(message), { code });
}

const noDigest = () => new Error('Digest method not supported');
const invalidDigest = (name: string) =>
  Object.assign(new TypeError(`Invalid digest: ${name}`), { code: 'ERR_CRYPTO_INVALID_DIGEST' });

type Call = (...args: unknown[]) => unknown;

/** Refuses the call when the name at `place` of its arguments is one that is not there. */
function guard(
  name: string,
  place: number,
  known: (name: string) => boolean,
  refuse: (name: string) => Error,
) {
  const members = crypto as unknown as Record<string, Call>;
  const real = members[name];
  if (!real) return;
  members[name] = (...args) => {
    const given = args[place];
    if (typeof given === 'string' && !known(given)) throw refuse(given);
    return real.apply(crypto, args);
  };
}

let installed = false;

function install(): void {
  if (installed) return;
  installed = true;
  guard('createHash', 0, hasDigest, noDigest);
  guard('hash', 0, hasDigest, noDigest);
  guard('createHmac', 0, hasDigest, invalidDigest);
  guard('createSign', 0, hasDigest, (name) => coded(`Invalid digest: ${name}`, 'ERR_CRYPTO_INVALID_DIGEST'));
  guard('createVerify', 0, hasDigest, (name) =>
    coded(`Invalid digest: ${name}`, 'ERR_CRYPTO_INVALID_DIGEST'),
  );
  for (const name of ['hkdf', 'hkdfSync']) guard(name, 0, hasDigest, invalidDigest);
  for (const name of ['pbkdf2', 'pbkdf2Sync']) guard(name, 4, hasDigest, invalidDigest);
  for (const name of ['createCipheriv', 'createDecipheriv']) {
    guard(name, 0, hasCipher, () => coded('Unknown cipher', 'ERR_CRYPTO_UNKNOWN_CIPHER'));
  }
  const { getHashes, getCiphers } = crypto;
  Object.assign(crypto, {
    getHashes: () => getHashes().filter(hasDigest),
    getCiphers: () => getCiphers().filter(hasCipher),
  });
  syncBuiltinESMExports();
}

install();
