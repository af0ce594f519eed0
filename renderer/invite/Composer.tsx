import {
  type ClipboardEvent,
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  Suspense,
  useMemo,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import type { Account } from '../../preload/account.ts';
import type { QueueItem } from '../../preload/queue.ts';
import type { Preset } from '../../preload/settings.ts';
import { audiences } from '../audience/audiences.ts';
import type { AudienceHandle } from '../audience/use-audience.ts';
import { inviteCopy, presetsCopy } from '../copy/invite.ts';
import { heldWords } from '../copy/queue.ts';
import type { OpenImport } from '../import/ImportHost.tsx';
import { type QueueActions, useTold } from '../queue/use-queue-actions.ts';
import { useKept } from '../shell/kept-view.ts';
import { useLaunchAction } from '../shell/launch-action-context.ts';
import { useGuestlist } from '../state/guestlist-context.ts';
import { useStatus } from '../status/status-context.ts';
import { fetching, Later, later, useFetchedLater } from '../ui/Later.tsx';
import { AddressField } from './AddressField.tsx';
import {
  addAddresses,
  countInvalid,
  countValid,
  dropInvalid,
  maxAddresses,
  noAddresses,
} from './address-list.ts';
import { ComposerBar } from './ComposerBar.tsx';
import { optionProblems, optionsSummary, toDraft } from './options.ts';
import { parseAddresses } from './parse-addresses.ts';
import { sameOptions, startingOptions } from './presets.ts';
import { useDraft } from './use-draft.ts';
import { useKnownAddresses } from './use-known-addresses.ts';
import { useLastSend } from './use-last-send.ts';
import { usePresets } from './use-presets.ts';
import './composer.css';

const sendResult = async () => (await import('../queue/parts.ts')).SendResult;
const SendResult = later(sendResult);
const importOffer = async () => (await import('../import/ImportOffer.tsx')).ImportOffer;
const ImportOffer = later(importOffer);
const audienceSheet = async () => (await import('../audience/parts.ts')).AudienceSheet;
const AudienceSheet = later(audienceSheet);
const OptionsSheet = later(async () => (await import('./OptionsSheet.tsx')).OptionsSheet);

interface ComposerProps {
  account: Account;
  field: RefObject<HTMLTextAreaElement | null>;
  queue: readonly QueueItem[];
  actions: QueueActions;
  now: number;
  onLeave: () => void;
  /** Escape with nothing left to clear. */
  onEscape: () => void;
  onImport: OpenImport;
  presets: readonly Preset[];
  /** Where new invitations go. */
  audience: AudienceHandle;
}

/** Invite: addresses, options behind one disclosure, Enter, and how it went. */
export function Composer(props: ComposerProps): ReactNode {
  const { account, field, queue, actions, now, onLeave, onEscape, onImport, audience } = props;
  const accountId = account.id;
  const { invitations } = useGuestlist();
  const { say, clear } = useStatus();
  const checked = useTold();
  const starting = startingOptions(props.presets, accountId);
  const draft = useDraft(accountId);
  const { list, setList, text, setText, offered, restorable } = draft;
  const [options, setOptions] = useKept(`${accountId} options`, starting);
  const [open, setOpen] = useState(false);
  const sending = useRef(false);
  const { known, settled } = useKnownAddresses(accountId, list.entries, queue, audience.chosen);
  const lastSend = useLastSend(queue);
  useFetchedLater(sendResult);
  useFetchedLater(importOffer);
  useFetchedLater(audienceSheet);
  const presets = usePresets({ presets: props.presets, accountId, options, onOptions: setOptions, audience });
  /** What was chosen is there for the next person too. */
  const [stays, setStays] = useKept(`${accountId} stays`, false);
  const problems = optionProblems(options);
  const invalid = countInvalid(list);
  const knownThere = useMemo(() => list.entries.flatMap(({ text }) => known.get(text) ?? []), [list, known]);
  const chosen = presets.chosen;
  const summary = optionsSummary(options, chosen, audiences[audience.chosen.kind].takes);
  // The queue and the clock draw this too: ten thousand addresses are not gone through each time.
  const valid = useMemo(() => countValid(list, text), [list, text]);
  // Whoever is known already gets nothing, unless that was asked for.
  const count = valid - (options.ignoreExisting ? 0 : knownThere.length);
  const view = audiences[audience.chosen.kind];
  /** Said once, with all that there is to say. */
  const told = useRef({ tally: '', remarks: '' });
  if (settled) {
    const tally = inviteCopy.tally(list.entries.length - invalid, list.duplicates);
    const known = knownThere.map((status) => view.words.known[status]);
    told.current = { tally, remarks: inviteCopy.remarks(tally, invalid, known) };
  }
  const action = view.words.add(count, account.environment === 'production');

  // A link or the clipboard fills the field, and that is all it can do.
  useLaunchAction('invite', (action) => {
    setList((before) => addAddresses(before, parseAddresses(action.text)));
    const preset = props.presets.find(({ id }) => id === action.presetId);
    if (preset) presets.apply(preset);
    field.current?.focus();
  });

  /** Out of the options too, which would keep the focus. */
  function toField(): void {
    flushSync(() => setOpen(false));
    field.current?.focus();
  }

  function refuse(words: string): void {
    say(words, 'problem');
    toField();
  }

  /** What does not go out now must not be said to be going out. */
  function tellHeld(created: { items: readonly QueueItem[]; known: readonly string[] }): void {
    if (created.known.length > 0) say(inviteCopy.knownInQueue(created.known.length));
    else if (created.items[0]?.waitingFor) say(heldWords(created.items, now));
  }

  async function submit(): Promise<void> {
    if (sending.current) return;
    const whole = addAddresses(list, parseAddresses(text));
    const wrong = whole.entries.filter(({ valid }) => !valid).map((entry) => entry.text);
    setList(whole);
    setText('');
    if (whole.entries.length === 0) return refuse(inviteCopy.nothingTyped);
    if (wrong.length > 0) return refuse(inviteCopy.notAddresses(wrong));
    if (whole.entries.length > maxAddresses) return refuse(inviteCopy.tooMany(maxAddresses));
    if (Object.keys(problems).length > 0) {
      say(inviteCopy.optionsWrong, 'problem');
      return setOpen(true);
    }
    sending.current = true;
    say(view.words.adding(whole.entries.length));
    // At once, so that a second Enter has nothing to send, and what is typed or chosen meanwhile stays.
    draft.leave();
    // Before the preset goes, which may have led elsewhere.
    const going = audience.now();
    if (!stays) presets.apply(null);
    toField();
    const drafts = whole.entries.map((entry) => toDraft(entry.text, options));
    const to = checked(await going);
    const created =
      to &&
      checked(
        await invitations.create({ accountId, drafts, ...(to.kind !== 'application' && { audience: to }) }),
      );
    sending.current = false;
    if (!created) {
      setList((since) => addAddresses(whole, since.entries));
      setOptions((since) => (sameOptions(since, starting) ? options : since));
      return;
    }
    lastSend.start(created.items, created.known);
    tellHeld(created);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'o' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      setOpen(true);
      return;
    }
    if (event.key !== 'Escape') return;
    event.preventDefault();
    if (text !== '' || list.entries.length > 0) {
      draft.clear();
      say(inviteCopy.cleared(list.entries.length));
    } else if (lastSend.items.length > 0) lastSend.clear();
    else if (chosen) {
      presets.apply(null);
      setStays(false);
      say(presetsCopy.left(chosen.name));
    } else onEscape();
    field.current?.focus();
  }

  function onPaste(event: ClipboardEvent): void {
    if (event.target !== field.current) return;
    const pasted = event.clipboardData.getData('text/plain');
    const taken = draft.paste(pasted);
    if (taken !== 'not here') event.preventDefault();
    if (taken === 'too long') onImport(pasted);
  }

  function acceptOffer(): void {
    onImport(offered ?? undefined);
    draft.change(noAddresses);
    setText('');
  }

  function restore(): void {
    draft.restore();
    say(inviteCopy.restored);
    field.current?.focus();
  }

  function drop(): void {
    setList(dropInvalid(list));
    clear();
    field.current?.focus();
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    void submit();
  }

  return (
    <>
      <form
        className="composer"
        data-then=".address-input"
        onSubmit={onSubmit}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      >
        <AddressField
          field={field}
          list={list}
          known={known}
          words={view.words}
          text={text}
          onList={draft.change}
          onText={setText}
          onSubmit={() => void submit()}
          onLeave={onLeave}
          action={action}
          onRestore={restorable && restore}
        />
        <ComposerBar
          audience={audience}
          options={{ open, onOpen: () => setOpen(true) }}
          summary={summary}
          {...told.current}
          isEmpty={!restorable && summary.length + list.entries.length === 0}
          restorable={restorable?.list.entries.length ?? null}
          onRestore={restore}
          invalid={invalid}
          onDrop={drop}
          onImport={() => onImport()}
        />
        {offered !== null && list.entries.length > 0 ? (
          <Suspense fallback={fetching}>
            <ImportOffer onAccept={acceptOffer} />
          </Suspense>
        ) : null}
        {lastSend.items.length > 0 ? (
          <Suspense fallback={fetching}>
            <SendResult
              items={lastSend.items}
              known={lastSend.known}
              now={now}
              actions={actions}
              onClose={lastSend.clear}
            />
          </Suspense>
        ) : null}
      </form>
      {audience.isOffered ? (
        <Later wanted={audience.picking !== null}>
          <AudienceSheet accountId={accountId} audience={audience} />
        </Later>
      ) : null}
      <Later wanted={open}>
        <OptionsSheet
          open={open}
          onClose={() => setOpen(false)}
          into={audience.chosen.kind === 'organization' ? audience.chosen : null}
          takes={view.takes}
          options={options}
          problems={problems}
          onOptions={setOptions}
          presets={presets}
          stays={stays}
          onStays={setStays}
          onSend={text.trim() !== '' || list.entries.length > 0 ? () => void submit() : null}
          action={action}
        />
      </Later>
    </>
  );
}
