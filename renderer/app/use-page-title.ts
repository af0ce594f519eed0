import { useEffect } from 'react';
import { appCopy } from '../copy/app.ts';

/** How many are pending, where a window or a tab of a browser shows its title. */
export function usePageTitle(pending: number | undefined): void {
  useEffect(() => {
    document.title = pending === undefined ? appCopy.name : appCopy.pageTitle(pending);
    return () => {
      document.title = appCopy.name;
    };
  }, [pending]);
}
