import { describe, expect, it } from 'vitest';
import { meaningOfHeading } from '../../../preload/headings.ts';

/** As Outlook, Google Contacts, Thunderbird, directories and people write them, divided by `|`. */
const headings: [string, string][] = [
  [
    'address',
    'E-Mail|email|Email Address|E-mail Address|mail|e_mail|emailAddress|primary_email_address|primaryEmail|Work email|E-mail 1 - Value|Primary Email|user.email|E-Mail-Adresse|Primäre E-Mail-Adresse|Mailadresse|Adresse e-mail|Adresse de messagerie|Première adresse électronique|Courriel|Adresse électronique|Correo electrónico|Dirección de correo electrónico|Correo electrónico principal|Correo|Indirizzo e-mail|Indirizzo posta elettronica|Posta elettronica|Email primaria|Endereço de email|E-mail principal|Correio eletrónico|E-mailadres|Primair e-mailadres|Adres e-mail|Adres poczty elektronicznej|Podstawowy adres e-mail|E-postadress|E-post|Epost|Primär e-postadress|E-mailová adresa|E-mail|Primární e-mail|E-posta|E-posta Adresi|Eposta|Birinci e-posta|Электронная почта|Адрес эл. почты|Эл. почта|Адрес электронной почты|Почта|メールアドレス|電子メール|電子メール アドレス|Eメール|メール|Ｅメール|电子邮件|电子邮件地址|邮箱|電子郵件|電子郵件地址|主要电子邮件|이메일|전자 메일 주소|이메일 주소|기본 메일 주소|Emails|Business Email|Member email|Identifier|Email*|Your e-mail|Company email|E-Mail (geschäftlich)|Professional e-mail|Dienstliche E-Mail|To: (Address)|Mejladress|Sähköposti|Adresa elektronické pošty|Електронна пошта|Ηλεκτρονικό ταχυδρομείο|البريد الإلكتروني',
  ],
  [
    'second-address',
    'E-mail 2 Address|E-mail 2 - Value|E-Mail 2: Adresse|Secondary Email|Sekundäre E-Mail-Adresse|Private E-Mail|Home email|Personal e-mail|verified_email_addresses|unverified_email_addresses|Adresse électronique secondaire|Adresse de messagerie 2|Correo electrónico secundario|Correo electrónico 2|Email secondaria|Email secundário|Secundair e-mailadres|Alternatywny e-mail|Sekundär e-postadress|Další e-mail|İkinci e-posta|Вторичный адрес эл. почты|別のメールアドレス|電子メール 2 アドレス|次要电子邮件|보조 메일 주소|email2|Other email|Alternate Email|Tutor email|E-mail zapasowy|Záložní e-mail|Yedek e-posta|Резервный e-mail|Запасной email|サブメール|예비 이메일|Reserve-E-Mail|Email di riserva|Correo de respaldo|Buyer email|Vendor email',
  ],
  [
    'foreign-address',
    'Manager email|Owner Email|Recovery email|recoveryEmail|Vorgesetzte E-Mail|E-Mail Vorgesetzter|Correo del jefe|E-mail du responsable|Email del responsabile|E-mail do gestor|E-mail leidinggevende|E-mail przełożonego|Chefens e-post|E-mail nadřízeného|Yönetici e-postası|Email руководителя|上司のメールアドレス|经理邮箱|관리자 이메일|Invited by email|Parent e-mail|Reply-to email|Emergency contact email|Created by (email)|Organizer Email|Father’s e-mail|E-Mail Assistentin|Assistenz E-Mail|Sekretariat E-Mail|E-Mail Führungskraft|Email de l’assistante|Email du tuteur|Correo del asistente|Correo del padre|Email assistente|Email del genitore|E-mail do assistente|E-mail assistent|E-mail asystentki|E-mail rodzica|Assistentens e-post|Föräldrars e-post|E-mail asistenta|Asistan e-posta|Veli e-posta|Email ассистента|Email секретаря|Почта родителей|秘書のメール|アシスタントのメール|保護者のメールアドレス|助理邮箱|비서 이메일|학부모 이메일|Rechnungs-E-Mail|Correo de facturación|CSM Email|Submitted by (email)|Reviewer email|Assignee email|Technical contact email|Payroll email|Group email|Forwarding email|Referral Email|Mail N+1|E-Mail Vertretung|Erstellt von E-Mail|Eingeladen von E-Mail|Invité par (e-mail)|E-mail du parrain|Creado por (correo)|Correo remitente|Creato da email|E-mail do responsável|Criado por e-mail|Aangemaakt door e-mail|E-mail do faktur|Skapad av e-post|Fakturační e-mail|Fatura e-postası|Кто пригласил (email)|請求先メール|招待者メール|发票邮箱|邀请人邮箱|청구 이메일|초대한 사람 이메일|Counselor Email|Rep Email|REPORTSTOEMAIL|CREATEDBYEMAIL|LASTMODIFIEDBYEMAIL',
  ],
  [
    'about-address',
    'E-mail Type|E-mail 1 - Label|E-mail Display Name|E-Mail-Typ|email_verified|Email confirmed at|E-Mail: Angezeigter Name|Type de messagerie|Tipo de correo electrónico|Nome visualizzato posta elettronica|Typ e-mail|E-posttyp|Typ e-mailu|E-posta Türü|Тип эл. почты|電子メールの種類|電子メール表示名|电子邮件类型|电子邮件显示名称|전자 메일 유형|전자 메일 표시 이름|emailVerified|email_confirmed_at|Nom complet de l’adresse de messagerie|E-mailtype|Weergavenaam voor e-mail|Email opt in',
  ],
  [
    'secret',
    'password|password_digest|password_hasher|totp_secret|encrypted_password|confirmation_token|passwordHash|passwordSalt|Passwort|Contraseña|Mot de passe|Senha|Hasło|Heslo|Lösenord|Şifre|Пароль|パスワード|密码|비밀번호|API key|recovery_token|mfa_secret|reauthentication_token|email_change_token_new|apiKey|backup_codes|Wachtwoord|pass|API-Schlüssel|clé API|clave API|Klucz API|API klíč|ключ API|APIキー|API 密钥|API 키|Access code|Zugangscode|Código de acceso|Kod dostępu|验证码|Invitation URL|Einladungslink|Security answer|Credit card|SSN|Seed phrase|sessionid|webhook_url|Connection string|DATABASE_URL|ccnum|Door code|ntlm|krbPrincipalKey',
  ],
  ['vague-address', 'Address|Adresse|Dirección|Recipient|User|Contact|地址|주소'],
  ['name', 'Name|First Name|Vorname|Nombre|Prénom|Imię|Nazwisko|氏名|姓名|이름|Фамилия|full_name'],
  ['expires', 'Expires|expires_in_days|Ablaufdatum|Gültig bis|Scadenza|有効期限'],
  [
    'null',
    'ada.gmail.com|ada.mail.com|ada(at)gmail.com|ada＠gmail.com|mailto:ada%40example.com|Mailing Street|Mailing City|Phone 1 - Value|Role|Rol|Team|Kunde|Notes|Company|Ada|# exported by a tool|Poste|Postal code|Postcode|Postleitzahl|Job Title|Position|Post',
  ],
];

describe('a heading', () => {
  it.each(headings)('that means %s is known in every language', (meaning, all) => {
    const read = all.split('|').map((heading) => [heading, String(meaningOfHeading(heading))]);
    expect(read).toEqual(all.split('|').map((heading) => [heading, meaning]));
  });

  it('is understood in time that does not grow with nonsense', () => {
    for (const unit of ['e ', 'mail', 'é', '. ', 'メ', 'a.b ']) {
      expect(meaningOfHeading(unit.repeat(500_000))).toBeNull();
    }
  });
});
