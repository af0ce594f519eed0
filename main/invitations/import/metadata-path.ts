/** Keys inside public metadata. Only own properties count, so that a heading cannot reach a prototype. */

type Metadata = Record<string, unknown>;

function isObject(value: unknown): value is Metadata {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const own = (object: Metadata, key: string): unknown =>
  Object.hasOwn(object, key) ? object[key] : undefined;

/** A copy with `value` at `path`; null when something that is no object is in the way. */
export function withPath(metadata: Metadata, path: readonly string[], value: unknown): Metadata | null {
  const [key = '', ...rest] = path;
  if (rest.length === 0) return { ...metadata, [key]: value };
  const inner = own(metadata, key) ?? {};
  const changed = isObject(inner) ? withPath(inner, rest, value) : null;
  return changed && { ...metadata, [key]: changed };
}

/** A copy without what is at `path`, and without objects that are empty because of it. */
export function withoutPath(metadata: Metadata, path: readonly string[]): Metadata {
  const [key = '', ...rest] = path;
  const { [key]: gone, ...others } = metadata;
  if (gone === undefined || rest.length === 0) return others;
  if (!isObject(gone)) return metadata;
  const inner = withoutPath(gone, rest);
  return Object.keys(inner).length === 0 ? others : { ...metadata, [key]: inner };
}

/** What is at a path; undefined when nothing is. */
export function atPath(metadata: Metadata, path: readonly string[]): unknown {
  let value: unknown = metadata;
  for (const key of path) value = isObject(value) ? own(value, key) : undefined;
  return value;
}
