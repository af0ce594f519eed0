import type { ReactNode } from 'react';
import { useShortcuts } from '../app/use-shortcuts.ts';
import { audienceCopy } from '../copy/audience.ts';
import { useChoosing, useRemembered } from './choosing.ts';
import type { AudienceHandle } from './use-audience.ts';
import './audience.css';

/** Whose invitations are listed. */
export function AudienceSwitch({
  accountId,
  audience,
}: {
  accountId: string;
  audience: AudienceHandle;
}): ReactNode {
  const { shown, show } = audience;
  const { toggle } = useChoosing(accountId, audience);
  useRemembered(accountId, audience);
  useShortcuts({ 'mod+j': () => void toggle() });
  const kinds = [
    ['application', audienceCopy.listApplication],
    ['organization', audienceCopy.listOrganizations],
  ] as const;
  return (
    <div role="radiogroup" aria-label={audienceCopy.lists} className="audience-switch">
      {kinds.map(([kind, word]) => (
        <label key={kind} className="audience-kind">
          <input
            type="radio"
            name="list"
            className="visually-hidden"
            checked={shown === kind}
            onChange={() => show(kind)}
          />
          {word}
        </label>
      ))}
    </div>
  );
}
