/** Entries in words, for a person who has to choose between two of them. */
import type { SecretService } from './secret-service.ts';

/** Who writes which attribute beside `service` and `username`. */
const writers: readonly (readonly [string, string, string])[] = [
  ['application', 'Python keyring library', 'Python’s keyring'],
];

/** Its label, and what wrote it as far as it says so. */
export async function describeEntry(service: SecretService, item: string): Promise<string> {
  const { label, attributes } = await service.describe(item);
  const application = attributes['application'];
  const known = writers.find(([name, value]) => attributes[name] === value)?.[2];
  const by = known ?? (application ? `“${application}”` : null);
  return by === null ? `“${label}”` : `“${label}”, written by ${by}`;
}
