/** Accounts that an export itself says are not in use. */
import { describe, expect, it } from 'vitest';
import { asGuessed } from './read.ts';

const readyIn = (text: string): string[] => asGuessed(text).rows.map(({ draft }) => draft.emailAddress);
const both = ['ada@example.com', 'bob@example.org'];

describe('accounts that an export calls inactive are set apart', () => {
  it.each([
    [
      'Slack',
      'username,email,status,billing-active,has-2fa,has-sso,userid,fullname,displayname\nada,ada@example.com,Admin,1,1,0,U1,Ada,ada\nold,old@example.net,Deactivated,0,0,0,U2,Old,old\nbob,bob@example.org,Member,0,0,0,U3,Bob,bob\n',
    ],
    [
      'Slack, with a program among them',
      'username,email,status\nada,ada@example.com,Owner\nhelper,old@example.net,Bot\nbob,bob@example.org,Member\n',
    ],
    [
      'Salesforce, opted out',
      '"CONTACT ID","EMAIL","OWNER EMAIL","HASOPTEDOUTOFEMAIL"\n"1","ada@example.com","boss@example.net","0"\n"2","old@example.net","boss@example.net","1"\n"3","bob@example.org","boss@example.net","0"\n',
    ],
    [
      'Salesforce, bounced',
      'EMAIL,ISEMAILBOUNCED\nada@example.com,false\nold@example.net,true\nbob@example.org,false\n',
    ],
    [
      'Salesforce, its users',
      'EMAIL,ISACTIVE,MANAGEREMAIL\nada@example.com,1,boss@example.net\nold@example.net,0,boss@example.net\nbob@example.org,1,\n',
    ],
    [
      'HubSpot, bounced',
      'Email,Contact owner,Email hard bounce reason\nada@example.com,boss@example.net,\nold@example.net,boss@example.net,UNKNOWN_USER\nbob@example.org,,\n',
    ],
    [
      'beehiiv',
      'email,status,utm_source\nada@example.com,active,x\nold@example.net,invalid,x\nbob@example.org,pending,\n',
    ],
    [
      'SMTP’s own words',
      'email,status\nada@example.com,2.0.0\nold@example.net,5.1.1\nbob@example.org,4.2.2\n',
    ],
    [
      'German, given notice',
      'E-Mail;Name;Kündigung am\nada@example.com;Ada;\nold@example.net;Otto;01.02.2026\nbob@example.org;Bob;01.02.2099\n',
    ],
    [
      'Google Workspace',
      'First Name [Required],Email Address [Required],Status [READ ONLY],Recovery Email\nAda,ada@example.com,Active,boss@example.net\nOld,old@example.net,Suspended,boss@example.net\nBob,bob@example.org,Active,\n',
    ],
    [
      'Microsoft 365',
      'Display name,User principal name,Block credential\nAda,ada@example.com,False\nOld,old@example.net,True\nBob,bob@example.org,False\n',
    ],
    [
      'Microsoft Entra',
      'userPrincipalName,accountEnabled\nada@example.com,True\nold@example.net,False\nbob@example.org,True\n',
    ],
    [
      'Microsoft sign-in',
      'Mail,Sign-in status\nada@example.com,Allowed\nold@example.net,Blocked\nbob@example.org,Allowed\n',
    ],
    ['German', 'E-Mail;Status\nada@example.com;aktiv\nold@example.net;gesperrt\nbob@example.org;aktiv\n'],
    [
      'Okta',
      '[{"status":"ACTIVE","profile":{"email":"ada@example.com"}},{"status":"DEPROVISIONED","profile":{"email":"old@example.net"}},{"status":"ACTIVE","manager":{"blocked":true},"profile":{"email":"bob@example.org"}}]',
    ],
    [
      'Firebase',
      '{"users":[{"email":"ada@example.com"},{"email":"old@example.net","disabled":true},{"email":"bob@example.org","disabled":false}]}',
    ],
    [
      'Auth0',
      '{"email":"ada@example.com","blocked":false}\n{"email":"old@example.net","blocked":true}\n{"email":"bob@example.org"}',
    ],
    [
      'Supabase',
      'email,banned_until,deleted_at\nada@example.com,2020-01-01 00:00:00+00,\nold@example.net,,2026-01-01 00:00:00+00\nbob@example.org,,\n',
    ],
    [
      'one banned for long',
      'email,banned_until\nada@example.com,\nold@example.net,2126-01-01 00:00:00+00\nbob@example.org,NULL\n',
    ],
    ['a database', 'email,deleted_at\nada@example.com,\\N\nold@example.net,1764000000\nbob@example.org,0\n'],
    ['Joomla', 'email,block,sendEmail\nada@example.com,0,0\nold@example.net,1,0\nbob@example.org,0,1\n'],
    [
      'Discourse',
      'email,active,suspended_at\nada@example.com,true,\nold@example.net,true,2026-01-01\nbob@example.org,true,\n',
    ],
    [
      'Microsoft 365, deleted',
      'Block credential,Soft deletion time stamp,User principal name\nFalse,,ada@example.com\nFalse,2026-10-01 10:00:00Z,old@example.net\nFalse,,bob@example.org\n',
    ],
    [
      'Active Directory',
      'DN,userAccountControl,mail\n"CN=Ada",512,ada@example.com\n"CN=Old",514,old@example.net\n"CN=Bob",66048,bob@example.org\n',
    ],
    [
      'LDIF of Active Directory',
      'dn: CN=Ada\nuserAccountControl: 512\nmail: ada@example.com\n\ndn: CN=Old\nuserAccountControl: 514\nmail: old@example.net\n\ndn: CN=Bob\nmail: bob@example.org\n',
    ],
    [
      'LDIF of 389',
      'dn: uid=a\nmail: ada@example.com\n\ndn: uid=o\nnsAccountLock: TRUE\nmail: old@example.net\n\ndn: uid=b\nmail: bob@example.org\n',
    ],
    [
      'Mailchimp',
      'Email Address,UNSUB_TIME,UNSUB_REASON\nada@example.com,,\nold@example.net,2026-01-01 10:00:00,NORMAL\nbob@example.org,,\n',
    ],
    [
      'Mailchimp, cleaned',
      'Email Address,CLEAN_TIME\nada@example.com,\nold@example.net,2026-01-01 10:00:00\nbob@example.org,\n',
    ],
    [
      'HubSpot',
      'Email,Unsubscribed from all email\nada@example.com,false\nold@example.net,true\nbob@example.org,\n',
    ],
    ['Salesforce', 'Email,Email Opt Out\nada@example.com,0\nold@example.net,1\nbob@example.org,0\n'],
    [
      'Patreon',
      'Email,Patron Status\nada@example.com,Active patron\nold@example.net,Former patron\nbob@example.org,Active patron\n',
    ],
    [
      'Zoom',
      'Email,Approval Status\nada@example.com,approved\nold@example.net,cancelled by registrant\nbob@example.org,approved\n',
    ],
    [
      'Eventbrite',
      'Email,Attendee Status\nada@example.com,Attending\nold@example.net,Not Attending\nbob@example.org,Checked In\n',
    ],
    [
      'Calendly',
      'Invitee Email,Canceled\nada@example.com,false\nold@example.net,true\nbob@example.org,false\n',
    ],
    [
      'a personnel list',
      'Email,Termination Date\nada@example.com,2027-12-31\nold@example.net,2020-01-31\nbob@example.org,\n',
    ],
    [
      'the same in German',
      'E-Mail;Austrittsdatum\nada@example.com;31.12.2027\nold@example.net;31.01.2026\nbob@example.org;\n',
    ],
    ['French', 'Courriel;Statut\nada@example.com;Actif\nold@example.net;Désactivé\nbob@example.org;Actif\n'],
    ['Spanish', 'Correo;Estado\nada@example.com;Alta\nold@example.net;Baja\nbob@example.org;Alta\n'],
    [
      'Russian',
      'Почта;Статус\nada@example.com;Активен\nold@example.net;Заблокирован\nbob@example.org;Активен\n',
    ],
    [
      'Japanese',
      'メールアドレス,状態\nada@example.com,有効\nold@example.net,退会済み\nbob@example.org,有効\n',
    ],
    ['Chinese', '邮箱,状态\nada@example.com,正常\nold@example.net,已禁用\nbob@example.org,正常\n'],
    [
      'one that was revoked',
      'email_address,status\nada@example.com,pending\nold@example.net,revoked\nbob@example.org,expired\n',
    ],
  ])('%s', (_, text) => {
    expect(readyIn(text)).toEqual(both);
    expect(asGuessed(text).judgement.counts['is-inactive']).toBe(1);
  });

  it('and no other status is one', () => {
    const text = 'email,status,state\nada@example.com,Invited Member,Oregon\nbob@example.org,accepted,Ohio\n';
    expect(readyIn(text)).toEqual(both);
    const others =
      'email,Marital status,state,Active subscription,Deleted messages\nada@example.com,Married,CA,false,3\nbob@example.org,Separated,Left Bank,true,0\n';
    expect(readyIn(others)).toEqual(both);
    // Flats, days and counts.
    expect(readyIn('email,Block,Left,Active\nada@example.com,1,1,0\nbob@example.org,2,12,5\n')).toEqual(both);
  });
});
