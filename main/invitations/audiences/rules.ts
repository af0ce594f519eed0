/** Every audience, by its kind: a new one is a file, a line here, and the name of its database. */
import type { AudienceKind } from '../../../preload/audience.ts';
import type { QueueOperation } from '../../../preload/queue.ts';
import { application } from './application.ts';
import type { AudienceParts, AudienceRules, Creating } from './audience.ts';
import { organization } from './organization.ts';
import { waitlist } from './waitlist.ts';

export const audiences: Readonly<Record<AudienceKind, AudienceParts>> = {
  application,
  organization,
  waitlist,
};

function forEach<T>(make: (parts: AudienceParts) => T): Readonly<Record<AudienceKind, T>> {
  const entries = Object.entries(audiences).map(([kind, parts]) => [kind, make(parts)]);
  return Object.fromEntries(entries) as Record<AudienceKind, T>;
}

export const audienceRules: Readonly<Record<AudienceKind, AudienceRules>> = forEach(({ rules }) => rules);

const creating = forEach(({ rules: { endpoints, bulkSize } }) => ({
  create: { create: endpoints.create, bulk: endpoints.bulk, bulkSize },
  // No bulk call lets anybody in.
  invite: { create: endpoints.invite, bulk: endpoints.bulk, bulkSize },
}));

/** The line that an item stands in; the same object for all of one line. */
export function lineOf(kind: AudienceKind, operation: QueueOperation): Creating {
  return creating[kind][operation === 'invite' ? 'invite' : 'create'];
}
