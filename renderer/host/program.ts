/**
 * Which program answers behind the page of the browser host. What it serves names its scripts by what is in them, and
 * the contract is in them: so a program with another contract serves another page. Nothing else tells: an answer that
 * makes no sense can be a fault of ours, a proxy's, or of whoever took the port after Guestlist ended.
 */

export type ProgramBehind =
  /** It serves this very page. */
  | 'same'
  /** It serves another page of Guestlist: this one is older. */
  | 'newer'
  /** It does not know this page's session. */
  | 'session-ended'
  /** Nobody answers, or somebody who is not Guestlist. */
  | 'nobody';

/** Never rejects. */
export async function programBehind(): Promise<ProgramBehind> {
  try {
    const response = await fetch('/', { credentials: 'same-origin', cache: 'no-store' });
    if (response.status === 401) return 'session-ended';
    return response.ok ? compared(await response.text(), ownScripts()) : 'nobody';
  } catch {
    return 'nobody';
  }
}

function ownScripts(): string[] {
  return Array.from(document.scripts, (script) => script.getAttribute('src') ?? '').filter(Boolean);
}

/** `html` is what is served now, `scripts` the `src` of those that this page has. */
export function compared(html: string, scripts: readonly string[]): Exclude<ProgramBehind, 'session-ended'> {
  if (!/<title>Guestlist<\/title>/u.test(html)) return 'nobody';
  return scripts.every((src) => html.includes(`"${src}"`)) ? 'same' : 'newer';
}
