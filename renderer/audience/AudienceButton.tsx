import { Building2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { audienceCopy } from '../copy/audience.ts';
import { AudienceSheet } from './AudienceSheet.tsx';
import type { AudienceHandle } from './use-audience.ts';

/** Beside the field: where new invitations go. */
export function AudienceButton({ accountId, audience }: AudienceProps): ReactNode {
  const [open, setOpen] = useState(false);
  const { chosen } = audience;
  const name = chosen
    ? audienceCopy.organization(chosen.organizationName, chosen.roleName)
    : audienceCopy.application;
  return (
    <>
      <button
        type="button"
        className="disclosure audience-button"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={audienceCopy.change(name)}
        aria-keyshortcuts="Control+J"
        onClick={() => setOpen(true)}
      >
        <Building2 aria-hidden size={14} />
        {audienceCopy.to}
        <span className="disclosure-summary">{name}</span>
      </button>
      <AudienceSheet accountId={accountId} audience={audience} open={open} onClose={() => setOpen(false)} />
    </>
  );
}

export interface AudienceProps {
  accountId: string;
  audience: AudienceHandle;
}
