/** The options of the invite field as an import takes them. Pure. */
import type { ImportOptions } from '../../preload/import.ts';
import { type InviteOptions, optionProblems, toDraftOptions } from '../invite/options.ts';

/** Undefined while something of them is wrong. *Ignore existing* is never taken: nobody is invited twice by an import. */
export function asImported(options: InviteOptions): ImportOptions | undefined {
  if (Object.keys(optionProblems(options)).length > 0) return undefined;
  const { ignoreExisting: _, ...rest } = toDraftOptions(options);
  return rest;
}

/** What an import begins with: what stands in the field, unless something of it is wrong. */
export function importedFrom(chosen: InviteOptions, starting: InviteOptions): InviteOptions {
  return asImported(chosen) ? chosen : starting;
}
