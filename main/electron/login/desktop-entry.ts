/** Desktop entries, as far as one of ours needs it: https://specifications.freedesktop.org/desktop-entry-spec/latest/ */

const group = '[Desktop Entry]';

/** The lines of the main group: behind its heading, up to the next. */
function mainGroup(lines: readonly string[]): { from: number; to: number } {
  const from = lines.findIndex((line) => line.trim() === group) + 1;
  const next = lines.findIndex((line, index) => index >= from && /^\s*\[/.test(line));
  return { from, to: next < 0 ? lines.length : next };
}

const keyOf = (line: string) => line.split('=')[0]?.trim() ?? '';

/** Keys of the main group; of a key that stands twice the last, as GLib reads it. Spaces around the sign do not count. */
export function readEntry(text: string): ReadonlyMap<string, string> {
  const lines = text.split(/\r?\n/);
  const { from, to } = mainGroup(lines);
  const pairs = lines.slice(from, to).filter((line) => line.includes('=') && !line.trim().startsWith('#'));
  return new Map(pairs.map((line) => [keyOf(line), line.slice(line.indexOf('=') + 1).trim()]));
}

/** The same text with one key changed, or added at the end of its group: what a person wrote beside it stays. */
export function withKey(text: string, key: string, value: string): string {
  const lines = text.split(/\r?\n/);
  const { from, to } = mainGroup(lines);
  const inGroup = lines.slice(from, to).filter((line) => keyOf(line) !== key);
  while (inGroup.at(-1)?.trim() === '') inGroup.pop();
  const rest = lines.slice(to);
  return [
    ...lines.slice(0, from),
    ...inGroup,
    `${key}=${value}`,
    ...(rest.length > 0 ? ['', ...rest] : ['']),
  ].join('\n');
}

/** GLib takes `1`, systemd also the others. */
export const isTrue = (value: string | undefined) => /^(1|true|t|yes|y|on)$/i.test(value ?? '');
export const isFalse = (value: string | undefined) => /^(0|false|f|no|n|off)$/i.test(value ?? '');

/** One argument of `Exec`: quoted, then escaped as a string. */
export function quoteExec(argument: string): string {
  const quoted = argument.replaceAll(/["`$\\]/g, (character) => `\\${character}`).replaceAll('%', '%%');
  return `"${quoted.replaceAll('\\', '\\\\')}"`;
}

const stringEscapes: Record<string, string> = { s: ' ', n: '\n', t: '\t', r: '\r', '\\': '\\' };

/** The arguments of an `Exec` line, without field codes. */
export function execArguments(exec: string): string[] {
  const text = exec.replaceAll(/\\([sntr\\])/g, (_, code: string) => stringEscapes[code] ?? '');
  const words = text.match(/(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\])+/gs) ?? [];
  const plain = words.map((word) =>
    word
      .replaceAll(/"((?:\\.|[^"\\])*)"|'([^']*)'/gs, (_, double?: string, single?: string) =>
        double === undefined ? (single ?? '') : double.replaceAll(/\\(["`$\\])/g, '$1'),
      )
      .replaceAll('%%', '\0')
      .replaceAll(/%./g, '')
      .replaceAll('\0', '%'),
  );
  return plain.filter((word) => word !== '');
}

/** What an `Exec` line starts: the first argument, or what `env` is given to start. */
export function programOf(exec: string): string | null {
  const [first, ...more] = execArguments(exec);
  if (first === undefined || (first !== 'env' && !first.endsWith('/env'))) return first ?? null;
  return more.find((word) => !word.includes('=') && !word.startsWith('-')) ?? null;
}
