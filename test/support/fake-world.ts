/** What the fake holds in memory, and what becomes of what is sent: none of Clerk's rules. */
import type { Audience, AudienceKind } from '../../preload/audience.ts';
import type { EventName, EventPayload } from '../../preload/contract.ts';
import type { Draft, Invitation, Membership } from '../../preload/invitation.ts';
import type { QueueItem } from '../../preload/queue.ts';
import type { FakeLine } from './fake-line.ts';
import type { Scene } from './fake-scene.ts';
import { anEntry, anInvitation, aQueueItem } from './samples.ts';

/** Long enough to be seen on its way, milliseconds. */
const sendingMs = 30;

/** In whose list it stands. */
export const kindOf = ({ membership, waiting }: Invitation): AudienceKind => {
  if (waiting) return 'waitlist';
  return membership ? 'organization' : 'application';
};

export const isUnderWay = ({ operation, state }: QueueItem): boolean =>
  !['revoke', 'reject', 'delete'].includes(operation) && ['queued', 'sending', 'waiting'].includes(state);

export class FakeWorld {
  readonly scene: Scene;
  readonly line: FakeLine;
  invitations: readonly Invitation[];
  queue: readonly QueueItem[];
  paused: boolean;

  constructor(scene: Scene, line: FakeLine) {
    this.scene = scene;
    this.line = line;
    this.invitations = scene.invitations ?? [];
    this.queue = scene.queue ?? [];
    this.paused = scene.paused ?? false;
  }

  emit<E extends EventName>(event: E, payload: EventPayload<E>): void {
    this.line.emit(event, payload);
  }

  changed(accountId: string): void {
    this.emit('queue.changed', { accountId });
    this.emit('invitations.changed', { accountId });
  }

  update(id: string, part: Partial<QueueItem>): void {
    const changed = (item: QueueItem) => ({ ...item, ...part, updatedAt: Date.now() });
    this.queue = this.queue.map((item) => (item.id === id ? changed(item) : item));
  }

  of(kind: AudienceKind = 'application'): Invitation[] {
    return this.invitations.filter((row) => kindOf(row) === kind);
  }

  find(ids: readonly string[]): Invitation[] {
    return this.invitations.filter(({ id }) => ids.includes(id));
  }

  /** What an item says of where it goes. */
  toOf(audience: Audience | undefined): Pick<QueueItem, 'audience' | 'into'> {
    if (!audience || audience.kind === 'application') return {};
    if (audience.kind === 'waitlist') return { audience: 'waitlist' };
    const { kind, organizationId, role } = audience;
    const name = this.scene.organizations?.found.find(({ id }) => id === organizationId)?.name ?? null;
    return { audience: kind, into: { organizationId, name, role } };
  }

  /** After a moment it is out, or what the scene makes of it. */
  send(accountId: string, item: QueueItem, draft: Draft): void {
    setTimeout(() => {
      const outcome = this.scene.outcomes?.[item.emailAddress] ?? { state: 'sent' };
      const canCancel = outcome.state === 'queued' || outcome.state === 'waiting';
      this.update(item.id, { until: null, waitingFor: null, canCancel, ...outcome });
      if (outcome.state === 'sent' && !outcome.already) this.#take(item, draft);
      this.changed(accountId);
    }, sendingMs);
  }

  #take(item: QueueItem, { emailAddress, publicMetadata = {} }: Draft): void {
    const made = { id: `inv_${item.id}`, emailAddress, createdAt: Date.now() };
    const isEntry = item.audience === 'waitlist';
    const added =
      isEntry && item.operation === 'create'
        ? anEntry({ ...made, id: `wle_${item.id}` })
        : anInvitation({
            ...made,
            publicMetadata,
            ...(item.into && { membership: this.#membershipOf(item.into) }),
          });
    // What was sent again is replaced; somebody from the waitlist stays on it, as invited.
    const others = isEntry
      ? this.invitations.map((row) => (row.id === item.invitationId ? asInvited(row, made.id) : row))
      : this.invitations.filter(({ id }) => id !== item.invitationId);
    this.invitations = [added, ...others];
  }

  #membershipOf({ organizationId, name, role }: NonNullable<QueueItem['into']>): Membership {
    return {
      organizationId,
      organizationName: name,
      role,
      roleName: this.scene.organizations?.roles.find(({ key }) => key === role)?.name ?? null,
      inviterUserId: null,
      inviterName: null,
    };
  }

  /** Waits out the undo period before `go`. */
  undoable(
    accountId: string,
    operation: QueueItem['operation'],
    rows: readonly Invitation[],
    go: (item: QueueItem) => void,
  ): QueueItem[] {
    const undoMs = this.scene.undoMs ?? 5000;
    const waiting = { state: 'waiting', waitingFor: 'undo', until: Date.now() + undoMs } as const;
    const items = rows.map((row) => {
      const kind = kindOf(row);
      const audience = kind === 'application' ? {} : { audience: kind };
      return aQueueItem({
        operation,
        emailAddress: row.emailAddress,
        invitationId: row.id,
        ...audience,
        ...waiting,
      });
    });
    this.queue = [...items, ...this.queue];
    this.emit('queue.changed', { accountId });
    this.line.later(() => {
      for (const item of items) {
        if (this.queue.find(({ id }) => id === item.id)?.state === 'waiting') go(item);
      }
    }, undoMs);
    return items;
  }

  /** Its row becomes so, and the item is done. */
  settle(accountId: string, item: QueueItem, part: Partial<Invitation>): void {
    this.update(item.id, { state: 'sent', until: null, waitingFor: null });
    const become = (row: Invitation) => ({ ...row, ...part, updatedAt: Date.now() });
    this.invitations = this.invitations.map((row) => (row.id === item.invitationId ? become(row) : row));
    this.changed(accountId);
  }
}

function asInvited(entry: Invitation, invitationId: string): Invitation {
  return { ...entry, status: 'invited', updatedAt: Date.now(), waiting: { invitationId, locked: false } };
}
