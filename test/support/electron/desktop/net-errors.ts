/** What went wrong with an address, as Electron tells main: a name and a number of net/base/net_error_list.h. */

const numbers: Record<string, number> = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_FILE_NOT_FOUND: -6,
  ERR_UNEXPECTED: -9,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_CONNECTION_RESET: -101,
  ERR_CONNECTION_REFUSED: -102,
  ERR_NAME_NOT_RESOLVED: -105,
  ERR_INTERNET_DISCONNECTED: -106,
  ERR_INVALID_URL: -300,
  ERR_UNKNOWN_URL_SCHEME: -302,
  ERR_EMPTY_RESPONSE: -324,
};

/** An error that carries `code` and `errno`. */
export function netError(code: string): Error {
  return Object.assign(new Error(code), { code, errno: numbers[code] ?? -2 });
}

/** Of what a browser's driver says. */
export function asNetError(error: unknown): Error {
  const text = error instanceof Error ? error.message : String(error);
  return netError(/ERR_[A-Z_]+/.exec(text)?.[0] ?? 'ERR_FAILED');
}
