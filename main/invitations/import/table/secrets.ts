/**
 * What an export of users holds and nobody may ever read: digests, secrets, tokens, passwords. Public metadata can be
 * read in every browser that signs in, so such a column cannot be chosen for it. The names of the exports of Clerk
 * (`password_digest`, `totp_secret`), Supabase (`encrypted_password`, `recovery_token`), Auth0 (`password_hash`,
 * `mfa_factors`) and Firebase (`passwordHash`, `salt`) stand in preload/heading-words.ts.
 */
import { meaningOfHeading, plainHeading } from '../../../../preload/headings.ts';

/** Whether a column of this name holds secrets, whatever its values look like. Clerk keeps some metadata private. */
export function isSecretName(heading: string): boolean {
  // `metadata.password` has the form of a domain, which is no heading.
  const plain = plainHeading(heading);
  return meaningOfHeading(plain) === 'secret' || /^private meta ?data\b/u.test(plain);
}

/** Beginnings that nothing else has; each is tried on one line. */
const forms: readonly RegExp[] = [
  // crypt(3) and PHC strings: bcrypt, argon2, scrypt, SHA-crypt, phpass (https://github.com/P-H-C/phc-string-format).
  /^\$[A-Za-z0-9-]{1,32}\$\S/u,
  // Django, Werkzeug, Clerk's own hashers: an algorithm, its parameters, and the digest.
  /^(?:pbkdf2|scrypt|bcrypt|argon2|md5|sha-?\d+|hmac|phpass|awscognito|ldap_ssha)[\w-]*[$:#]\S*[$#:]\S/iu,
  // LDAP: {SSHA}…, {SHA512-CRYPT}…
  /^\{[A-Z][A-Z0-9-]+(?:\.[A-Z0-9]+)?\}\S{8,}/u,
  // JSON web tokens.
  /^eyJ[\w-]{8,}\.[\w-]+\.?[\w-]*/u,
  /^(?:(?:sk|rk|ak|whsec|xox[abeoprs]|ghp|gho|ghu|ghs|ghr|github_pat|glpat|npm|hf|shpat|dop_v1|re|SG|sbp|sb_secret)[_\-.](?=\S*\d)[\w\-.]{12,}|AKIA[0-9A-Z]{16}|AIza[\w-]{35})/u,
  /^(?:ya29\.|1\/\/0|GOCSPX-|AGE-SECRET-KEY-|key-(?=[0-9a-f]{32}))[\w.-]{16,}/u,
  /^(?:Bearer|Basic|Token|ApiKey)\s+(?=\S*\d)\S{8,}/u,
  // MySQL, PostgreSQL, Twilio, Mailchimp.
  /^(?:\*[0-9A-F]{40}|md5[0-9a-f]{32}|SK[0-9a-f]{32}|[0-9a-f]{32}-us\d+)$/u,
  /^-----BEGIN [A-Z ]*PRIVATE KEY/u,
  /^otpauth:\/\//iu,
  // A digest in hex: 128 bits or more, which a UUID with its dashes is not.
  /^(?:0x|\\x)?(?=[0-9]*[a-f])[0-9a-f]{32,}$/iu,
  // A key of an authenticator app in base32, at once or in groups of four; a word in capitals has no digit.
  /^(?=[A-Z ]*[2-7])(?:[A-Z2-7]{16,}={0,6}|(?:[A-Z2-7]{4} ){3,}[A-Z2-7]{4})$/u,
  /^(?=[a-z ]*[2-7])(?:[a-z2-7]{4} ){3,}[a-z2-7]{4}$/u,
  // Random bytes in base64: so long that no name or id is, or with its padding.
  /^(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=[^0-9]*[0-9])(?:[A-Za-z0-9+/]{40,}={0,2}|[\w-]{40,}|[A-Za-z0-9+/]{14,}={1,2})$/u,
];

/** The same for what has a colon or an equals sign, which most cells have not. */
const signedForms: readonly RegExp[] = [
  // Links that let in whoever has them, and addresses of services with their password.
  /^https?:\/\/\S{0,500}[?&#](?:[\w-]{0,30}(?:token|ticket|secret|password|signature)|otp|jwt|sig|auth)=[^&\s]{8,}/iu,
  /^https?:\/\/\S{0,500}[?&#](?:code|key|api_?key)=[^&\s]{16,}/iu,
  /^[a-z][a-z\d+.-]{0,30}:\/\/[^\s:@/]{1,100}:[^\s@/]{1,100}@/iu,
  /^https:\/\/(?:hooks\.slack\.com\/|discord(?:app)?\.com\/api\/webhooks\/|\S{0,100}\.webhook\.office\.com\/)/iu,
  // `password: …` and the like inside of a text, a connection string or PHP's own notation.
  /(?:^|[^\p{L}\p{N}_])(?:password|passwd|pwd|passwort|api[_-]?key|(?:access|auth|refresh|secret)[_-]?(?:token|key)|client[_-]?secret|accountkey|sharedaccesskey)["']?\s{0,3}(?:[:=]|;s:\d{1,4}:)\s{0,3}["']?[^\s"',;]{4,}/iu,
  // PostgreSQL, Oracle, MediaWiki, Windows, WordPress; bots of Telegram, devices of Firebase.
  /^(?:SCRAM-SHA-\d+\$.*|S:[0-9A-F]{60}.*|:(?:pbkdf2|argon2|bcrypt|[AB]):.*|[0-9a-f]{32}:[0-9a-f]{32}|\d{8,10}:[\w-]{35}|\S{8,40}:APA91b\S+|\d{10}:\$\S+)$/u,
];

/** A sentence, a name, a date: words of letters and digits with blanks between them, at the first of which it ends. */
const words = /^\p{L}[\p{L}\p{M}\p{N}.,'’()&/-]{0,14} (?![A-Z2-7]{4}(?: |$)|[a-z2-7]{4}(?: |$))/u;

/** Names of keys inside cells are few and come again in every row. */
const keysSeen = new Map<string, boolean>();
const keysKept = 1000;

function isSecretKey(key: string): boolean {
  const known = keysSeen.get(key);
  if (known !== undefined) return known;
  if (keysSeen.size >= keysKept) keysSeen.clear();
  const secret = isSecretName(key);
  keysSeen.set(key, secret);
  return secret;
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === '' ||
  typeof value === 'boolean' ||
  (typeof value === 'object' && Object.keys(value).length === 0);

/** JSON with a secret at any depth: a key that names one and has a value, or a text that looks like one. */
function hasSecretInside(cell: string): boolean {
  let json: unknown;
  try {
    json = JSON.parse(cell);
  } catch {
    return false;
  }
  const left = [json];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === 'string' && value !== cell && isSecretValue(value)) return true;
    if (typeof value !== 'object' || value === null) continue;
    const entries = Object.entries(value);
    if (!Array.isArray(value) && entries.some(([key, inner]) => !isEmpty(inner) && isSecretKey(key)))
      return true;
    for (const [, inner] of entries) left.push(inner);
  }
  return false;
}

/**
 * Whether a cell looks like a secret, or is JSON with one in it. Linear in JSON and in the first kilobyte of anything
 * else, and a glance for most of what people write.
 */
export function isSecretValue(cell: string): boolean {
  if (/^\s*[[{]/u.test(cell) && hasSecretInside(cell)) return true;
  if (cell.length < 10 || (words.test(cell) && !/^(?:Bearer|Basic|Token|ApiKey) /iu.test(cell))) return false;
  const head = cell.length > 1024 ? cell.slice(0, 1024) : cell;
  const isOne = (form: RegExp): boolean => form.test(head);
  return forms.some(isOne) || ((head.includes(':') || head.includes('=')) && signedForms.some(isOne));
}

/** Capitals alone, in blocks of eight: a key in base32 that happens to have no digit, when all of a column are so. */
const capitals = /^(?:[A-Z2-7]{8}){2,}$/u;

/** Whether values of one column, none of them empty, look like secrets: one that surely is, or all that may be. */
export function areSecretValues(values: readonly string[]): boolean {
  return values.some(isSecretValue) || (values.length > 0 && values.every((each) => capitals.test(each)));
}
