import type { ReactNode } from 'react';
import { application, waitlist } from '../../preload/audience-rules.ts';
import { audienceCopy, destinationWords } from '../copy/audience.ts';
import { useStatus } from '../status/status-context.ts';
import { Button } from '../ui/Button.tsx';
import { Modal } from '../ui/Modal.tsx';
import { OrganizationForm } from './OrganizationForm.tsx';
import type { AudienceHandle, Destination } from './use-audience.ts';
import './audience.css';

interface AudienceSheetProps {
  accountId: string;
  audience: AudienceHandle;
}

/** Chooses where new addresses go: to the application, into an organization in some role, or onto the waitlist. */
export function AudienceSheet({ accountId, audience }: AudienceSheetProps): ReactNode {
  const { picking, pick, offered } = audience;
  const hasOrganizations = offered.includes('organization');
  // Where the organization is known, what is left to be chosen is the role.
  const first = hasOrganizations ? (picking === 'open' ? 'input' : 'select') : '.audience-actions button';
  return (
    <Modal title={audienceCopy.title} open={picking !== null} onClose={() => pick(null)} first={first}>
      {picking === null ? null : <Places accountId={accountId} audience={audience} />}
    </Modal>
  );
}

function Places({ accountId, audience }: AudienceSheetProps): ReactNode {
  const { picking, pick, offered, chosen, choose } = audience;
  const { say } = useStatus();
  function use(next: Destination): void {
    choose(next);
    say(destinationWords(next).chosen);
    pick(null);
  }
  const others = (
    <>
      <Button onClick={() => use(application)}>{audienceCopy.useApplication}</Button>
      {offered.includes('waitlist') ? (
        <Button onClick={() => use(waitlist)}>{audienceCopy.useWaitlist}</Button>
      ) : null}
    </>
  );
  const hint = offered.includes('waitlist') ? (
    <p className="field-hint">{audienceCopy.waitlistHint}</p>
  ) : null;
  if (!offered.includes('organization')) {
    return (
      <div className="audience-form">
        {hint}
        <div className="audience-actions">{others}</div>
      </div>
    );
  }
  return (
    <OrganizationForm
      accountId={accountId}
      before={chosen.kind === 'organization' ? chosen : null}
      start={picking === 'open' ? null : picking}
      onUse={use}
    >
      {others}
    </OrganizationForm>
  );
}
