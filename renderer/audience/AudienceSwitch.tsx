import type { ReactNode } from 'react';
import { audienceCopy } from '../copy/audience.ts';
import { useRemembered } from './choosing.ts';
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
  const { offered, shown, show } = audience;
  useRemembered(accountId, audience);
  return (
    <div role="radiogroup" aria-label={audienceCopy.lists} className="audience-switch">
      {offered.map((kind) => (
        <label key={kind} className="audience-kind">
          <input
            type="radio"
            name="list"
            className="visually-hidden"
            checked={shown === kind}
            onChange={() => show(kind)}
          />
          {audienceCopy.listOf[kind]}
        </label>
      ))}
    </div>
  );
}
