import { type FormEvent, type ReactNode, useState } from 'react';
import type { OrganizationChoice, OrganizationFound } from '../../preload/audience.ts';
import { audienceCopy } from '../copy/audience.ts';
import { useResource } from '../state/use-resource.ts';
import { useStatus } from '../status/status-context.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Field, TextField } from '../ui/Field.tsx';
import { Modal } from '../ui/Modal.tsx';
import { useChoosing } from './choosing.ts';
import { OrganizationList } from './OrganizationList.tsx';
import type { AudienceHandle } from './use-audience.ts';
import './audience.css';

interface AudienceSheetProps {
  accountId: string;
  audience: AudienceHandle;
}

/** Chooses the application, or an organization and what people become there. */
export function AudienceSheet({ accountId, audience }: AudienceSheetProps): ReactNode {
  const { picking, pick } = audience;
  // Where the organization is known, what is left to be chosen is the role.
  const first = picking === 'open' ? 'input' : 'select';
  return (
    <Modal title={audienceCopy.title} open={picking !== null} onClose={() => pick(null)} first={first}>
      {picking === null ? null : (
        <AudienceForm accountId={accountId} audience={audience} start={picking === 'open' ? null : picking} />
      )}
    </Modal>
  );
}

/** What was chosen last, if it is about this organization. */
const roleIn = (before: OrganizationChoice | null, { id }: OrganizationFound): string | null =>
  before?.organizationId === id ? before.role : null;

/** As `org:member` in an instance whose roles are Clerk's own; the one that can do the least. */
const usualRole = 'org:member';

interface AudienceFormProps extends AudienceSheetProps {
  /** With which organization it begins; null: with what was chosen last. */
  start: OrganizationFound | null;
}

function AudienceForm({ accountId, audience, start }: AudienceFormProps): ReactNode {
  const { say } = useStatus();
  const { choose } = useChoosing(accountId, audience);
  const before = audience.chosen;
  const [found, setFound] = useState<OrganizationFound | null>(
    start ?? (before && { id: before.organizationId, name: before.organizationName, slug: null }),
  );
  const [role, setRole] = useState<string | null>(found && roleIn(before, found));
  const [inviter, setInviter] = useState(before?.inviterUserId ?? '');
  const roles = useResource(
    `roles ${accountId}`,
    ({ organizations }) => organizations.roles({ accountId }),
    [],
  );
  const known = roles.value?.roles ?? [];
  const chosenRole =
    known.find(({ key }) => key === role) ?? known.find(({ key }) => key === usualRole) ?? known[0];

  function use(next: OrganizationChoice | null): void {
    choose(next);
    say(
      audienceCopy.chosen(
        next ? audienceCopy.organization(next.organizationName, next.roleName) : audienceCopy.application,
      ),
    );
    audience.pick(null);
  }
  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    if (!found || !chosenRole) return;
    const inviterUserId = inviter.trim();
    use({
      kind: 'organization',
      organizationId: found.id,
      organizationName: found.name,
      role: chosenRole.key,
      roleName: chosenRole.name,
      ...(inviterUserId !== '' && { inviterUserId }),
    });
  }
  return (
    <form className="audience-form" onSubmit={onSubmit}>
      <OrganizationList accountId={accountId} chosen={found} onChoose={setFound} />
      {roles.failure ? <FailureNote failure={roles.failure} situation="action" /> : null}
      <Field label={audienceCopy.role}>
        {(wiring) => (
          <select
            {...wiring}
            className="input select"
            value={chosenRole?.key ?? ''}
            onChange={(event) => setRole(event.target.value)}
            onKeyDown={(event) => {
              // As in the fields around it: the space opens the choice.
              if (event.key !== 'Enter') return;
              event.preventDefault();
              event.currentTarget.form?.requestSubmit();
            }}
          >
            {known.map(({ key, name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <TextField
        label={audienceCopy.inviter}
        hint={audienceCopy.inviterHint}
        placeholder="user_…"
        value={inviter}
        onChange={(event) => setInviter(event.target.value)}
      />
      <div className="audience-actions">
        <Button onClick={() => use(null)}>{audienceCopy.useApplication}</Button>
        <Button look="primary" type="submit" disabled={!found || !chosenRole}>
          {audienceCopy.use(found?.name ?? '')}
        </Button>
      </div>
    </form>
  );
}
