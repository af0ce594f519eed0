/** Ties a {@link Resource} to a view: asked when shown, asked again on the events that touch it. */
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { EventName, Guestlist } from '../../preload/contract.ts';
import type { Result } from '../../preload/failure.ts';
import { useHost } from './guestlist-context.ts';
import { Resource, type ResourceState } from './resource.ts';

/** Whether an event speaks of this account, or of none in particular. */
function concerns(payload: object, accountId: string | null): boolean {
  return accountId === null || !('accountId' in payload) || payload.accountId === accountId;
}

export interface ResourceHandle<T> extends ResourceState<T> {
  reload: () => Promise<void>;
  put: (value: T) => void;
}

/**
 * `load` is asked anew whenever `key` changes, with an empty value meanwhile, and on each of the events `refreshOn`.
 * `accountId` narrows the events to one account.
 */
export function useResource<T>(
  key: string,
  load: (guestlist: Guestlist) => Promise<Result<T>>,
  refreshOn: readonly EventName[],
  accountId: string | null = null,
): ResourceHandle<T> {
  const host = useHost();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` names everything that `load` and `refreshOn` close over.
  const resource = useMemo(
    () => new Resource(() => load(host.guestlist), host.initial.get<T>(key)),
    [host, key],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above; a new resource is made whenever they change.
  useEffect(() => {
    if (!host.initial.isFresh(key, refreshOn)) host.initial.afterDrawing(() => void resource.reload());
    const stops = refreshOn.map((event) =>
      host.guestlist.on(event, (payload) => {
        if (concerns(payload, accountId)) void resource.reload();
      }),
    );
    stops.push(host.connection.onReconnected(() => void resource.reload()));
    return () => {
      for (const stop of stops) stop();
    };
  }, [host, resource]);
  const state = useSyncExternalStore(resource.subscribe, resource.get, resource.get);
  return { ...state, reload: resource.reload, put: resource.put };
}
