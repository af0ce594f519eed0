import type { ReactNode } from 'react';
import { appCopy } from '../copy/app.ts';
import { keysCopy } from '../copy/keys.ts';
import { isMac } from '../ui/is-mac.ts';
import { Modal } from '../ui/Modal.tsx';
import './keys-sheet.css';

/** Every key, in groups. */
export function KeysSheet({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode {
  return (
    <Modal title={appCopy.keys} open={open} onClose={onClose} readOnly>
      {keysCopy.map(({ group, keys }) => (
        <section key={group} className="keys">
          <h3>{group}</h3>
          <dl>
            {keys.map(({ keys: combination, does }) => (
              <div key={does} className="keys-row">
                <dt>{does}</dt>
                <dd>
                  {combination.map((key) => (
                    <kbd key={key}>{isMac && key === 'Ctrl' ? '⌘' : key}</kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
}
