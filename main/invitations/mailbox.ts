/**
 * One mailbox, whatever form its address is written in. Clerk may answer an address in another form than it was sent:
 * a domain in punycode or in letters, letters composed or not, in lower case, without characters that nobody sees.
 */
import { domainToASCII, domainToUnicode } from 'node:url';

/** What has no width: zero-width spaces and joiners, marks of direction, soft hyphens (Unicode TR44, DI and Cf). */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;

/** As nearly all are: then nothing but case can differ. */
const plain = /^[\x21-\x7e]*$/;

const isPlain = (address: string): boolean => plain.test(address) && !address.includes('xn--');

/** Equal for two addresses of one mailbox: as Clerk compares, without regard to case, and without regard to form. */
export function mailboxKey(address: string): string {
  const lowered = address.toLowerCase();
  return isPlain(lowered) ? lowered : written(lowered, 'NFC', domainToASCII);
}

/** Every form in which Clerk may keep an address, to look for it; one form for nearly all. In lower case. */
export function formsOf(address: string): string[] {
  const lowered = address.toLowerCase();
  if (isPlain(lowered)) return [lowered];
  const forms = [
    lowered,
    written(lowered, 'NFC', domainToASCII),
    written(lowered, 'NFC', (domain) => domain),
    written(lowered, 'NFD', (domain) => domain),
  ];
  return [...new Set(forms)];
}

/** An address without an `@`, or whose domain is none, is taken as text. */
function written(address: string, form: 'NFC' | 'NFD', asDomain: (domain: string) => string): string {
  const seen = address.replace(unseen, '').trim().normalize(form);
  const at = seen.lastIndexOf('@');
  const domain = domainToUnicode(seen.slice(at + 1)).normalize(form);
  const wanted = at < 0 || domain === '' ? '' : asDomain(domain);
  return wanted === '' ? seen : `${seen.slice(0, at)}@${wanted}`;
}
