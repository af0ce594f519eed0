/** What the field of the palette leads to, by what is typed into it. Pure. */
import type { Account } from '../../preload/account.ts';
import type { OrganizationFound } from '../../preload/audience.ts';
import type { Found } from '../../preload/find.ts';
import type { Invitation, Status } from '../../preload/invitation.ts';
import type { Preset } from '../../preload/settings.ts';
import { type AudienceView, audienceOfRow } from '../audience/audiences.ts';
import { environmentWord } from '../copy/accounts.ts';
import { audienceCopy } from '../copy/audience.ts';
import { paletteCopy } from '../copy/palette.ts';
import { itemWords } from '../copy/queue.ts';
import { parseAddresses } from '../invite/parse-addresses.ts';
import { titleOf } from '../list/row-acts.ts';
import { matchedWords, rowWords } from '../list/row-words.ts';

/** What the page can do; the palette only chooses. */
export interface PaletteActs {
  commands: Readonly<Partial<Record<keyof typeof paletteCopy.commands, () => void>>>;
  /** Fills the invite field; with a preset it is applied. */
  invite(text: string, preset: Preset | null): void;
  /** A list of an audience, searched through. */
  show(audience: AudienceView, status: Status, search: string): void;
  /** Asks for the role; null where there are no organizations. */
  inviteInto: ((organization: OrganizationFound) => void) | null;
  inspect(invitation: Invitation): void;
  showItem(itemId: string): void;
  select(account: Account): void;
}

export interface Choice {
  id: string;
  group: keyof typeof paletteCopy.groups;
  label: string;
  /** Beside the label. */
  note: string;
  act: () => void;
}

/** What one search found in the lists of an audience; the queue is the same for all. */
export interface FoundIn extends Found {
  audience: AudienceView;
}

interface Typed {
  /** What is typed, without blanks around it. */
  search: string;
  /** In the lists of each audience; null: not known yet. */
  found: readonly FoundIn[] | null;
  /** Called so. */
  organizations: readonly OrganizationFound[];
  accounts: readonly Account[];
  currentId: string;
  presets: readonly Preset[];
  /** Clerk's time, milliseconds since 1970. */
  now: number;
}

/** Every word of what is typed begins a word of the label. */
function isCalled(label: string, search: string): boolean {
  const words = label.toLowerCase().split(/[^\p{L}\p{N}@.]+/u);
  return search
    .toLowerCase()
    .split(/\s+/u)
    .every((typed) => words.some((word) => word.startsWith(typed)));
}

export function choicesFor(typed: Typed, acts: PaletteActs): Choice[] {
  const { search, found } = typed;
  const named = [...commands(acts), ...accounts(typed, acts), ...presets(typed, acts)].filter(
    ({ label }) => search === '' || isCalled(label, search),
  );
  if (search === '') return named;
  return [
    ...(found ? people(found, typed, acts) : []),
    ...address(search, acts),
    ...named,
    ...organizations(typed, acts),
  ];
}

function commands({ commands: given }: PaletteActs): Choice[] {
  return Object.entries(given).map(([name, act]) => {
    const label = paletteCopy.commands[name as keyof typeof given];
    return { id: `command ${name}`, group: 'commands', label, note: '', act };
  });
}

function accounts({ accounts: all, currentId }: Typed, { select }: PaletteActs): Choice[] {
  return all
    .filter(({ id }) => id !== currentId)
    .map((account) => ({
      id: `account ${account.id}`,
      group: 'accounts',
      label: paletteCopy.account(account.label),
      note: environmentWord(account),
      act: () => select(account),
    }));
}

function presets({ presets: all }: Typed, { invite }: PaletteActs): Choice[] {
  return all.map((preset, index) => ({
    id: `preset ${preset.id}`,
    group: 'presets',
    label: paletteCopy.preset(preset.name),
    note: `Alt ${index + 1}`,
    act: () => invite('', preset),
  }));
}

function organizations({ organizations: all }: Typed, { inviteInto }: PaletteActs): Choice[] {
  if (inviteInto === null) return [];
  return all.map((organization) => ({
    id: `organization ${organization.id}`,
    group: 'organizations',
    label: paletteCopy.organization(organization.name),
    note: organization.slug ?? '',
    act: () => inviteInto(organization),
  }));
}

/** Somebody who is typed whole can be invited from here. */
function address(search: string, { invite }: PaletteActs): Choice[] {
  const [entry, ...others] = parseAddresses(search);
  if (!entry?.valid || others.length > 0) return [];
  const label = paletteCopy.inviteThis(entry.text);
  return [{ id: 'invite', group: 'commands', label, note: '', act: () => invite(entry.text, null) }];
}

/** Where they are, and since when; once over, the time says which list it is. */
function noteOf(invitation: Invitation, now: number): string {
  const { when } = rowWords(invitation, now);
  const tab = audienceOfRow(invitation).words.tabs[invitation.status];
  return [matchedWords(invitation), when.startsWith(tab) ? '' : tab, when].filter(Boolean).join(' · ');
}

function people(found: readonly FoundIn[], { search, now }: Typed, acts: PaletteActs): Choice[] {
  const lists = found.flatMap(({ audience, lists }) => lists.map((list) => ({ audience, ...list })));
  const queue = found[0]?.queue ?? { total: 0, items: [] };
  const items = queue.items.map((item): Choice => {
    const note = [matchedWords(item), itemWords(item, now)].filter(Boolean).join(' · ');
    return {
      id: `item ${item.id}`,
      group: 'queue',
      label: item.emailAddress,
      note,
      act: () => acts.showItem(item.id),
    };
  });
  return [
    ...lists
      .flatMap((list) => list.rows)
      .map(
        (invitation): Choice => ({
          id: invitation.id,
          group: 'people',
          label: titleOf(invitation),
          note: noteOf(invitation, now),
          act: () => acts.inspect(invitation),
        }),
      ),
    ...items,
    ...lists.map(
      ({ audience, status, total }): Choice => ({
        id: `list ${audience.kind} ${status}`,
        group: 'lists',
        label: paletteCopy.all(total, audience.words.tabs[status]),
        note: found.length > 1 ? audienceCopy.listOf[audience.kind] : '',
        act: () => acts.show(audience, status, search),
      }),
    ),
    ...queue.items.slice(0, 1).map(
      ({ id }): Choice => ({
        id: 'list queue',
        group: 'lists',
        label: paletteCopy.inQueue(queue.total),
        note: '',
        act: () => acts.showItem(id),
      }),
    ),
  ];
}
