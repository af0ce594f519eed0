/** What crosses between processes is a structured clone: electron/shell/common/v8_util.cc. */

const refused = 'An object could not be cloned.';

/** Throws Electron's own words for what cannot be cloned. */
export function asCloned<T>(value: T): T {
  try {
    return structuredClone(value);
  } catch (error) {
    throw new Error(refused, { cause: error });
  }
}
