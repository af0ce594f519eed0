/** What was just done, said once: visible in the status line, and read out. */
import { createContext, useContext } from 'react';

export type Tone = 'info' | 'success' | 'problem';

export interface StatusMessage {
  text: string;
  tone: Tone;
  /** Tells two equal messages apart. */
  id: number;
}

export interface Status {
  message: StatusMessage | null;
  /** Replaces what was said before. */
  say(text: string, tone?: Tone): void;
  clear(): void;
}

export const StatusContext = createContext<Status | null>(null);

export function useStatus(): Status {
  const status = useContext(StatusContext);
  if (!status) throw new Error('A view was rendered outside StatusContext.');
  return status;
}
