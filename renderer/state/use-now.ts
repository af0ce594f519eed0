/** A clock for views whose words depend on the time. */
import { useEffect, useState } from 'react';
import { useClockSkew } from './clerk-clock.ts';

/** Clerk's time in milliseconds since 1970, renewed every `everyMs` while the page is visible. */
export function useNow(everyMs: number): number {
  const skewMs = useClockSkew();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const renew = () => {
      if (!document.hidden) setNow(Date.now());
    };
    const timer = setInterval(renew, everyMs);
    document.addEventListener('visibilitychange', renew);
    renew();
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', renew);
    };
  }, [everyMs]);
  return now + skewMs;
}
