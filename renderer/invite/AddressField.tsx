import { UserPlus } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useMemo, useRef } from 'react';
import { inviteCopy } from '../copy/invite.ts';
import type { AudienceWords } from '../copy/lists.ts';
import { Button } from '../ui/Button.tsx';
import { type AddressList, addAddresses, removeAddress } from './address-list.ts';
import { Chip } from './Chip.tsx';
import { type ParsedAddress, takeFinished } from './parse-addresses.ts';
import type { Known } from './use-known-addresses.ts';

/** Chips drawn at most; the rest is a number, and what needs a look is never among it. */
const drawn = 30;

interface AddressFieldProps {
  field: RefObject<HTMLTextAreaElement | null>;
  list: AddressList;
  known: ReadonlyMap<string, Known>;
  /** Of where they go. */
  words: AudienceWords;
  text: string;
  onList: (list: AddressList) => void;
  onText: (text: string) => void;
  onSubmit: () => void;
  /** ArrowDown in an empty field. */
  onLeave: () => void;
  /** What the button does, in words. */
  action: string;
  /** Ctrl+Z in an empty field; null when nothing was cleared. */
  onRestore: (() => void) | null;
}

/** Where addresses are typed or pasted; finished ones become chips at once. */
export function AddressField(props: AddressFieldProps): ReactNode {
  const { field, list, known, words, text, onList, onText, onSubmit, onLeave, action, onRestore } = props;
  const hintId = useId();
  const hidden = list.entries.length - drawn;
  const shown = useMemo(() => {
    if (list.entries.length <= drawn) return list.entries;
    const rank = ({ text, valid }: ParsedAddress) => (valid ? Number(known.has(text)) : 2);
    return [...list.entries].sort((one, other) => rank(one) - rank(other)).slice(-drawn);
  }, [list, known]);
  const flow = useRef<HTMLDivElement>(null);

  // What is being typed stays in sight under a heap of chips.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is what makes the heap grow.
  useEffect(() => {
    flow.current?.scrollTo(0, flow.current.scrollHeight);
  }, [list]);

  function change(value: string): void {
    const { finished, rest } = takeFinished(value);
    if (finished.length > 0) onList(addAddresses(list, finished));
    onText(rest);
  }

  function remove(address: string): void {
    onList(removeAddress(list, address));
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const last = list.entries.at(-1);
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      // One that is held down was pressed for something else: the tray's icon, an address, a dialog that is gone.
      if (!event.repeat) onSubmit();
    } else if (event.key === 'Backspace' && text === '' && last) {
      event.preventDefault();
      onList(removeAddress(list, last.text));
      onText(last.text);
    } else if (event.key === 'z' && (event.ctrlKey || event.metaKey) && text === '' && onRestore) {
      event.preventDefault();
      onRestore();
    } else if (event.key === 'ArrowDown' && text === '' && list.entries.length === 0) {
      event.preventDefault();
      onLeave();
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a click beside the text goes on typing, like in any text field.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard reaches the field itself.
    <div
      className="address-field"
      onClick={(event) => event.target === event.currentTarget && field.current?.focus()}
    >
      <UserPlus aria-hidden size={16} className="address-icon" />
      <div ref={flow} className="address-flow">
        {hidden > 0 ? <span className="chip-more">{inviteCopy.more(hidden)}</span> : null}
        {shown.map((entry) => (
          <Chip
            key={entry.text}
            entry={entry}
            known={known.get(entry.text) ?? null}
            words={words.known}
            onRemove={remove}
          />
        ))}
        <textarea
          ref={field}
          rows={1}
          className="address-input"
          aria-label={words.field}
          aria-describedby={hintId}
          placeholder={list.entries.length > 0 ? inviteCopy.placeholderMore : inviteCopy.placeholder}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          inputMode="email"
          enterKeyHint="send"
          data-empty-keys="/?"
          value={text}
          onChange={(event) => change(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {/* Read with the field, and not once more beside it. */}
        <span id={hintId} hidden>
          {inviteCopy.hint}
        </span>
      </div>
      <Button look="primary" type="submit">
        {action}
      </Button>
    </div>
  );
}
