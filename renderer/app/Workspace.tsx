import { type ReactNode, Suspense, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Account } from '../../preload/account.ts';
import type { Status } from '../../preload/invitation.ts';
import type { QueueItem } from '../../preload/queue.ts';
import type { Settings } from '../../preload/settings.ts';
import type { SyncState } from '../../preload/sync.ts';
import { audienceOfRow } from '../audience/audiences.ts';
import { useAudience } from '../audience/use-audience.ts';
import { appCopy } from '../copy/app.ts';
import { ImportHost, type OpenImport } from '../import/ImportHost.tsx';
import { Composer } from '../invite/Composer.tsx';
import { startingInto } from '../invite/presets.ts';
import { Invitations } from '../list/Invitations.tsx';
import type { Aim } from '../list/ListPanel.tsx';
import type { ListHandle } from '../list/use-grid.ts';
import type { PaletteActs } from '../palette/choices.ts';
import { PaletteHost } from '../palette/PaletteHost.tsx';
import { useFinishedAnnouncements } from '../queue/use-finished-announcements.ts';
import { activeByInvitation, isUndoable, useQueue } from '../queue/use-queue.ts';
import { useQueueActions } from '../queue/use-queue-actions.ts';
import { type LaunchActionOf, useLaunchAction, useRunLaunchAction } from '../shell/launch-action-context.ts';
import { useGuestlist } from '../state/guestlist-context.ts';
import { useNow } from '../state/use-now.ts';
import type { ResourceHandle } from '../state/use-resource.ts';
import { StatisticsStrip } from '../statistics/StatisticsStrip.tsx';
import { StatusBar } from '../status/StatusBar.tsx';
import { useBackAnnouncement } from '../status/use-back-announcement.ts';
import { fetching, later, useFetchedLater } from '../ui/Later.tsx';
import { stepBack } from '../ui/step-back.ts';
import { Pane } from './Pane.tsx';
import { type Tab, Tabs } from './Tabs.tsx';
import { useInviteFocus } from './use-invite-focus.ts';
import { useLists } from './use-lists.ts';
import { usePageTitle } from './use-page-title.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useStops } from './use-stops.ts';
import './workspace.css';

const nothing: readonly QueueItem[] = [];

const queuePanel = async () => (await import('../queue/parts.ts')).QueuePanel;
const QueuePanel = later(queuePanel);
const syncNote = async () => (await import('./SyncNote.tsx')).SyncNote;
const SyncNote = later(syncNote);
const AudienceSwitch = later(async () => (await import('../audience/parts.ts')).AudienceSwitch);

interface WorkspaceProps {
  account: Account;
  accounts: readonly Account[];
  settings: Settings;
  sync: ResourceHandle<SyncState>;
  onKeys: () => void;
  onSettings: () => void;
  onReplaceKey: () => void;
  onSelect: (account: Account) => void;
  onAdd: () => void;
}

/** One account at work: invite above or beside, the list, the status line. */
export function Workspace({
  account,
  accounts,
  settings,
  sync,
  onKeys,
  onSettings,
  onReplaceKey,
  onSelect,
  onAdd,
}: WorkspaceProps): ReactNode {
  const { invitations, shell } = useGuestlist();
  const run = useRunLaunchAction();
  const [wanted, setWanted] = useState<LaunchActionOf<'queue'> | null>(null);
  const [aim, setAim] = useState<Aim | null>(null);
  const [searching, setSearching] = useState(false);
  const inviteField = useRef<HTMLTextAreaElement>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const list = useRef<ListHandle>(null);
  const openImport = useRef<OpenImport>(null);

  useFetchedLater(queuePanel);
  useFetchedLater(syncNote);
  const audience = useAudience(account.id, sync.value, startingInto(settings.presets, account.id));
  const { view, listed, cache, counts, tab, setTab, tabs } = useLists(account.id, audience);
  const queue = useQueue(account.id);
  const items = queue.value?.items ?? nothing;
  const active = useMemo(() => activeByInvitation(items), [items]);
  const actions = useQueueActions(account.id);
  useBackAnnouncement(sync.value);
  useFinishedAnnouncements(account.id, queue.value);
  const now = useNow(
    items.some(isUndoable) ? 500 : items.some(({ state }) => state === 'waiting') ? 1000 : 15_000,
  );

  useInviteFocus(inviteField);
  usePageTitle(counts?.pending);

  const toInvite = () => inviteField.current?.focus();
  const toSearch = () => {
    // At once, because the next key belongs into the search box already.
    if (!searchField.current) flushSync(() => setTab('pending'));
    searchField.current?.select();
  };
  /** The focus goes along when it was on a tab, or on a row that is gone. */
  const toTab = (each: Tab) => {
    flushSync(() => setTab(each));
    const at = document.activeElement;
    if (at === document.body || at?.role === 'tab') {
      document.querySelector<HTMLElement>(`[data-tab="${each}"]`)?.focus();
    }
  };
  /** What has just been queued is below that tab: the rows themselves move on with each that goes out. */
  const toQueued = () => {
    flushSync(() => setTab('queue'));
    document.querySelector<HTMLElement>('[data-tab="queue"]')?.focus();
  };
  const toList = () => {
    if (list.current?.focus()) return;
    (searchField.current ?? document.querySelector<HTMLElement>('[data-tab="queue"]'))?.focus();
  };
  const undo = () => {
    const ids = items.filter(isUndoable).map(({ id }) => id);
    if (ids.length > 0) void actions.cancel(ids);
  };
  const refresh = () => {
    // Asked anew: what it was when the look began may be older than what came meanwhile.
    void invitations.refresh({ accountId: account.id }).then(() => sync.reload());
  };
  const toImport: OpenImport = (source) => openImport.current?.(source);
  const hide = () => {
    if (!stepBack()) void shell.hide({});
  };
  const toQueue = (action: LaunchActionOf<'queue'>) => {
    setTab('queue');
    setWanted(action);
  };
  const toStatus = (next: Aim) => {
    flushSync(() => {
      setTab(next.status);
      audience.show(next.audience ?? 'application');
    });
    setAim(next);
  };
  const onShow = (status: Status, search: string) => toStatus({ status, search, audience: listed });
  useLaunchAction('queue', toQueue, account.id);
  useLaunchAction('list', toStatus, account.id);

  useStops();
  useShortcuts({
    n: toInvite,
    i: () => toImport(),
    '/': toSearch,
    '?': onKeys,
    u: undo,
    Escape: () => {
      if (!stepBack()) toInvite();
    },
    'mod+,': onSettings,
    'mod+k': () => setSearching(true),
    ...Object.fromEntries(tabs.map((each, index) => [String(index + 1), () => toTab(each)])),
  });

  const palette: PaletteActs = {
    commands: {
      invite: toInvite,
      import: () => toImport(),
      refresh,
      [queue.value?.summary.paused ? 'resume' : 'pause']: () =>
        void actions.setPaused(!queue.value?.summary.paused),
      settings: onSettings,
      keys: onKeys,
      add: onAdd,
      // The sandbox keeps the key that it made.
      ...(account.keptIn !== 'sandbox' && { replaceKey: onReplaceKey }),
    },
    invite: (text, preset) => run({ kind: 'invite', text, ...(preset && { presetId: preset.id }) }),
    inviteInto: audience.offered.includes('organization') ? audience.pick : null,
    show({ kind }, status, search) {
      toStatus({ status, search, audience: kind });
      searchField.current?.focus();
    },
    inspect: (invitation) =>
      toStatus({
        status: invitation.status,
        audience: audienceOfRow(invitation).kind,
        inspect: invitation,
      }),
    showItem: (itemId) => toQueue({ kind: 'queue', itemId }),
    select: onSelect,
  };

  const summary = queue.value?.summary;
  const unfinished = {
    left: summary ? summary.queued + summary.sending + summary.waiting : 0,
    failed: summary?.failed ?? 0,
  };
  return (
    <>
      <main className="workspace">
        <section className="workspace-invite" aria-label={appCopy.invite} data-stop=".address-input">
          <Composer
            account={account}
            field={inviteField}
            queue={items}
            actions={actions}
            now={now}
            onLeave={toList}
            onEscape={hide}
            onImport={toImport}
            presets={settings.presets}
            audience={audience}
          />
        </section>
        <div className="workspace-list" data-then={'.row[tabindex="0"]'}>
          {sync.value?.failure ? (
            <Suspense fallback={fetching}>
              <SyncNote sync={sync.value} onRefresh={refresh} onReplaceKey={onReplaceKey} />
            </Suspense>
          ) : null}
          <StatisticsStrip accountId={account.id} audience={listed} />
          {audience.isOffered ? (
            <Suspense fallback={fetching}>
              <AudienceSwitch accountId={account.id} audience={audience} />
            </Suspense>
          ) : null}
          <Tabs
            tab={tab}
            tabs={tabs}
            words={view.words.tabs}
            counts={counts}
            unfinished={unfinished}
            onTab={setTab}
          >
            {tab === 'queue' ? (
              <Suspense fallback={fetching}>
                <QueuePanel
                  key={account.id}
                  accountId={account.id}
                  queue={queue}
                  actions={actions}
                  now={now}
                  wanted={{ action: wanted, onShown: () => setWanted(null) }}
                  field={searchField}
                  list={list}
                  onShow={onShow}
                  onDown={toList}
                  onEscape={toInvite}
                />
              </Suspense>
            ) : (
              <Invitations
                account={account}
                status={tab}
                aim={aim}
                onAimed={() => setAim(null)}
                cache={cache}
                audience={listed}
                sync={sync.value}
                active={active}
                now={now}
                field={searchField}
                list={list}
                onShow={onShow}
                onDown={toList}
                onEscape={toInvite}
              />
            )}
          </Tabs>
        </div>
      </main>
      <Pane queue={tab === 'queue'} />
      <StatusBar
        sync={sync.value}
        refreshSeconds={settings.refreshIntervalSeconds}
        queue={items}
        now={now}
        onUndo={undo}
        onRefresh={refresh}
        onKeys={onKeys}
      />
      <PaletteHost
        accountId={account.id}
        accounts={accounts}
        presets={settings.presets}
        offered={audience.offered}
        acts={palette}
        open={searching}
        onClose={() => setSearching(false)}
      />
      <ImportHost
        accountId={account.id}
        presets={settings.presets}
        audience={audience}
        handle={openImport}
        onQueued={toQueued}
      />
    </>
  );
}
