/** Single cells as values, or what is wrong with them as a sentence. Empty cells never get here. */
import { templateSlugs } from '../../../preload/invitation.ts';

export type Read<T> = { value: T } | { wrong: string };

const yes = new Set(['true', 'yes', 'y', '1', 'on']);
const no = new Set(['false', 'no', 'n', '0', 'off']);

/** What stands in a cell, short enough for a sentence. */
export function shown(cell: string): string {
  const oneLine = cell.slice(0, 200).replace(/\s+/gu, ' ');
  return oneLine.length > 60 ? `${oneLine.slice(0, 60)}…` : oneLine;
}

export function readYesNo(cell: string): Read<boolean> {
  const word = cell.toLowerCase();
  if (yes.has(word)) return { value: true };
  return no.has(word) ? { value: false } : { wrong: `“${shown(cell)}” is neither yes nor no.` };
}

export function readTemplate(cell: string): Read<(typeof templateSlugs)[number]> {
  const slug = cell.toLowerCase().replace(/[\s-]+/gu, '_');
  const known = templateSlugs.find((each) => each === slug);
  return known === undefined
    ? { wrong: `There is no template “${shown(cell)}”, only ${templateSlugs.join(' and ')}.` }
    : { value: known };
}

export function readJsonObject(cell: string): Read<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(cell);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { value: value as Record<string, unknown> };
    }
    return { wrong: 'This is not a JSON object: { … }.' };
  } catch {
    return { wrong: 'This is not JSON: a column of this name holds objects like {"role":"editor"}.' };
  }
}
