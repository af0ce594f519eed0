/** Puts plain words on the clipboard; never a key or an invitation link, which the page does not have. */

/** Resolves to whether it worked: a host may forbid it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
