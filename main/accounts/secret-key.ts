/** What a person pastes as a secret key: made bare where that is safe, refused in words where it is certainly wrong. */
import { type FailureError, invalidInput } from '../../preload/failure.ts';

export interface SecretKey {
  value: string;
  /** What the key says of itself; the instance has the last word. */
  environment: 'development' | 'production';
  fingerprint: string;
}

/**
 * Comes along from web pages, chat windows and password managers: marks of direction, soft hyphens, joiners, selectors,
 * fillers and control characters. A line break is none of them: it separates the lines of an `.env` file.
 */
const invisible =
  /\p{Cf}|\p{Variation_Selector}|\u034f|\u115f|\u1160|\u17b4|\u17b5|\u3164|\uffa0|(?![\t\n\v\f\r])\p{Cc}/gu;

const keyPattern = /^sk_(test|live)_[\x21-\x7e]+$/;

/** The first that fits a text tells the person what it is instead. */
const otherThings: readonly (readonly [RegExp, string])[] = [
  [/^$/, 'Paste a secret key first.'],
  [
    /^pk_(test|live)_/,
    'This is a publishable key, which can be read by anyone. Guestlist needs the secret key, which starts with sk_test_ or sk_live_.',
  ],
  [/[•●∗*…]{2,}|\.{3}/, 'This key is hidden behind dots. Reveal it in the Clerk dashboard, then copy it.'],
  [/\s/, 'A secret key is one word. This text has a space or a line break in it.'],
  [/^sk_(test|live)_?$/, 'This is only the beginning of a secret key.'],
  [/^whsec_/, 'This is a webhook signing secret. Guestlist needs the secret key, under API keys.'],
  [/^eyJ/, 'This is a token, not a secret key. A secret key starts with sk_test_ or sk_live_.'],
  [
    /^sk_(test|live)_.*[^\x21-\x7e]/s,
    'This text has characters in it that no secret key has: letters that only look alike, or invisible ones. Copy it again from the Clerk dashboard.',
  ],
  [/^https?:/i, 'This is an address, not a secret key. A secret key starts with sk_test_ or sk_live_.'],
];

/**
 * Takes away what comes along with a copied key: spaces, quotes, `CLERK_SECRET_KEY=` and the other lines of the
 * block that Clerk's dashboard copies for a `.env` file. Throws `FailureError` (`invalid-input`, field `secretKey`).
 */
export function parseSecretKey(text: string): SecretKey {
  const value = bare(text);
  const kind = keyPattern.exec(value)?.[1];
  if (kind === undefined) throw refused(value);
  return {
    value,
    environment: kind === 'live' ? 'production' : 'development',
    fingerprint: fingerprint(value),
  };
}

/** `sk_live_…a1b2`; without the end when that would be most of the key. */
export function fingerprint(key: string): string {
  const body = key.slice('sk_test_'.length);
  return `${key.slice(0, 'sk_test_'.length)}…${body.length >= 12 ? body.slice(-4) : ''}`;
}

function bare(text: string): string {
  const visible = text.replace(invisible, '').replace(/\p{Zs}/gu, ' ');
  const assigned = /(?:^|\s)CLERK_SECRET_KEY\s*[=:]\s*(\S*)/.exec(visible)?.[1] ?? visible;
  return assigned
    .trim()
    .replace(/^Bearer\s+/i, '')
    .replace(/^["'`“”‘’]+|["'`“”‘’;,]+$/g, '')
    .trim();
}

function refused(value: string): FailureError {
  const words = otherThings.find(([pattern]) => pattern.test(value))?.[1];
  return invalidInput('secretKey', words ?? 'A secret key starts with sk_test_ or sk_live_.');
}
