import { type ReactNode, type RefObject, useEffect, useImperativeHandle } from 'react';
import type { Preset } from '../../preload/settings.ts';
import type { AudienceHandle } from '../audience/use-audience.ts';
import { importCopy } from '../copy/import.ts';
import { useGuestlist } from '../state/guestlist-context.ts';
import { Later, later } from '../ui/Later.tsx';
import type { ImportSource } from './import-source.ts';
import { useDroppedFiles } from './use-dropped-files.ts';
import { reading, useImport } from './use-import.ts';

const ImportSheet = later(async () => {
  const [{ ImportSheet: Sheet }] = await Promise.all([import('./ImportSheet.tsx'), reading()]);
  return Sheet;
});

/** Opens the import; with a text or files, at its preview. */
export type OpenImport = (source?: ImportSource) => void;

interface ImportHostProps {
  accountId: string;
  presets: readonly Preset[];
  /** Where everybody is invited to. */
  audience: AudienceHandle;
  /** How the rest of the page opens it. */
  handle: RefObject<OpenImport | null>;
  onQueued: () => void;
}

/** The import of one account: its sheet, and the whole page as a place to drop files on. */
export function ImportHost({ accountId, presets, audience, handle, onQueued }: ImportHostProps): ReactNode {
  const imports = useImport({ accountId, presets, audience, onQueued });
  const hovering = useDroppedFiles(imports.open);
  useImperativeHandle(handle, () => imports.open);
  const { shell } = useGuestlist();
  const open = imports.step.at !== 'closed';
  useEffect(() => {
    if (!open) return;
    void shell.keepOpen({ keep: true });
    return () => void shell.keepOpen({ keep: false });
  }, [open, shell]);
  return (
    <>
      {hovering ? <div className="drop-here">{importCopy.dropHere}</div> : null}
      <Later wanted={open}>
        <ImportSheet handle={imports} presets={presets} />
      </Later>
    </>
  );
}
