/** An invitation of the copy as lists and searches show it. */
import type { Invitation, Membership } from '../../../preload/invitation.ts';
import type { Columns } from './columns.ts';
import type { Body } from './disk.ts';
import { type KeptMembership, shownMembership } from './membership.ts';
import { matchIn, metadataQuery } from './metadata-match.ts';

export interface RowsPorts {
  columns: Columns;
  body(slot: number): Body;
  /** The slot of the newer one that took its place. */
  replacedBy(slot: number): number | undefined;
  /** What an organization is called, where its invitations do not tell. */
  nameOrganization(organizationId: string): string | null;
}

export class Rows {
  readonly #ports: RowsPorts;

  constructor(ports: RowsPorts) {
    this.#ports = ports;
  }

  row(slot: number): Invitation {
    const { columns, body } = this.#ports;
    const { pendingAtClerk: _, hasMetadata, organizationId, waiting, ...head } = columns.head(slot);
    const membership = organizationId === undefined ? undefined : body(slot)[2];
    const entry = waiting && (body(slot)[3] ?? { invitationId: null, locked: false });
    return {
      ...head,
      hasLink: head.hasLink && head.status === 'pending',
      publicMetadata: hasMetadata ? body(slot)[0] : {},
      ...this.#replacement(slot),
      ...(membership && { membership: this.#shown(membership) }),
      ...(entry && { waiting: entry }),
    };
  }

  /** As a search shows it: with what matched where the address does not. */
  found(slot: number, search: string): Invitation {
    const row = this.row(slot);
    const query = metadataQuery(search);
    if (query === null) return row;
    if (this.#ports.columns.lowered(slot).includes(search.trim().toLowerCase())) return row;
    const matched = matchIn(row.publicMetadata, query);
    return matched === null ? row : { ...row, matched };
  }

  #shown(kept: KeptMembership): Membership {
    const membership = shownMembership(kept);
    const { organizationName, organizationId } = membership;
    return organizationName === null
      ? { ...membership, organizationName: this.#ports.nameOrganization(organizationId) }
      : membership;
  }

  #replacement(slot: number): Pick<Invitation, 'replacedBy'> {
    const by = this.#ports.replacedBy(slot);
    return by === undefined ? {} : { replacedBy: this.#ports.columns.id(by) };
  }
}
