/**
 * What a person had before them, kept by main while the popup is hidden: its window may be given back at any time.
 * Only plain data, only in memory; the browser page keeps nothing.
 */
import { type Dispatch, type SetStateAction, useEffect, useState } from 'react';
import type { Guestlist } from '../../preload/contract.ts';

/** Milliseconds after the last change, so that typing is not interrupted. Shorter than a lost focus takes to hide the popup. */
const gatherMs = 50;

let kept: Record<string, unknown> = {};
let keep: ((view: string) => void) | null = null;
let planned: ReturnType<typeof setTimeout> | undefined;

/** Before the first drawing; whatever cannot be read is as good as nothing. */
export async function restoreView(shell: Guestlist['shell']): Promise<void> {
  const result = await shell.view({});
  keep = (view) => void shell.keepView({ view });
  if (!result.ok || result.value.view === null) return;
  kept = JSON.parse(result.value.view) as Record<string, unknown>;
}

function remember(name: string, value: unknown): void {
  kept = { ...kept, [name]: value };
  clearTimeout(planned);
  planned = setTimeout(() => keep?.(JSON.stringify(kept)), gatherMs);
}

/** `useState` that outlives the window. `name` is unique, and `initial` plain data. */
export function useKept<T>(name: string, initial: T): [T, Dispatch<SetStateAction<T>>] {
  const [value, setValue] = useState<T>(() => (Object.hasOwn(kept, name) ? (kept[name] as T) : initial));
  useEffect(() => remember(name, value), [name, value]);
  return [value, setValue];
}
