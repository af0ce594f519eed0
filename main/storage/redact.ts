/** Takes secrets and people out of text before it is written or copied anywhere. */
import { withoutMetadata } from './redact-metadata.ts';

/** An `@` as it is written, in a URL, in JSON, in HTML, and in East Asian text. */
const at = '(?:@|%40|\\\\u0040|&#64;|&commat;|\uff20|\ufe6b)';

/**
 * What can stand beside an `@`. More than RFC 5321 allows, so that no half of an address stays behind, and bounded as
 * there (times three, for percent-encoding), which keeps the search linear on hostile text.
 */
const addresses = new RegExp(
  `(?:"[^"\\n]{1,64}"|[^\\s@"<>(){}[\\],:;]{1,192})${at}[^\\s@"'<>(){}[\\],:;=]{1,255}`,
  'giu',
);

/** Whether there can be an address at all: cheap, where the search for one is not. */
const anyAt = new RegExp(at, 'iu');

const rules: [RegExp, string][] = [
  [/([sp]k(?:_|%5f)(?:test|live))(?:_|%5f)(?:[\w$=-]|%24|%3d)+/gi, '$1_[key]'],
  [/((?:[?&]|%3f|%26)(?:__clerk_)?ticket(?:=|%3d))[^\s&"'<>\\]+/gi, '$1[ticket]'],
  [/((?<!\\)\\*"(?:__clerk_)?ticket\\*"\s*:\s*\\*")[^"\\]+/gi, '$1[ticket]'],
  [/eyJ[\w-]+(?:\.[\w-]*)*/g, '[token]'],
  [/(\/launch\/)[\w-]+/g, '$1[token]'],
];

/** Idempotent: what was taken out is not found again. */
export function redact(text: string): string {
  const kept = rules.reduce(
    (result, [pattern, replacement]) => result.replace(pattern, replacement),
    withoutMetadata(text),
  );
  return anyAt.test(kept) ? kept.replace(addresses, '[address]') : kept;
}
