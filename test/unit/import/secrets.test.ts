import { describe, expect, it } from 'vitest';
import { Reading } from '../../../main/invitations/import/table/reading.ts';
import {
  areSecretValues,
  isSecretName,
  isSecretValue,
} from '../../../main/invitations/import/table/secrets.ts';
import { asGuessed, read, tableOf, today } from './read.ts';

const digest = 'c29tZSByYW5kb20gYnl0ZXMgMTIzNDU2Nzg5MCBhbmQgc29tZSBtb3JlIG9mIHRoZW0gMDEyMzQ1Njc4OQ==';

describe('a heading of secrets', () => {
  it.each([
    'password_digest',
    'password_hasher',
    'totp_secret',
    'encrypted_password',
    'recovery_token',
    'confirmation_token',
    'email_change_token_new',
    'reauthentication_token',
    'passwordHash',
    'custom_password_hash',
    'Password Salt',
    'mfa_factors',
    'private_metadata',
    'API key',
    'Backup codes',
    'metadata.password',
    'Passwort',
    'mot de passe',
    'contraseña',
    'パスワード',
    'user_pass',
    'user_activation_key',
    'activation',
    'activation_code',
    'Temp pw',
    'Zugangsdaten',
    'Freischaltcode',
    "code d'activation",
    "lien d'invitation",
    'código de verificación',
    'link di invito',
    'код доступа',
    '認証コード',
    'session',
  ])('is known: %s', (heading) => expect(isSecretName(heading)).toBe(true));

  it.each([
    'role',
    'team',
    'username',
    'public_metadata',
    'unsafe_metadata',
    'phone',
    'passport',
    'hashtag',
    'Secretary',
    'Session topic',
  ])('is not seen in %s', (heading) => expect(isSecretName(heading)).toBe(false));
});

describe('a value that looks like a secret', () => {
  it.each([
    ['bcrypt', '$2b$10$madeUpDigest'],
    ['argon2', '$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA'],
    ['scrypt', '$scrypt$ln=16,r=8,p=1$aM15713r3Xsvxbi31lqr1Q$nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD'],
    ['phpass', '$P$BmadeUpDigestOfWordpress12345'],
    ['sha512-crypt', '$6$salt$digestdigestdigest'],
    ['Django', 'pbkdf2_sha256$600000$salt$digest='],
    ['Werkzeug', 'scrypt:32768:8:1$salt$abcdef'],
    ['LDAP', '{SSHA}madeUpDigest1234=='],
    ['a web token', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'],
    ['a key of Clerk', `sk_test_${'1a'.repeat(12)}`],
    ['a webhook secret', `whsec_${'1a'.repeat(12)}`],
    ['a long hex', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['a key for an authenticator', 'JBSWY3DPEHPK3PXP'],
    ['the same in groups', 'JBSW Y3DP EHPK 3PXP'],
    ['an authenticator link', 'otpauth://totp/x?secret=y'],
    ['a digest of Firebase', digest],
    ['a salt of Firebase', 'sBZ9aQzZCW3Nzw=='],
    [
      'a link that lets in',
      'https://x.example.com/v1/tickets/accept?ticket=eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjF9.c2ln',
    ],
    ['a link to a new password', 'https://app.example.com/reset?lang=de&reset_token=1a2b3c4d5e6f7a8b'],
    ['the address of a database', 'postgres://user:madeup@db.example.com:5432/app'],
    ['a connection string', 'AccountName=x;AccountKey=madeup1234==;EndpointSuffix=x'],
    ['a hook of a chat', 'https://hooks.slack.com/services/T0/B0/madeup'],
    ['a remark with a password', 'password: hunter2'],
    ['PHP', 'a:1:{s:8:"password";s:7:"hunter2";}'],
    ['WordPress, with its time', '1700000000:$P$BmadeUpDigestOfWordpress12345'],
    ['PostgreSQL', 'SCRAM-SHA-256$4096:madeup==$madeup=:madeup='],
    ['MySQL', '*0123456789ABCDEF0123456789ABCDEF01234567'],
    ['Windows', '0123456789abcdef0123456789abcdef:0123456789abcdef0123456789abcdef'],
    ['a private key', '-----BEGIN PRIVATE KEY-----'],
    ['a key inside JSON', '{"role":"editor","password":"hunter2"}'],
    ['one far inside', '{"a":[{"b":{"totp_secret":"x"}}]}'],
    ['one in camel case', ' {"apiKey":12345}'],
    ['a list of them', '{"backup_codes":["1","2"]}'],
    ['a value inside JSON', '{"note":["$2b$10$madeUpDigest"]}'],
    ['JSON inside JSON', '{"profile":"{\\"access_token\\":\\"x\\"}"}'],
  ])('is known: %s', (_, value) => expect(isSecretValue(value)).toBe(true));

  it.each([
    'Ada Lovelace',
    'ADMINISTRATORS AND EDITORS',
    '+49 30 1234567',
    '2026-11-28T10:00:00.000Z',
    '550e8400-e29b-41d4-a716-446655440000',
    'user_2madeUpIdOfClerk000000001',
    'inv_3EcczvMGpwikbkOtBKj9iBm11S3',
    'https://img.example.com/avatars/AbCdEfGhIjKlMnOpQrStUvWxYz0123456789.png?size=64',
    'Donaudampfschifffahrtsgesellschaft',
    '10000000000000000000000000000000000',
    '$5 a month',
    'https://example.com/?utm_source=x&ref=ada&code=SPRING26',
    'https://example.com/tickets/12345',
    'Password reset on Monday',
    'token: none',
    '{"role":"editor"}',
    '{"password_enabled":true,"totp":false,"reset_token":null,"secrets":[],"token":""}',
    '{"broken":"password',
    'Zoë, team lead for Analytical Engines 1843',
  ])('is not seen in %s', (value) => expect(isSecretValue(value)).toBe(false));

  it('is seen in capitals without a digit when the whole column is so', () => {
    expect(areSecretValues(['MADEUPTOTPSECRET', 'OTHERTOTPSECRETS'])).toBe(true);
    expect(areSecretValues(['MADEUPTOTPSECRET', 'editor'])).toBe(false);
  });
});

describe('an export of users', () => {
  const secretsOf = (text: string) =>
    asGuessed(text).columns.flatMap(({ secret, header, index }) => (secret ? [header || index + 1] : []));

  it('of Supabase keeps what nobody may read', () => {
    const text =
      'id,email,encrypted_password,confirmation_token,recovery_token,email_change,raw_app_meta_data,raw_user_meta_data,role\n' +
      '550e8400-e29b-41d4-a716-446655440000,ada@example.com,$2a$10$madeUpDigest,,,ada.new@example.org,"{""provider"":""email""}","{""plan"":""beta""}",authenticated\n';
    expect(secretsOf(text)).toEqual(['encrypted_password', 'confirmation_token', 'recovery_token']);
    expect(asGuessed(text).rows).toEqual([{ line: 2, draft: { emailAddress: 'ada@example.com' } }]);
  });

  it('of Firebase, which has no heading, is known by its values', () => {
    const row = (id: string, name: string) =>
      `${id},${name}@example.com,true,${digest},sBZ9aQzZCW3Nzw==,${name},,,,,1764324000000,1764324000000,`;
    const text = `${row('uid1', 'ada')}\n${row('uid2', 'bob')}\n`;
    expect(secretsOf(text)).toEqual([4, 5]);
    expect(asGuessed(text).rows.map(({ draft }) => draft)).toEqual([
      { emailAddress: 'ada@example.com' },
      { emailAddress: 'bob@example.com' },
    ]);
  });

  it('sends no object with a secret in it, wherever it stands in the column', async () => {
    const text = 'email,public_metadata\nada@example.com,"{""plan"":""beta"",""password"":""hunter2""}"\n';
    const { rows, columns } = asGuessed(text);
    expect(rows).toEqual([{ line: 2, draft: { emailAddress: 'ada@example.com' } }]);
    expect(columns[1]).toMatchObject({ secret: 'value', offers: ['ignored'], values: [] });
    const people = Array.from({ length: 400 }, (_, index) => `p${index}@example.com,"{""plan"":${index}}"`);
    const table = tableOf(
      ['email,public_metadata', ...people, 'z@example.com,"{""token"":""x""}"'].join('\n'),
    );
    const lookUp = () => Promise.resolve(new Map());
    const reading = new Reading(table, { now: today, lookUp });
    expect(reading.columns[1]).toMatchObject({ secret: 'value', meaning: 'ignored', values: [] });
  });

  it('shows nothing of a secret and lets nobody choose it, also far down a column', () => {
    const people = Array.from({ length: 2000 }, (_, index) => `p${index}@example.com,x${index}`);
    const text = ['email,note', ...people, 'ada@example.com,$2b$10$madeUpDigest'].join('\n');
    // `read` chooses every column that it can; main looks at every row before it is used (reading.ts).
    expect(read('email,note,password\nada@example.com,$2b$10$madeUpDigest,x\n').rows[0]?.draft).toEqual({
      emailAddress: 'ada@example.com',
    });
    expect(asGuessed('email,note\nada@example.com,$2b$10$madeUpDigest\n').columns[1]).toMatchObject({
      offers: ['ignored'],
      values: [],
      secret: 'value',
    });
    expect(asGuessed(text).columns[1]?.values).toEqual(['x0', 'x1', 'x2']);
  });
});
