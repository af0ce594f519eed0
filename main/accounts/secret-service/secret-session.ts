/**
 * How a secret travels over the bus: under a key that both ends agree upon, or plain where the service knows no other
 * way. https://specifications.freedesktop.org/secret-service-spec/latest/transfer-secrets.html
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { BusCall, SessionBus } from './session-bus.ts';

/** A secret as the specification's struct: session, parameters, value, content type. */
export type SecretStruct = readonly [string, Buffer, Buffer, string];

export interface SecretSession {
  path: string;
  seal(secret: string): SecretStruct;
  /** Throws where the service sealed it with another key, or it is not text. */
  open(secret: SecretStruct): string;
}

const algorithm = 'dh-ietf1024-sha256-aes128-cbc-pkcs7';
const contentType = 'text/plain; charset=utf8';
const bytes = 128;
/** Twice the strength of the group. */
const exponentBytes = 32;
/** Second Oakley group: RFC 2409, 6.2. */
const prime = BigInt(
  `0x${[
    'FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD',
    'EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED',
    'EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE65381FFFFFFFFFFFFFFFF',
  ].join('')}`,
);

type Ask = <T>(call: Omit<BusCall, 'to'>) => Promise<T>;

/**
 * Rejects with `BusError`. KWallet counts the bytes of a number and not of its field, so that a number with a leading
 * zero byte (three chances in 256) gives a session that fails for good: a session with one is not used.
 */
export async function openSecretSession(ask: Ask, typed: SessionBus['typed']): Promise<SecretSession> {
  for (;;) {
    const own = keyPair();
    let answer: [Buffer, string];
    try {
      answer = await openWith(ask, algorithm, typed('ay', own.public));
    } catch (error) {
      // KWallet without libqca's OpenSSL plugin can do nothing but plain; libsecret falls back likewise.
      if (!cannotSeal(error)) throw error;
      const [, path] = await openWith<[unknown, string]>(ask, 'plain', typed('s', ''));
      return plainSession(path);
    }
    const [theirs, path] = answer;
    const shared = modPow(toNumber(theirs), own.private);
    if (isWhole(shared) && isWhole(toNumber(theirs))) return sealedSession(path, derive(toBytes(shared)));
    await ask({ path, method: 'org.freedesktop.Secret.Session.Close' }).catch(() => undefined);
  }
}

function openWith<T>(ask: Ask, name: string, input: unknown): Promise<T> {
  return ask<T>({
    path: '/org/freedesktop/secrets',
    method: 'org.freedesktop.Secret.Service.OpenSession',
    signature: 'sv',
    body: [name, input],
  });
}

function cannotSeal(error: unknown): boolean {
  const { name = '', message = '' } = error as Error;
  return /NotSupported/.test(name) || /createDLGroup failed|libqca/.test(message);
}

function sealedSession(path: string, key: Buffer): SecretSession {
  return {
    path,
    seal(secret) {
      const iv = randomBytes(16);
      const cipher = createCipheriv('aes-128-cbc', key, iv);
      return [path, iv, Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]), contentType];
    },
    open([, iv, sealed]) {
      // What is empty has no block to unpad; KWallet answers so for what it lost.
      if (sealed.length === 0) return '';
      const decipher = createDecipheriv('aes-128-cbc', key, iv);
      return decode(Buffer.concat([decipher.update(sealed), decipher.final()]));
    },
  };
}

function plainSession(path: string): SecretSession {
  return {
    path,
    seal: (secret) => [path, Buffer.alloc(0), Buffer.from(secret), contentType],
    open: ([, , value]) => decode(value),
  };
}

function decode(value: Buffer): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(value);
}

/** HKDF of RFC 5869 with SHA-256, no salt and no info, 16 bytes. */
function derive(shared: Buffer): Buffer {
  const extracted = createHmac('sha256', Buffer.alloc(32)).update(shared).digest();
  return createHmac('sha256', extracted)
    .update(Buffer.from([1]))
    .digest()
    .subarray(0, 16);
}

/** By hand, because the crypto library under Electron has left out this group. */
function keyPair(): { private: bigint; public: Buffer } {
  for (;;) {
    const secret = toNumber(randomBytes(exponentBytes));
    const open = modPow(2n, secret);
    if (isWhole(open)) return { private: secret, public: toBytes(open) };
  }
}

function modPow(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let factor = base % prime;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * factor) % prime;
    factor = (factor * factor) % prime;
  }
  return result;
}

const isWhole = (number: bigint): boolean => number >> BigInt(bytes * 8 - 8) > 0n;
const toNumber = (buffer: Buffer): bigint =>
  buffer.length === 0 ? 0n : BigInt(`0x${buffer.toString('hex')}`);
const toBytes = (number: bigint): Buffer => Buffer.from(number.toString(16).padStart(bytes * 2, '0'), 'hex');
