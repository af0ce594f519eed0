/** Text that is written as bytes inside a text: base64 and quoted-printable. */

/** What cannot be read is given back as it stands. */
export function decodeBytes(bytes: readonly number[], charset: string): string {
  try {
    return new TextDecoder(charset || 'utf-8').decode(Uint8Array.from(bytes));
  } catch {
    // A charset that nobody knows: its ASCII letters are right.
    return String.fromCharCode(...bytes.slice(0, 10_000));
  }
}

/** Null for what is no base64. */
export function base64Bytes(text: string): number[] | null {
  try {
    return [...atob(text.replace(/\s+/gu, ''))].map((each) => each.charCodeAt(0));
  } catch {
    return null;
  }
}

export function fromBase64(text: string, charset = 'utf-8'): string {
  const bytes = base64Bytes(text);
  return bytes === null ? text : decodeBytes(bytes, charset);
}

/** `=C3=B6`. */
export function quotedPrintableBytes(text: string): number[] {
  const bytes: number[] = [];
  const utf8 = new TextEncoder();
  for (const [part, hex] of text.matchAll(/=([\da-f]{2})|[^=]+|=/giu)) {
    if (hex !== undefined) bytes.push(Number.parseInt(hex, 16));
    else for (const byte of utf8.encode(part)) bytes.push(byte);
  }
  return bytes;
}

export const fromQuotedPrintable = (text: string, charset = 'utf-8'): string =>
  decodeBytes(quotedPrintableBytes(text), charset);
