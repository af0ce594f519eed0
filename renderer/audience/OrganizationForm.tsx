import { type FormEvent, type ReactNode, useState } from 'react';
import type { OrganizationChoice, OrganizationFound } from '../../preload/audience.ts';
import { audienceCopy } from '../copy/audience.ts';
import { useResource } from '../state/use-resource.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Field, TextField } from '../ui/Field.tsx';
import { OrganizationList } from './OrganizationList.tsx';

/** As `org:member` in an instance whose roles are Clerk's own; the one that can do the least. */
const usualRole = 'org:member';

interface OrganizationFormProps {
  accountId: string;
  /** What was chosen before; null: no organization. */
  before: OrganizationChoice | null;
  /** With which organization it begins; null: with what was chosen before. */
  start: OrganizationFound | null;
  onUse: (next: OrganizationChoice) => void;
  /** Other places, beside the button that ends it. */
  children: ReactNode;
}

/** An organization, what people become there, and in whose name they are invited. */
export function OrganizationForm({
  accountId,
  before,
  start,
  onUse,
  children,
}: OrganizationFormProps): ReactNode {
  const [found, setFound] = useState<OrganizationFound | null>(
    start ?? (before && { id: before.organizationId, name: before.organizationName, slug: null }),
  );
  const known = before?.organizationId === found?.id ? before : null;
  const [role, setRole] = useState<string | null>(known?.role ?? null);
  const [inviter, setInviter] = useState(known?.inviterUserId ?? '');
  const roles = useResource(
    `roles ${accountId}`,
    ({ organizations }) => organizations.roles({ accountId }),
    [],
  );
  const offered = roles.value?.roles ?? [];
  const chosenRole =
    offered.find(({ key }) => key === role) ?? offered.find(({ key }) => key === usualRole) ?? offered[0];

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    if (!found || !chosenRole) return;
    const inviterUserId = inviter.trim();
    onUse({
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
            {offered.map(({ key, name }) => (
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
        {children}
        <Button look="primary" type="submit" disabled={!found || !chosenRole}>
          {audienceCopy.use(found?.name ?? '')}
        </Button>
      </div>
    </form>
  );
}
