/** What a person typed behind a command: flags, or one sentence about what is wrong with them. */
import { parseArgs } from 'node:util';

/** Flags that cannot be understood, in a sentence for the person. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** `text` takes a value, `texts` too and may be given several times, `switch` takes none. */
type FlagKind = 'text' | 'texts' | 'switch';
type FlagValue<K> = K extends 'switch' ? boolean : K extends 'texts' ? string[] : string | undefined;
type Flags<K> = { [Name in keyof K]: FlagValue<K[Name]> };

/** `-h` is `--help`, where there is that. Throws {@link UsageError}: Node's own errors speak to programmers. */
export function parseFlags<const K extends Readonly<Record<string, FlagKind>>>(
  args: readonly string[],
  kinds: K,
): Flags<K> {
  const names = Object.keys(kinds);
  const known = names.map((name) => `--${name}`).join(', ');
  const given = new Map<string, string[]>();
  for (const token of tokensOf(args, kinds)) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') throw new UsageError(`"${token.value}" is no flag; there are ${known}.`);
    const { name, rawName } = token;
    if (!names.includes(name)) throw new UsageError(`There is no flag ${rawName}; there are ${known}.`);
    const before = given.get(name) ?? [];
    if (before.length > 0 && kinds[name] !== 'texts') throw new UsageError(`${rawName} is given twice.`);
    given.set(name, [...before, kinds[name] === 'switch' ? noValue(token) : ownValue(token)]);
  }
  const values = Object.entries(kinds).map(([name, kind]) => {
    const texts = given.get(name);
    return [name, kind === 'switch' ? texts !== undefined : kind === 'texts' ? (texts ?? []) : texts?.[0]];
  });
  return Object.fromEntries(values) as Flags<K>;
}

function tokensOf(args: readonly string[], kinds: Readonly<Record<string, FlagKind>>) {
  const options = Object.entries(kinds).map(([name, kind]) => {
    const type: 'boolean' | 'string' = kind === 'switch' ? 'boolean' : 'string';
    return [name, { type, multiple: kind === 'texts', ...(name === 'help' && { short: 'h' }) }] as const;
  });
  return parseArgs({
    args: [...args],
    options: Object.fromEntries(options),
    strict: false,
    allowPositionals: true,
    tokens: true,
  }).tokens;
}

interface Token {
  rawName: string;
  value?: string | undefined;
  inlineValue?: boolean | undefined;
}

function noValue({ rawName, value }: Token): '' {
  if (value !== undefined) throw new UsageError(`${rawName} takes no value.`);
  return '';
}

/** Of two flags in a row the first has lost its value. */
function ownValue({ rawName, value, inlineValue }: Token): string {
  if (value === undefined || (!inlineValue && value.startsWith('--'))) {
    throw new UsageError(`${rawName} needs a value.`);
  }
  return value;
}

/** The value of a flag that counts something. Throws {@link UsageError}. */
export function wholeNumber(flag: string, text: string, min: number, max: number): number {
  const number = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new UsageError(`${flag} takes a whole number from ${min} to ${max}, not "${text}".`);
}
