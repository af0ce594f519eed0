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

/** Whether `path` leads into what stands at `other`. */
export const isPathInto = (other: readonly string[], path: readonly string[]): boolean =>
  other.length < path.length && other.every((key, index) => key === path[index]);

/** Every value that is no object with its path, keys joined with dots. */
export function flattened(metadata: Metadata, before = ''): { key: string; value: unknown }[] {
  return Object.entries(metadata).flatMap(([key, value]) => {
    const path = before === '' ? key : `${before}.${key}`;
    return isObject(value) && Object.keys(value).length > 0 ? flattened(value, path) : [{ key: path, value }];
  });
}

/** `user.primary_email` as the words of a heading: a dot at the end of a name would make a domain of it. */
export const wordsOfName = (name: string): string => name.replace(/[._]+/gu, ' ');
