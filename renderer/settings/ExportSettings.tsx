import { type ReactNode, useState } from 'react';
import { statusesOf } from '../../preload/invitation-rules.ts';
import { firstOrders } from '../../preload/list-query.ts';
import { exportCopy } from '../copy/import.ts';
import { invitationWords } from '../copy/lists.ts';
import { type ExportQuery, useExport } from '../import/export-list.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';

/** The lists of the current account, one or all of them, for elsewhere. */
export function ExportSettings({ accountId }: { accountId: string }): ReactNode {
  const exportList = useExport();
  const [status, setStatus] = useState<ExportQuery['status']>('all');
  return (
    <>
      <Field label={exportCopy.which}>
        {(wiring) => (
          <select
            {...wiring}
            className="input select"
            value={status}
            onChange={({ target }) => setStatus(target.value as ExportQuery['status'])}
          >
            <option value="all">{exportCopy.all}</option>
            {statusesOf.application.map((each) => (
              <option key={each} value={each}>
                {invitationWords.tabs[each]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Button onClick={() => void exportList({ accountId, status, search: '', order: firstOrders.pending })}>
        {exportCopy.button}
      </Button>
    </>
  );
}
