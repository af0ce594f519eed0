/** How a {@link Head} lies in a block on disk: a short list instead of an object with names. */
import * as z from 'zod/mini';
import { type Status, statuses } from '../../../preload/invitation.ts';
import type { Head } from './columns.ts';

const packedSchema = z.tuple([
  z.string(),
  z.string(),
  z.int(),
  z.number(),
  z.number(),
  z.nullable(z.number()),
  z.int(),
]);

const bits = { link: 1, metadata: 2, pendingAtClerk: 4 } as const;

export function packHead(head: Head): z.infer<typeof packedSchema> {
  return [
    head.id,
    head.emailAddress,
    statuses.indexOf(head.status),
    head.createdAt,
    head.updatedAt,
    head.expiresAt,
    (head.hasLink ? bits.link : 0) |
      (head.hasMetadata ? bits.metadata : 0) |
      (head.pendingAtClerk ? bits.pendingAtClerk : 0),
  ];
}

/** Null for an empty slot. Throws `SyntaxError` for anything that was not packed here. */
export function unpackHead(packed: unknown): Head | null {
  if (packed === null || packed === undefined) return null;
  const parsed = packedSchema.safeParse(packed);
  if (!parsed.success) throw new SyntaxError('A stored invitation is not readable.');
  const [id, emailAddress, status, createdAt, updatedAt, expiresAt, flags] = parsed.data;
  return {
    id,
    emailAddress,
    status: statuses[status] ?? ('pending' satisfies Status),
    createdAt,
    updatedAt,
    expiresAt,
    hasLink: (flags & bits.link) !== 0,
    hasMetadata: (flags & bits.metadata) !== 0,
    pendingAtClerk: (flags & bits.pendingAtClerk) !== 0,
  };
}
