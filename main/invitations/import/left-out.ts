/** Metadata columns that a person does not want after having seen them: everyone can read public metadata. */
import type { ImportColumn } from '../../../preload/import.ts';
import type { Draft } from '../../../preload/invitation.ts';
import { atPath, withoutPath, withPath } from './metadata-path.ts';

type Metadata = Record<string, unknown>;

/** Returns what takes the columns with these indexes out of a draft. */
export function withoutColumns(
  columns: readonly ImportColumn[],
  leaveOut: readonly number[],
): (draft: Draft) => Draft {
  const unwanted = columns.filter(({ index }) => leaveOut.includes(index));
  const gone = unwanted.filter(({ meaning }) => meaning === 'metadata_key');
  const kept = columns.filter(
    ({ meaning, index }) => meaning === 'metadata_key' && !leaveOut.includes(index),
  );
  const noObject = unwanted.some(({ meaning }) => meaning === 'public_metadata');
  if (gone.length === 0 && !noObject) return (draft) => draft;
  return ({ publicMetadata = {}, ...rest }) => {
    const left = noObject
      ? onlyPaths(publicMetadata, kept)
      : gone.reduce<Metadata>((metadata, { path }) => withoutPath(metadata, path), publicMetadata);
    return Object.keys(left).length === 0 ? rest : { ...rest, publicMetadata: left };
  };
}

function onlyPaths(metadata: Metadata, columns: readonly ImportColumn[]): Metadata {
  return columns.reduce<Metadata>((result, { path }) => {
    const value = atPath(metadata, path);
    return value === undefined ? result : (withPath(result, path, value) ?? result);
  }, {});
}
