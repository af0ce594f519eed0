/**
 * What a person had before them, kept by main: the popup's window may be given back at any time, and a page may be
 * loaded again. Only plain data, only in main's memory.
 */
import { type Dispatch, type SetStateAction, useEffect, useState } from 'react';
import type { Guestlist } from '../../preload/contract.ts';

/** Milliseconds after the last change, so that typing is not interrupted. Shorter than a lost focus takes to hide the popup. */
const gatherMs = 50;

let kept: Record<string, unknown> = {};
let send: ((view: string) => void) | null = null;
let planned: ReturnType<typeof setTimeout> | undefined;

/** Before the first drawing of what was kept. `view`: as main had it; null for nothing. */
export function restoreView(shell: Guestlist['shell'], view: string | null): void {
  send = (next) => void shell.keepView({ view: next });
  if (view !== null) kept = JSON.parse(view) as Record<string, unknown>;
}

/** `name` is unique, and `value` plain data. */
export function keep(name: string, value: unknown): void {
  kept = { ...kept, [name]: value };
  clearTimeout(planned);
  planned = setTimeout(() => send?.(JSON.stringify(kept)), gatherMs);
}

/** What is kept under a name now; for a view that does not change it. */
export function keptNow<T>(name: string, initial: T): T {
  return Object.hasOwn(kept, name) ? (kept[name] as T) : initial;
}

/** `useState` that outlives the window. `name` is unique, and `initial` plain data. */
export function useKept<T>(name: string, initial: T): [T, Dispatch<SetStateAction<T>>] {
  const [value, setValue] = useState<T>(() => keptNow(name, initial));
  useEffect(() => keep(name, value), [name, value]);
  return [value, setValue];
}
