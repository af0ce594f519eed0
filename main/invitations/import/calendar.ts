/** iCalendar (RFC 5545) and vCalendar: those whom a meeting invites, never who called it, and no room. */
import { addressesIn, addressKey } from './address.ts';
import type { Person } from './person.ts';
import type { SourceNote } from './source-rows.ts';
import { unfolded } from './unfold.ts';

export const isCalendar = (text: string): boolean => /^\s*BEGIN:VCALENDAR\s*$/imu.test(text.slice(0, 4096));

interface Party {
  line: number;
  isOrganizer: boolean;
  /** A room, a thing or a list of others (CUTYPE). */
  isThing: boolean;
  name: string;
  address: string;
}

const property = /^(?:[\w-]{1,60}\.)?(ATTENDEE|ORGANIZER)((?:;(?:[^:"]|"[^"]{0,1000}"){0,4000})?):(.*)$/isu;

const parameter = (parameters: string, name: string): string => {
  const found = new RegExp(`;${name}=(?:"([^"]*)"|([^;:"]*))`, 'iu').exec(parameters);
  return (found?.[1] ?? found?.[2] ?? '').trim();
};

/** `mailto:` in any case; Apple writes the path of an account and the address as a parameter. */
function addressOf(parameters: string, value: string): string {
  const mail = /^\s*mailto:(.*)$/isu.exec(value)?.[1]?.trim();
  if (mail) return mail;
  const other = parameter(parameters, 'EMAIL');
  return other === '' && value.includes('@') ? value.trim() : other;
}

/** `Ada <ada@example.com>`, as vCalendar has it. */
const onlyAddress = (text: string): string => addressesIn(text)[0] ?? text;

/** Of a line that is neither attendee nor organizer, null. An alarm goes to whom the calendar belongs. */
function* partiesIn(text: string): Generator<Party | null, void> {
  let alarms = 0;
  for (const { line, text: content } of unfolded(text, false)) {
    if (/^BEGIN:VALARM\s*$/iu.test(content)) alarms += 1;
    else if (/^END:VALARM\s*$/iu.test(content)) alarms -= 1;
    const [, name = '', parameters = '', value = ''] = (alarms <= 0 && property.exec(content)) || [];
    if (name === '') yield null;
    else {
      const role = parameter(parameters, 'ROLE').toUpperCase();
      yield {
        line,
        isOrganizer: name.toUpperCase() === 'ORGANIZER' || role === 'ORGANIZER' || role === 'OWNER',
        isThing: /^(?:ROOM|RESOURCE|GROUP)$/iu.test(parameter(parameters, 'CUTYPE')),
        name: parameter(parameters, 'CN').replace(/^.*@.*$/u, ''),
        address: onlyAddress(addressOf(parameters, value)),
      };
    }
  }
}

const told = (party: Party, why: string): SourceNote => ({
  line: party.line,
  message: `${party.address || party.name} ${why} and is not invited.`,
});

/** A meeting that comes again, or a whole calendar, names the same people many times: each stands here once. */
export function openCalendar(text: string): {
  notes: SourceNote[];
  read: () => Generator<Person | null, void>;
} {
  const organizers = new Set<string>();
  const things = new Set<string>();
  const notes: SourceNote[] = [];
  for (const party of partiesIn(text)) {
    const set = party?.isOrganizer ? organizers : party?.isThing ? things : null;
    if (!party || !set) continue;
    const key = addressKey(party.address);
    if (key === '' || set.has(key)) continue;
    set.add(key);
    if (notes.length < 20) {
      notes.push(told(party, party.isOrganizer ? 'called the meeting' : 'is a room, a thing or a group'));
    }
  }
  function* read(): Generator<Person | null, void> {
    const seen = new Set([...organizers, ...things]);
    for (const party of partiesIn(text)) {
      const key = party ? addressKey(party.address) : '';
      if (!party || seen.has(key)) yield null;
      else {
        if (key !== '') seen.add(key);
        yield { line: party.line, name: party.name, addresses: party.address === '' ? [] : [party.address] };
      }
    }
  }
  return { notes, read };
}
