/** In which form an instance keeps and answers addresses that are not plain ASCII. Clerk does not document its own. */
import { domainToASCII, domainToUnicode } from 'node:url';

/** `plain`: such addresses are refused. The others take them, and take off what has no width. */
export const addressForms = ['plain', 'punycode', 'unicode', 'decomposed'] as const;
export type AddressForm = (typeof addressForms)[number];

const unseen = /\p{Default_Ignorable_Code_Point}/gu;

/** `address` in lower case; what is no address stays what it is. */
export function inForm(address: string, form: AddressForm): string {
  if (form === 'plain') return address;
  const [local = '', domain = '', ...more] = address.replace(unseen, '').split('@');
  const letters = domainToUnicode(domain);
  if (letters === '' || more.length > 0) return address;
  if (form === 'punycode') return `${local.normalize('NFC')}@${domainToASCII(domain)}`;
  return `${local}@${letters}`.normalize(form === 'decomposed' ? 'NFD' : 'NFC');
}

/** Letters of any script, where the ASCII rules have letters of ASCII. */
export function isAnyAddress(address: string): boolean {
  return (
    address.length <= 254 &&
    /^[^\s@<>()[\]\\,;:"]{1,64}@(?:[\p{L}\p{M}\p{N}-]+\.)+[\p{L}\p{M}\p{N}-]{2,63}$/u.test(address)
  );
}
