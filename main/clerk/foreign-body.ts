/** The body of an answer that is not in Clerk's words, as far as it may be kept: a person wants to see who refused. */

/** As much as a person would read; a page of a firewall says what it is in its first lines. */
const longest = 2000;

/**
 * Whoever answers can repeat what was sent to it: keys, tickets and addresses do not get into a failure, which travels
 * far. Long words of mixed letters are tokens more often than they are words.
 */
const secrets: readonly [RegExp, string][] = [
  [/([sp]k(?:_|%5f)(?:test|live))(?:_|%5f)[\w$=%-]+/gi, '$1_[key]'],
  [/eyJ[\w-]+(?:\.[\w-]*)*/g, '[token]'],
  [/(ticket(?:=|%3d|"\s*:\s*"))[^\s&"'<>\\]+/gi, '$1[ticket]'],
  [/[^\s@"'<>(){}[\],:;=]{1,192}(?:@|%40|&#64;)[^\s@"'<>(){}[\],:;=]{1,255}/g, '[address]'],
  [/(?<![\w[])(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[\w-]{20,}/g, '[token]'],
];

/** Everything that is neither text nor a line break; also marks that turn the direction of what follows. */
const unreadable = /[^\P{C}\n\t]/gu;

/** Undefined when there is nothing to show. */
export function foreignBody(text: string): string | undefined {
  // Cut last, so that no half of a secret stays behind; but not before a bound that keeps this cheap.
  const clean = secrets.reduce(
    (kept, [pattern, replacement]) => kept.replace(pattern, replacement),
    text.slice(0, 4 * longest),
  );
  const shown = clean.replace(unreadable, '').trim();
  if (shown === '') return undefined;
  return shown.length > longest ? `${shown.slice(0, longest)}…` : shown;
}
