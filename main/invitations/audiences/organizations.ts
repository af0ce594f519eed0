/** The organizations and roles that a person chooses from: asked of Clerk, the last ones chosen first. */
import * as z from 'zod/mini';
import type { OrganizationChoice, OrganizationFound, RoleFound } from '../../../preload/audience.ts';
import { organizationChoiceSchema } from '../../../preload/audience.ts';
import type { CallOptions } from '../../clerk/api.ts';
import type { AudienceClients } from '../../clerk/audience-api.ts';

export interface OrganizationsPorts {
  client: Pick<AudienceClients, 'organizations' | 'organizationRoles'>;
  /** How long somebody waits for an answer. */
  options: CallOptions;
  /** What `save` was given last, as unchecked data. */
  stored: unknown;
  save(state: unknown): void;
}

/** As many as are seen at once. */
const shown = 20;
const mostRecent = 8;
const mostRoles = 100;
/** From so many on, the list of all costs fewer requests. */
const askedOneByOne = 20;
/** The most that Clerk answers at once. */
const pageSize = 500;

/** The one of this id or slug, else of this name; null: none. */
function calledSo(word: string, among: readonly OrganizationFound[]): OrganizationFound | 'several' | null {
  const wanted = word.trim().toLowerCase();
  const sure = among.find(({ id, slug }) => id === word.trim() || slug?.toLowerCase() === wanted);
  if (sure) return sure;
  const [first, ...others] = among.filter(({ name }) => name.toLowerCase() === wanted);
  return first === undefined ? null : others.length > 0 ? 'several' : first;
}

const storedSchema = z.object({
  /** Null: the application, or the waitlist. */
  chosen: z.nullable(organizationChoiceSchema),
  waitlist: z.optional(z.boolean()),
  recent: z.array(organizationChoiceSchema),
});
type Stored = z.infer<typeof storedSchema>;

export class Organizations {
  readonly #ports: OrganizationsPorts;
  #state: Stored;
  readonly #names = new Map<string, string>();

  constructor(ports: OrganizationsPorts) {
    this.#ports = ports;
    const stored = storedSchema.safeParse(ports.stored);
    this.#state = stored.success ? stored.data : { chosen: null, recent: [] };
  }

  /** Where this account invites to; null: to the application, or onto the waitlist. */
  get chosen(): OrganizationChoice | null {
    return this.#state.chosen;
  }

  /** New addresses go onto the waitlist. */
  get waitlist(): boolean {
    return this.#state.waitlist === true;
  }

  /** The organization that was chosen last, also when it is the application now. */
  get last(): OrganizationChoice | null {
    return this.#state.recent[0] ?? null;
  }

  /** Null: it was not chosen or found lately. */
  nameOf(organizationId: string): string | null {
    const recent = this.#state.recent.find((each) => each.organizationId === organizationId);
    return recent?.organizationName ?? this.#names.get(organizationId) ?? null;
  }

  choose(chosen: OrganizationChoice | null, waitlist = false): void {
    const { recent } = this.#state;
    const others = recent.filter(({ organizationId }) => organizationId !== chosen?.organizationId);
    this.#state = {
      chosen,
      recent: chosen === null ? recent : [chosen, ...others].slice(0, mostRecent),
      ...(waitlist && chosen === null && { waitlist }),
    };
    this.#ports.save(this.#state);
  }

  /** By a part of the name or slug; without one the last ones come first. Rejects with `ClerkCallError`. */
  async find(search: string): Promise<OrganizationFound[]> {
    const query = search.trim();
    const by = query === '' ? ({ orderBy: '-created_at' } as const) : { query };
    const page = await this.#ports.client.organizations({ limit: shown, ...by }, this.#ports.options);
    const found = page.data.map(({ id, name, slug }) => ({ id, name, slug }));
    for (const { id, name } of found) this.#names.set(id, name);
    if (query !== '') return found;
    const recent = this.#state.recent.map(({ organizationId, organizationName }) => {
      return { id: organizationId, name: organizationName, slug: null };
    });
    const known = new Set(recent.map(({ id }) => id));
    return [...recent, ...found.filter(({ id }) => !known.has(id))];
  }

  /**
   * By id, slug or name, whole: few are asked for one by one, many found in the list of all. What nobody is called is left
   * out. Rejects with `ClerkCallError`.
   */
  async lookUp(words: readonly string[]): Promise<Map<string, OrganizationFound | 'several'>> {
    const all = words.length > askedOneByOne ? await this.#matching() : null;
    const found = new Map<string, OrganizationFound | 'several'>();
    for (const word of words) {
      const one = calledSo(word, all ?? (await this.#matching(word)));
      if (one !== null) found.set(word, one);
    }
    return found;
  }

  async #matching(query?: string): Promise<OrganizationFound[]> {
    const found: OrganizationFound[] = [];
    for (;;) {
      const { data } = await this.#ports.client.organizations(
        { limit: pageSize, offset: found.length, ...(query !== undefined && { query }) },
        this.#ports.options,
      );
      found.push(...data.map(({ id, name, slug }) => ({ id, name, slug })));
      if (data.length < pageSize) break;
    }
    for (const { id, name } of found) this.#names.set(id, name);
    return found;
  }

  /** Rejects with `ClerkCallError`. */
  async roles(): Promise<RoleFound[]> {
    const page = await this.#ports.client.organizationRoles({ limit: mostRoles }, this.#ports.options);
    return page.data.map(({ key, name }) => ({ key, name }));
  }
}
