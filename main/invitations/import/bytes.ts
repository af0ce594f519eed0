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

export function fromBase64(text: string, charset = 'utf-8'): string {
  try {
    return decodeBytes(
      [...atob(text.replace(/\s+/gu, ''))].map((each) => each.charCodeAt(0)),
      charset,
    );
  } catch {
    return text;
  }
}

/** `=C3=B6`; `_` is a blank in the words of a mail header. */
export function fromQuotedPrintable(text: string, charset = 'utf-8'): string {
  const bytes: number[] = [];
  const utf8 = new TextEncoder();
  for (const [part, hex] of text.matchAll(/=([\da-f]{2})|[^=]+|=/giu)) {
    if (hex !== undefined) bytes.push(Number.parseInt(hex, 16));
    else for (const byte of utf8.encode(part)) bytes.push(byte);
  }
  return decodeBytes(bytes, charset);
}
