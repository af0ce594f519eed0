import type { ReactNode } from 'react';
import type { ImportTotals } from '../../preload/import.ts';
import { setApart } from '../../preload/import-rules.ts';
import { importSheetCopy } from '../copy/import-sheet.ts';
import { Button } from '../ui/Button.tsx';
import { Words } from '../ui/Words.tsx';
import type { Change } from './use-import.ts';

interface FaultsProps {
  totals: ImportTotals;
  onChange: (change: Change) => void;
}

/** What stands in the way, each kind once however many rows have it, with what one click can do about it. */
export function Faults({ totals, onChange }: FaultsProps): ReactNode {
  const { faults, states, included, secondAddresses } = totals;
  const apart = setApart.filter((each) => states[each] > 0 || included.includes(each));
  if (faults.length + apart.length + secondAddresses === 0) return null;
  return (
    <ul className="faults">
      {faults.map((fault) => (
        <li key={fault.key} className={fault.leftOut ? 'fault' : 'fault fault-bad'}>
          <span className="fault-words">
            <b className="fault-where">{importSheetCopy.fault(fault)}:</b> <Words text={fault.message} />{' '}
            {fault.leftOut ? importSheetCopy.leftOut : null}
          </span>
          {fault.leftOut === null ? null : (
            <Button
              look="quiet"
              onClick={() => onChange({ fault: fault.key, leaveOut: fault.leftOut !== true })}
            >
              {fault.leftOut
                ? importSheetCopy.undoLeaveOut
                : fault.rows === 1
                  ? importSheetCopy.leaveOut
                  : importSheetCopy.leaveOutAll(fault.rows)}
            </Button>
          )}
        </li>
      ))}
      {apart.map((each) => (
        <li key={each} className="fault">
          {included.includes(each) ? null : (
            <span className="fault-words">{importSheetCopy.apart[each](states[each])}</span>
          )}
          <Button look="quiet" onClick={() => onChange({ include: each, wanted: !included.includes(each) })}>
            {included.includes(each) ? importSheetCopy.exclude : importSheetCopy.include}
          </Button>
        </li>
      ))}
      {secondAddresses > 0 ? (
        <li className="fault">
          <span className="fault-words">{importSheetCopy.secondAddresses(secondAddresses)}</span>
        </li>
      ) : null}
    </ul>
  );
}
