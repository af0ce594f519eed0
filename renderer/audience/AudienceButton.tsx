import { Building2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { audienceCopy, destinationWords } from '../copy/audience.ts';
import type { AudienceHandle } from './use-audience.ts';

interface AudienceButtonProps {
  audience: AudienceHandle;
}

/** Beside the field: where new invitations go. */
export function AudienceButton({ audience }: AudienceButtonProps): ReactNode {
  const { chosen, picking, pick } = audience;
  const words = destinationWords(chosen);
  return (
    <button
      type="button"
      className="disclosure audience-button"
      aria-haspopup="dialog"
      aria-expanded={picking !== null}
      aria-label={words.change}
      aria-keyshortcuts="Control+J"
      onClick={() => pick('open')}
    >
      <Building2 aria-hidden size={14} />
      {audienceCopy.to}
      <span className="disclosure-summary">{words.name}</span>
    </button>
  );
}
