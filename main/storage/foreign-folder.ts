/** Keeps Guestlist out of folders that somebody else owns: whoever owns a folder can replace what lies in it. */
import { statSync } from 'node:fs';

export class ForeignFolderError extends Error {
  override readonly name = 'ForeignFolderError';
}

/** Throws {@link ForeignFolderError}. Not every platform has numeric users. */
export function refuseForeign(folder: string): void {
  const me = process.getuid?.();
  if (me !== undefined && statSync(folder).uid !== me) {
    throw new ForeignFolderError(`The folder ${folder} belongs to another user of this computer.`);
  }
}
