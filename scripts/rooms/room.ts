export interface Room {
  /** The folder or file, from the root; the longest that fits is a file's room. */
  path: string;
  /** In a few words. */
  is: string;
  /** Rooms, by path. */
  uses: readonly string[];
  /** Packages, and `node` for all that Node brings. */
  packages: readonly string[];
}

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** `uses` and `packages`: names between blanks. */
export function room(path: string, is: string, uses: string, packages = ''): Room {
  return { path, is, uses: words(uses), packages: words(packages) };
}
