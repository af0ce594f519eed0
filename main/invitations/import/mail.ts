/** A mail as a file: those it was written to, in To and Cc. */
import { readAddresses } from '../../../preload/read-addresses.ts';
import { nameIn } from './name-in.ts';
import type { Person } from './person.ts';
import { unfolded } from './unfold.ts';

const fieldPattern = /^(\p{L}[\p{L}\w -]{0,60})[:：]\s*(.*)$/isu;
const known =
  /^(?:bcc|subject|sent|message-id|received(?:-[\w-]+)?|return-path|mime-version|delivered-to|resent-[\w-]+|x-[\w-]+|content-[\w-]+|reply-to|sender|dkim-signature|user-agent|in-reply-to|references|importance|attachments|arc-[\w-]+|authentication-results|precedence|priority|organization|comments|keywords|[a-z]+-[\w-]+)$/u;
/** The fields of a mail as Outlook and others show and copy it, in the languages of headings. */
const from = /^(?:from|date|von|datum|de|da|van|od|från|от|от кого|kimden|差出人|发件人|寄件者|보낸 ?사람)$/u;
const to =
  /^(?:to|an|à|para|a|aan|do|till|komu|кому|kime|宛先|收件人|收件者|받는 ?사람|cc|kopie?|copie|dw|копия|bilgi|抄送|副本|참조)$/u;
const about =
  /^(?:gesendet|betreff|envoyé|objet|enviad[oa](?: el| em)?|asunto|assunto|data|inviato|oggetto|verzonden|onderwerp|wysłano|temat|skickat|ämne|odesláno|předmět|отправлено|дата|тема|gönderildi|gönderme tarihi|konu|送信日時|日時|件名|发送时间|日期|主题|寄件日期|主旨|날짜|보낸 날짜|제목)$/u;
const isTo = (name: string): boolean => to.test(name.trim().toLowerCase());
/** `From`, `Von`: whoever stands after it wrote something. */
export const isFrom = (name: string): boolean => from.test(name.trim().toLowerCase());

/** What stands above the fields of a mail that was sent on: `---------- Forwarded message ---------`. */
const sentOn =
  /^\s*(?:-{3,40}[^\r\n-][^\r\n]{2,60}?-{3,40}|(?:begin forwarded message|anfang der weitergeleiteten nachricht|début du message (?:transféré|réexpédié)|inicio del mensaje reenviado|inizio messaggio inoltrato|início da mensagem (?:reencaminhada|encaminhada)|begin doorgestuurd bericht)\s?[:：])\s*[\r\n]+\s*/iu;

/** Fields that only a program writes: such a mail may have gone to nobody but hidden ones. */
const transport = /^(?:message-id|received|return-path|mime-version|dkim-signature|x-[\w-]+)$/u;

/** From and To at least, one below the other, with nothing else between the first fields. */
export function isMail(text: string): boolean {
  const head =
    text
      .slice(0, 64 * 1024)
      .replace(sentOn, '')
      .replace(/^From [^\r\n]*\r?\n/u, '')
      .split(/\r?\n\r?\n/u, 1)[0] ?? '';
  const names = new Set<string>();
  for (const { text: content } of unfolded(head.trimEnd(), true)) {
    const name = fieldPattern.exec(content)?.[1]?.trim().toLowerCase();
    if (name === undefined || ![known, from, to, about].some((words) => words.test(name))) {
      if (names.size < 3) return false;
    } else names.add(name);
  }
  const all = [...names];
  const sent = all.some((name) => to.test(name)) || all.filter((name) => transport.test(name)).length >= 2;
  return sent && all.some((name) => from.test(name));
}

/** `Ada Lovelace <ada@example.com>, Friends: bob@example.org;` with encoded words in the names. */
function* peopleOf(line: number, list: string): Generator<Person, void> {
  for (const entry of list.match(/(?:"(?:[^"\\]|\\.){0,400}"|"[^"]*"|<[^<>]*>|[^,;"<])+/gsu) ?? []) {
    const name = nameIn(entry);
    for (const { text: address } of readAddresses(entry)) yield { line, name, addresses: [address] };
  }
}

/** Between the mails of a mailbox stands `From boss@example.net Fri Nov 27 10:00:00 2026` (mboxrd, RFC 4155). */
const postmark = /^From \S.*\d{4}\s*$/u;

/** Of a mailbox, those of every mail in it. What a mail says is not read. */
export function* readMail(text: string): Generator<Person | null, void> {
  let inHead = true;
  let hasBegun = false;
  for (const { line, text: content } of unfolded(text, true)) {
    yield null;
    const begins = postmark.test(content) || (line === 1 && content.startsWith('From '));
    if (begins || content.trim() === '') inHead = begins || !hasBegun;
    if (begins || !inHead) continue;
    const [, name = '', value = ''] = fieldPattern.exec(content) ?? [];
    hasBegun ||= name !== '' && value !== '';
    if (isTo(name)) yield* peopleOf(line, value);
  }
}
