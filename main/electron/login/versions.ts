/** Compares versions of our own: https://semver.org, without prereleases of the same version among each other. */

function numbers(version: string): number[] {
  return version.split(/[.+-]/).slice(0, 3).map(Number);
}

/** False for what is no version, but true for none at all: an entry of before versions were written. */
export function isOlder(version: string | undefined, than: string): boolean {
  if (version === undefined) return true;
  const [one, other] = [numbers(version), numbers(than)];
  if (one.some(Number.isNaN) || one.length < 3) return false;
  const at = one.findIndex((part, index) => part !== other[index]);
  if (at >= 0) return (one[at] ?? 0) < (other[at] ?? 0);
  return version.includes('-') && !than.includes('-');
}
