import { type RefObject, useLayoutEffect } from 'react';

/**
 * The cursor is in the invite field when an account opens, and whenever the popup is shown again. Before the page is
 * drawn, or the keys of a fast hand would go nowhere.
 */
export function useInviteFocus(field: RefObject<HTMLTextAreaElement | null>): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field is the same as long as the account is open.
  useLayoutEffect(() => {
    const toField = () => {
      if (!document.hidden && document.activeElement === document.body) field.current?.focus();
    };
    const { current } = field;
    current?.focus();
    // Behind a draft that was kept: a field that comes with its text has the cursor before it.
    current?.setSelectionRange(current.value.length, current.value.length);
    document.addEventListener('visibilitychange', toField);
    return () => document.removeEventListener('visibilitychange', toField);
  }, []);
}
