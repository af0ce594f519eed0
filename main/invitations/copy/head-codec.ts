/** How a {@link Head} lies in a block on disk: a short list instead of an object with names. */
import { type Odd, type Status, statuses } from '../../../preload/invitation.ts';
import type { Head } from './head.ts';

type Packed = [
  id: string,
  emailAddress: string,
  status: number,
  createdAt: number,
  updatedAt: number,
  expiresAt: number | null,
  flags: number,
  /** Only where the status is `other`. */
  odd?: [word: string | null, field: string | null] | null,
  organizationId?: string,
];

const bits = { link: 1, metadata: 2, pendingAtClerk: 4, waiting: 8 } as const;

export function packHead(head: Head): Packed {
  return [
    head.id,
    head.emailAddress,
    statuses.indexOf(head.status),
    head.createdAt,
    head.updatedAt,
    head.expiresAt,
    (head.hasLink ? bits.link : 0) |
      (head.hasMetadata ? bits.metadata : 0) |
      (head.pendingAtClerk ? bits.pendingAtClerk : 0) |
      (head.waiting ? bits.waiting : 0),
    ...ending(head),
  ] as Packed;
}

/** Most have neither. */
function ending({ odd, organizationId }: Head): unknown[] {
  const packedOdd = odd ? ([odd.word, odd.field] satisfies Packed[7]) : null;
  if (organizationId !== undefined) return [packedOdd, organizationId];
  return packedOdd === null ? [] : [packedOdd];
}

/** By hand, because a start reads 100,000 of them: a schema takes ten times as long. */
function isPacked(value: unknown): value is Packed {
  if (!Array.isArray(value) || value.length < 7 || value.length > 9) return false;
  const [id, emailAddress, status, createdAt, updatedAt, expiresAt, flags, odd, organizationId] = value;
  if (odd !== undefined && odd !== null && !isPackedOdd(odd)) return false;
  if (organizationId !== undefined && typeof organizationId !== 'string') return false;
  const numbers = [status, createdAt, updatedAt, expiresAt ?? 0, flags];
  return typeof id === 'string' && typeof emailAddress === 'string' && numbers.every(Number.isFinite);
}

function isPackedOdd(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => each === null || typeof each === 'string');
}

function unpackOdd([word, field]: [string | null, string | null]): Odd {
  return { word: word ?? null, field: field ?? null };
}

/** Null for an empty slot. Throws `SyntaxError` for anything that was not packed here. */
export function unpackHead(packed: unknown): Head | null {
  if (packed === null || packed === undefined) return null;
  if (!isPacked(packed)) throw new SyntaxError('A stored invitation is not readable.');
  const [id, emailAddress, status, createdAt, updatedAt, expiresAt, flags, odd, organizationId] = packed;
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
    ...(odd && { odd: unpackOdd(odd) }),
    ...(organizationId !== undefined && { organizationId }),
    ...((flags & bits.waiting) !== 0 && { waiting: true }),
  };
}
