import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { StatusContext, type StatusMessage, type Tone } from './status-context.ts';

/** Long enough to read twice; the state of the whole comes back after that. */
const shownMs = 10_000;

export function StatusProvider({ children }: { children: ReactNode }): ReactNode {
  const [message, setMessage] = useState<StatusMessage | null>(null);
  const say = useCallback((text: string, tone: Tone = 'info') => {
    setMessage((last) => ({ text, tone, id: (last?.id ?? 0) + 1 }));
  }, []);
  const clear = useCallback(() => setMessage(null), []);
  useEffect(() => {
    if (!message) return;
    const timer = setTimeout(clear, shownMs);
    return () => clearTimeout(timer);
  }, [message, clear]);
  const status = useMemo(() => ({ message, say, clear }), [message, say, clear]);
  return <StatusContext value={status}>{children}</StatusContext>;
}
