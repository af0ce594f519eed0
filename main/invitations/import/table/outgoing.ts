/** What goes out with the address of a row, by the columns in use: options, and metadata under its keys. */
import type { Audience, OrganizationFound, RoleFound } from '../../../../preload/audience.ts';
import type { ImportColumn, ImportOptions } from '../../../../preload/import.ts';
import { type Draft, maxMetadataBytes } from '../../../../preload/invitation.ts';
import { isPathInto, withPath } from '../metadata-path.ts';
import type { Places } from './places.ts';
import type { ValueColumn } from './values.ts';

type Metadata = Record<string, unknown>;
export type ReadMetadata = { metadata: Metadata } | { wrong: string; fault: MetadataFault };
export type MetadataFault = 'size' | 'path';

/** A character of a cell is at most so many bytes of JSON: an escape, or the digits of a number like 1e20. */
const bytesPerCharacter = 6;

export interface UsedColumn extends ImportColumn {
  value: ValueColumn;
}

/** Where everybody goes whose row says nothing else, and what is known of the other places; null: there are none. */
export interface Into {
  base: Audience | undefined;
  places: Places | null;
}

export class Outgoing {
  /** The JSON object first, so that single keys lie over it; then in the order of the file. */
  readonly used: readonly UsedColumn[];
  readonly metadata: readonly UsedColumn[];
  readonly #options: readonly UsedColumn[];
  readonly #common: ImportOptions;
  readonly #hasTwins: boolean;
  readonly #ignoreExisting: UsedColumn | undefined;
  readonly #organization: UsedColumn | undefined;
  readonly #role: UsedColumn | undefined;
  readonly #into: Into;

  /** `common`: what everybody is invited with where the row does not say otherwise. */
  constructor(
    used: readonly UsedColumn[],
    common: ImportOptions = {},
    into: Into = { base: undefined, places: null },
  ) {
    this.used = used;
    this.#into = into;
    this.#organization = used.find(({ meaning }) => meaning === 'organization');
    this.#role = used.find(({ meaning }) => meaning === 'role');
    this.#common = common;
    const isObject = ({ meaning }: ImportColumn) => Number(meaning === 'public_metadata');
    const isMetadata = ({ meaning }: ImportColumn) =>
      meaning === 'public_metadata' || meaning === 'metadata_key';
    this.metadata = used.filter(isMetadata).sort((a, b) => isObject(b) - isObject(a));
    this.#options = used.filter((column) => !isMetadata(column));
    const paths = this.metadata.filter((column) => !isObject(column)).map(({ path }) => path);
    const objects = this.metadata.length > paths.length || common.publicMetadata !== undefined;
    this.#hasTwins = paths.some(
      (path) => path.length > 1 && (objects || paths.some((other) => isPathInto(other, path))),
    );
    this.#ignoreExisting = used.find(({ meaning }) => meaning === 'ignore_existing');
  }

  /** False: no row can have metadata that is too large or gets in its own way. */
  get mustCheckMetadata(): boolean {
    const most = this.metadata.reduce(
      (sum, { path, value }) =>
        sum + bytesPerCharacter * (value.longest + path.join('').length) + 8 * path.length,
      8 + sizeOf(this.#common.publicMetadata ?? {}),
    );
    return this.#hasTwins || most > maxMetadataBytes;
  }

  /** Whether a row can say where it goes. */
  get hasPlaces(): boolean {
    return this.#into.places !== null && (this.#organization ?? this.#role) !== undefined;
  }

  /** Cells of the column with organizations. */
  get organizationColumn(): number | null {
    return this.#organization?.index ?? null;
  }

  audienceOf(row: number): Audience | undefined {
    const { base, places } = this.#into;
    if (!places || !this.hasPlaces) return base;
    return places.audienceOf(this.#organizationOf(row), this.#roleOf(row), base);
  }

  /** Which of the places that may each have the same address; empty: where everybody goes. */
  placeOf(row: number): string {
    const organization = this.#organizationOf(row);
    const { base } = this.#into;
    const isBase = base?.kind === 'organization' && base.organizationId === organization?.id;
    return organization === undefined || isBase ? '' : organization.id;
  }

  /** `Acme · Member`; undefined: the row says nothing of its own. */
  intoWords(row: number): string | undefined {
    const organization = this.#organizationOf(row);
    if (organization === undefined && this.#roleOf(row) === undefined) return undefined;
    const audience = this.audienceOf(row);
    if (audience?.kind !== 'organization') return undefined;
    return this.#into.places?.wordsOf(organization, audience.role);
  }

  /** It says a role, and goes into no organization. */
  losesRole(row: number): boolean {
    return this.#roleOf(row) !== undefined && this.audienceOf(row)?.kind !== 'organization';
  }

  #organizationOf(row: number): OrganizationFound | undefined {
    return this.#organization?.value.value(row) as OrganizationFound | undefined;
  }

  #roleOf(row: number): RoleFound | undefined {
    return this.#role?.value.value(row) as RoleFound | undefined;
  }

  ignoresExisting(row: number): boolean {
    return this.#ignoreExisting?.value.value(row) === true;
  }

  /** Keys that everybody has. */
  get commonKeys(): string[] {
    return Object.keys(this.#common.publicMetadata ?? {});
  }

  hasMetadata(row: number): boolean {
    if (this.commonKeys.length > 0) return true;
    return this.metadata.some(({ meaning, value }) => {
      const found = value.value(row);
      if (found === undefined) return false;
      return meaning !== 'public_metadata' || Object.keys(found as Metadata).length > 0;
    });
  }

  /** Cells that cannot be read are not among it. */
  metadataOf(row: number): ReadMetadata {
    let metadata: Metadata = { ...this.#common.publicMetadata };
    for (const { meaning, path, value } of this.metadata) {
      const found = value.value(row);
      if (found === undefined) continue;
      const changed =
        meaning === 'public_metadata'
          ? { ...metadata, ...(found as Metadata) }
          : withPath(metadata, path, found);
      if (changed === null) {
        const wrong = 'Another column has a plain value where this one needs an object.';
        return { wrong: `${path.join('.')}: ${wrong}`, fault: 'path' };
      }
      metadata = changed;
    }
    const bytes = sizeOf(metadata);
    if (bytes <= maxMetadataBytes) return { metadata };
    const size = (bytes / 1024).toLocaleString('en', { maximumFractionDigits: 1 });
    return {
      wrong: `The metadata of this row has ${size} KB. Clerk takes at most 8.`,
      fault: 'size',
    };
  }

  /** What cannot be read, or is too large, is left out: whoever asks has looked for problems before. */
  draftOf(row: number, emailAddress: string): Draft {
    const draft: Draft = { ...this.#common, emailAddress };
    for (const { meaning, value } of this.#options) {
      const found = value.value(row);
      if (found !== undefined) set(draft, meaning, found);
    }
    if (this.metadata.length === 0) return draft;
    const read = this.metadataOf(row);
    if ('metadata' in read && Object.keys(read.metadata).length > 0) draft.publicMetadata = read.metadata;
    return draft;
  }
}

/** In bytes of JSON. */
const sizeOf = (metadata: Metadata): number => new TextEncoder().encode(JSON.stringify(metadata)).length;

/** `value` was read for this meaning (values.ts). */
function set(draft: Draft, meaning: ImportColumn['meaning'], value: unknown): void {
  switch (meaning) {
    case 'expires_in_days':
      draft.expiresInDays = value as number;
      break;
    case 'redirect_url':
      draft.redirectUrl = value as string;
      break;
    case 'notify':
      draft.notify = value as boolean;
      break;
    case 'ignore_existing':
      draft.ignoreExisting = value as boolean;
      break;
    case 'template_slug':
      draft.templateSlug = value as NonNullable<Draft['templateSlug']>;
      break;
    default:
      break;
  }
}
