/** Facts of a log line, as they may be written: names of fields tell what their values must not. */
import { redact } from './redact.ts';

/** Fields whose values are secrets or people's own, whatever they look like. */
const unspeakable: [RegExp, string][] = [
  [/metadata$|^meta$/i, '[metadata]'],
  [/secret|authorization|cookie|password/i, '[secret]'],
  [/ticket$/i, '[ticket]'],
  [/e-?mail|^address(?:es)?$/i, '[address]'],
];

const deepest = 6;
const longestString = 2000;
const mostEntries = 50;

/** Bounded in depth, width and length, so that no object can make a line of megabytes; never throws. */
export function redactFacts(value: unknown, depth = 0): unknown {
  switch (typeof value) {
    case 'string':
      return shortened(redact(value));
    case 'number':
    case 'boolean':
    case 'undefined':
      return value;
    case 'object':
      break;
    default:
      return `[${typeof value}]`;
  }
  if (value === null) return null;
  if (depth >= deepest) return '[…]';
  if (Array.isArray(value)) return value.slice(0, mostEntries).map((each) => redactFacts(each, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, mostEntries)
      .map(([name, inner]) => [redact(name), named(name, inner, depth)]),
  );
}

function named(name: string, value: unknown, depth: number): unknown {
  const hidden =
    value === null || value === undefined ? undefined : unspeakable.find(([it]) => it.test(name));
  return hidden ? hidden[1] : redactFacts(value, depth + 1);
}

function shortened(text: string): string {
  return text.length > longestString ? `${text.slice(0, longestString)}…` : text;
}
