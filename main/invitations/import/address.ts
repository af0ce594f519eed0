/** Addresses in text written by people and programs, read as everywhere else (preload/read-addresses.ts). */
import { readAddresses } from '../../../preload/read-addresses.ts';

export { addressKey, isAddress } from '../../../preload/address.ts';

/** Every word that has an `@`: addresses, and what is none as it was written. */
export const addressesIn = (text: string): string[] => readAddresses(text).map((each) => each.text);
