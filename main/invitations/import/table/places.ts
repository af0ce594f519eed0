/** Into which organization each row goes, and as what, where columns of the table say so. */
import type { Audience, OrganizationFound, RoleFound } from '../../../../preload/audience.ts';
import { type Read, shown } from '../cell-values.ts';
import type { Known } from '../known-addresses.ts';

/** `several`: more than one is called so. */
export type FoundOrganizations = ReadonlyMap<string, OrganizationFound | 'several'>;

/** What is asked of Clerk and of the copy. */
export interface PlacePorts {
  /** By what stands in the cells: ids, slugs or names. Those that nobody knows are left out. */
  organizations(words: readonly string[]): Promise<FoundOrganizations>;
  roles(): Promise<readonly RoleFound[]>;
  /** By address in lower case, as far as they are known there. */
  known(addresses: readonly string[], audience: Audience): Promise<ReadonlyMap<string, Known>>;
}

/** A role as a person writes it: its key, the key without `org:`, its name. */
const roleWords = ({ key, name }: RoleFound): string[] =>
  [key, key.replace(/^org:/u, ''), name].map((word) => word.toLowerCase());

/** The one that can do the least, where nobody says another. */
const usualRole = 'org:member';

export class Places {
  readonly #ports: PlacePorts;
  readonly #organizations = new Map<string, OrganizationFound | 'several' | null>();
  #roles: readonly RoleFound[] | null = null;

  constructor(ports: PlacePorts) {
    this.#ports = ports;
  }

  /** Asks for what is not known yet of these cells; false: all of it was. Rejects as Clerk's client does. */
  async resolve(cells: readonly string[]): Promise<boolean> {
    const words = [...new Set(cells)].filter((cell) => cell !== '' && !this.#organizations.has(cell));
    const before = this.#roles;
    this.#roles ??= await this.#ports.roles();
    if (words.length === 0) return before === null;
    const found = await this.#ports.organizations(words);
    for (const word of words) this.#organizations.set(word, found.get(word) ?? null);
    return true;
  }

  readOrganization = (cell: string): Read<OrganizationFound | undefined> => {
    const found = this.#organizations.get(cell);
    if (found === undefined) return { value: undefined };
    if (found === null) return { wrong: `No organization has “${shown(cell)}” as its ID, slug or name.` };
    if (found === 'several')
      return { wrong: `Several organizations are called “${shown(cell)}”: use ID or slug.` };
    return { value: found };
  };

  readRole = (cell: string): Read<RoleFound | undefined> => {
    if (this.#roles === null) return { value: undefined };
    const word = cell.toLowerCase();
    const role = this.#roles.find((each) => roleWords(each).includes(word));
    return role ? { value: role } : { wrong: `There is no role “${shown(cell)}”.` };
  };

  /** Where a row goes that says as much; `base`: where everybody goes otherwise. */
  audienceOf(
    organization: OrganizationFound | undefined,
    role: RoleFound | undefined,
    base: Audience | undefined,
  ): Audience | undefined {
    const into = base?.kind === 'organization' ? base : undefined;
    const organizationId = organization?.id ?? into?.organizationId;
    if (organizationId === undefined) return base;
    const same = into?.organizationId === organizationId ? into : undefined;
    const key = role?.key ?? into?.role ?? this.#usual;
    return { ...same, kind: 'organization', organizationId, role: key };
  }

  /** `Acme · Member`, of a row that says its own. */
  wordsOf(organization: OrganizationFound | undefined, roleKey: string): string {
    const role = this.#roles?.find(({ key }) => key === roleKey)?.name ?? roleKey;
    return [organization?.name ?? '', role].filter(Boolean).join(' · ');
  }

  known(addresses: readonly string[], audience: Audience): ReturnType<PlacePorts['known']> {
    return this.#ports.known(addresses, audience);
  }

  get #usual(): string {
    const roles = this.#roles ?? [];
    return (roles.find(({ key }) => key === usualRole) ?? roles[0])?.key ?? usualRole;
  }
}
