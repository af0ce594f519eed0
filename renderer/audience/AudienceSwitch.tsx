import type { ReactNode } from 'react';
import { audienceCopy } from '../copy/audience.ts';
import type { AudienceHandle } from './use-audience.ts';
import './audience.css';

/** Whose invitations are listed. */
export function AudienceSwitch({ audience }: { audience: AudienceHandle }): ReactNode {
  const { shown, show } = audience;
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
