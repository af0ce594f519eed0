/**
 * Words by which a heading speaks of addresses, in de en es fr it nl pl pt sv cs tr ru ja zh ko, as Outlook, Google
 * Contacts, Thunderbird and people at a spreadsheet write them, after `plainHeading`: lower case, Latin letters without
 * accents, words divided by single blanks. Each line is part of one pattern; `\b` stands for the border of a word in any
 * script. The page has these alone; heading-words.ts has those that only an import needs.
 */

/** The word for mail. `e mail` has two words after the hyphen is gone. */
export const mail = String.raw`
  \be ?mails?\b|email|\be mail|\bmail(?!ing|chimp|man|to|box no)
  \be ?post(?:a|adress|typ|visning)?\b|\be ?post(?:a|adr)|\bepost
  \badresses? (?:electronique|de messagerie)|courriel|messagerie
  \bcorreos?\b|\bcorreio\b|\bposta\b|\bpoczt[ay]|почт|имейл|мейл|мэйл
  メール|メアド|邮件|邮箱|郵件|郵箱|信箱|이메일|전자 ?우편|메일`;

/** Whole headings that mean the address and have no word for mail. */
export const wholeAddress = `
  identifier|user identifier|user principal name|upn|mel|to address(?:es)?|mejl(?:adress)?
  sahkoposti(?:osoite)?|adresa elektronicke posty|електронна (?:пошта|адреса)|ηλεκτρονικό ταχυδρομείο|אימייל|البريد الإلكتروني|อีเมล`;

/** Whole headings that may mean a street or a login as well. */
export const vague = `
  address(?:es)?|recipients?|invitees?|user|username|login|contacts?|to
  adresse|empfanger|kontakt|direccion|destinatarios?|contacto|destinataires?|indirizzo|endereco
  adres|ontvanger|odbiorca|adress|mottagare|adresa|prijemce|alici|адрес|получатель|контакт
  アドレス|宛先|地址|收件人|주소|받는 ?사람`;
