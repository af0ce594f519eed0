/**
 * How exports say that an account is not in use, after `plainHeading`: lower case, Latin letters without accents, single
 * blanks. Each line is a part of one pattern.
 */

const linesOf = (lines: string): string =>
  lines
    .trim()
    .split(/\s*\n\s*/u)
    .join('|');

/** `Status`, `Patron Status`, `Approval status`, `Employment Status`: what stands below decides. */
export const statusNames =
  /(?:^|[ -])(?:status|state|estado|statut|etat|stato|stan|stav|durum)(?: read only)?$|^(?:user|konto|benutzer|kontakt|mitglieds|teilnahme)status$|статус$|ステータス$|状態$|状态$|狀態$|상태$|^(?:e ?mail|sms)? ?(?:marketing )?(?:consent|subscription)$/u;

/** Also as programs write it that know capital letters alone: `ISEMAILBOUNCED`. */
const orJoined = (pattern: RegExp): RegExp => new RegExp(pattern.source.replaceAll(' ', ' ?'), 'u');

/** Beginnings of what stands below them. */
export const inactive = new RegExp(
  `^(?:(?:${linesOf(`
  deactivated|de activated|suspended|blocked|disabled|inactive|archived|deprovisioned|departed|resigned|banned|deleted
  removed|locked|terminated|offboarded|former|left(?= (?:the|our|company|team) |$)|bounced|bouncing|unsubscribed|cleaned|revoked|rejected|denied|declined
  cancell?ed|withdrawn|refunded|not attending|opted out|opt out|dismissed|do not contact|bot|invalid|5(?: \\d{1,3}){2}
  deaktiviert|gesperrt|blockiert|inaktiv|archiviert|geloscht|ehemalig|abgemeldet|ausgeschieden|ausgetreten|gekundigt
  abgelehnt|storniert|widerrufen|inactif|inactive|desactivee?|suspendue?|bloquee?|supprimee?|annulee?|refusee?|resiliee?
  inactiv[eo]s?|inactiva|desactivad[oa]|suspendid[oa]|bloquead[oa]|eliminad[oa]|cancelad[oa]|rechazad[oa]|dad[oa] de baja|(?:de )?baja
  disattivat[oa]|sospes[oa]|bloccat[oa]|eliminat[oa]|annullat[oa]|rifiutat[oa]|cessat[oa]
  desativad[oa]|suspens[oa]|inativ[oa]|excluid[oa]|removid[oa]|rejeitad[oa]|desligad[oa]
  gedeactiveerd|geblokkeerd|inactief|verwijderd|geannuleerd|uitgeschreven|geschorst|uit dienst
  nieaktywn[yae]|zablokowan[yae]|usuniet[yae]|zawieszon[yae]|anulowan[yae]|odrzucon[yae]|zdezaktywowan[yae]
  inaktiverad|avstangd|borttagen|sparrad|avbokad|avregistrerad|neaktivni|zablokovan[ya]?|smazan[yao]?|zrusen[yao]?|pozastaven[yao]?
  pasif|devre disi|engelli|engellendi|silindi|askiya alindi|iptal(?: edildi)?
  неактив\\p{L}*|не активен|заблокирован\\p{L}*|удал[её]н\\p{L}*|отключ[её]н\\p{L}*|отмен[её]н\\p{L}*|уволен\\p{L}*|приостановлен\\p{L}*`)})(?: |$)|無効|停止|削除|退職|退会|禁用|停用|已禁用|已停用|已删除|已刪除|已?离职|已?離職|已?注销|已取消|已退订|冻结|비활성|정지|삭제|퇴사|탈퇴|차단)`,
  'u',
);

/** Yes below them: not in use. */
export const blockedNames = orJoined(
  new RegExp(
    `^(?:(?:is|was|user|account|sign ?in|login|contact|member|e ?mail|soft|has) )*(?:${linesOf(`
  deactivated|suspended|disabled|block(?:ed)?|banned|locked|archived|deleted|inactive|terminated|discarded|revoked
  unsubscribed|opt(?:ed)? ?out|cancell?ed|bounced|hard bounced|blacklisted|suppressed|left
  gesperrt|deaktiviert|inaktiv|geloscht|blockiert|abgemeldet|archiviert|storniert
  desactive|supprime|bloque|inactif|desabonne|desactivado|eliminado|bloqueado|suspendido|cancelado|inactivo
  disattivato|eliminato|bloccato|sospeso|desativado|excluido|inativo|verwijderd|geblokkeerd|inactief
  usuniety|zablokowany|nieaktywny|borttagen|sparrad|inaktiverad|smazan|zablokovan|silindi|engelli|pasif
  удал[её]н|заблокирован|отключ[её]н|уволен|無効|削除|已删除|已禁用|已离职|삭제|차단|퇴사`)})(?: (?:user|account))?$|^block(?:ed)? (?:credentials?|sign ?in)$|^unsubscribed from (?:all )?e ?mails?$|^marked e ?mails? as spam$|^has opted out of e ?mail$|^(?:do not|don t) (?:e ?mail|contact|mail)$`,
    'u',
  ),
);

/** No below them: not in use. */
export const activeNames = orJoined(
  /^(?:(?:is|user|account|sign ?in) )*(?:active|enabled|aktiv|activ[eo]|actif|ativo|attivo|actief|aktywn[ya]|aktivni|aktif|активен|有効|启用|활성)$/u,
);

/** A time below them is when that happened, and a reason why it did. */
export const endedNames = orJoined(
  new RegExp(
    `^(?:(?:is|was|user|account|soft|member|employee) )*(?:(?:${linesOf(`
  deleted|deletion|deactivated|deactivation|suspended|suspension|disabled|blocked|locked|archived|discarded|terminated
  termination|left|leaving|exit|offboard(?:ed|ing)|unsub(?:scribed)?|clean(?:ed)?|bounced|cancell?ed|cancellation|revoked|removed`)}) ?(?:at|on|date|time|time ?stamp|since)|${linesOf(`
  (?:e mail )?hard bounce (?:reason|date|time)
  (?:austritt|kundigung|abmeldung|loschung)s?(?: ?datum)?(?: (?:am|zum|per))?|(?:geloscht|gesperrt|deaktiviert|abgemeldet|ausgetreten|gekundigt) (?:am|seit|zum)
  date de (?:sortie|depart|suppression|desactivation|resiliation)|(?:supprime|desactive) le
  fecha de (?:baja|salida|cese|eliminacion)|data (?:di )?(?:cessazione|uscita|cancellazione|dimissioni)
  data de (?:saida|desligamento|demissao|exclusao)|datum uit dienst|uitschrijfdatum|verwijderd op
  data (?:zwolnienia|odejscia|usuniecia)|дата (?:увольнения|удаления|выхода)
  退職日|退会日|削除日時?|离职日期|离职时间|删除时间|注销时间|퇴사일|탈퇴일|삭제일`)})$`,
    'u',
  ),
);

/** A time below them is when it ends. */
export const untilNames =
  /^(?:(?:user|account) )*(?:banned|blocked|suspended|locked|disabled|gesperrt|deaktiviert) (?:until|till|bis)$/u;
