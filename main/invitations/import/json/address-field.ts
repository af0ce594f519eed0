/** Which field of the records of a JSON text is the person's own address. */
import { isOfSomebodyElse, meaningOfHeading } from '../../../../preload/headings.ts';
import { isAddress } from '../address.ts';
import { isLoginName } from '../header.ts';
import { wordsOfName } from '../metadata-path.ts';

/** Objects inside a record that are still the same person. */
const self =
  /^(?:user|person|people|member|contact|profile|account|identity|attributes|personal|fields|properties|traits|data|node|_source|doc|document|emails?|email_?addresses|mails?|default)$/iu;

export interface AddressField {
  /** -1 where the only addresses are those of somebody else. */
  index: number;
  /** Its name says that it is the address of the person. */
  named: boolean;
}

const isAddressCell = (cell: string | undefined): boolean => cell !== undefined && isAddress(cell.trim());

const segmentsOf = (name: string): string[] => name.split('.').filter((each) => !/^\d+$/u.test(each));

const isForeign = (name: string): boolean =>
  segmentsOf(name).some((each) => isOfSomebodyElse(wordsOfName(each))) || isOfSomebodyElse(wordsOfName(name));

/** `some`: the first records, by their fields. */
export function chooseAddress(names: readonly string[], some: readonly Map<string, string>[]): AddressField {
  const filled = names.map((name) => some.filter((fields) => isAddressCell(fields.get(name))).length);
  const has = filled.some((count) => count > 0);
  const rated = names.map((name, index) => ({ index, rank: rankOf(name, filled[index] ?? 0, has) }));
  const best = rated.reduce((one, other) => (other.rank > one.rank ? other : one), { index: -1, rank: 0 });
  return { index: best.index, named: best.rank >= sure };
}

const sure = 100;

/** 0: never; from {@link sure} on its name says it. */
function rankOf(name: string, filled: number, anyFilled: boolean): number {
  if (isForeign(name) || (anyFilled && filled === 0)) return 0;
  const segments = segmentsOf(name);
  const meaning = meaningOfHeading(wordsOfName(name));
  const isOwn = segments.slice(0, -1).every((each) => self.test(each));
  const nearness = -segments.length + (/primary/iu.test(name) ? 5 : 0);
  // Under what one signs in is no mailbox where another field has one.
  if (meaning === 'address') return (isOwn ? 200 : 50) + nearness - (isLoginName(name) ? 20 : 0);
  if (meaning === 'second-address') return isOwn ? 120 + nearness : 40 + nearness;
  if (meaning === 'vague-address') return isOwn ? 30 + nearness : 20 + nearness;
  return meaning === null && filled > 0 ? 11 + nearness : 0;
}
