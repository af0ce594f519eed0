import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { paletteCopy } from '../copy/palette.ts';
import { classes } from '../ui/classes.ts';
import type { Choice } from './choices.ts';

interface ChoiceListProps {
  text: string;
  onText: (text: string) => void;
  choices: readonly Choice[];
  /** Said where there are none. */
  nothing: string;
  /** They are those of what is typed, and not of a letter before. */
  settled: boolean;
  /** Enter came before that. */
  entered: boolean;
  onEnter: () => void;
  onChoose: (choice: Choice) => void;
}

/** A field and what it leads to (WAI-ARIA combobox): the focus stays in the field, the arrows go through the choices. */
export function ChoiceList(props: ChoiceListProps): ReactNode {
  const { text, onText, choices, nothing, settled, entered, onEnter, onChoose } = props;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [at, setAt] = useState<string | null>(null);
  const index = Math.max(
    0,
    choices.findIndex((choice) => choice.id === at),
  );
  const active = choices[index];
  const groups = [...Map.groupBy(choices, ({ group }) => group)];
  const idOf = (choice: Choice) => `${id}-${choices.indexOf(choice)}`;

  // It may have taken the place of a field that had text and focus; before the next key.
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(-1, -1);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: with each move of the arrows, and each change of the list.
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active?.id]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with the first that can be chosen.
  useEffect(() => {
    if (!entered || !settled || !active) return;
    // Not while React draws: what is chosen may need a drawing of its own at once.
    const timer = setTimeout(() => onChoose(active));
    return () => clearTimeout(timer);
  }, [entered, settled, active?.id]);

  function onKeyDown(event: KeyboardEvent): void {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      // Whom the arrows went to is meant; who merely stands first may be gone with the answer.
      if (active && (settled || active.id === at)) onChoose(active);
      else onEnter();
    } else if (step !== undefined && choices.length > 0) {
      event.preventDefault();
      setAt(choices.at((index + step) % choices.length)?.id ?? null);
    }
  }

  return (
    <div className="palette">
      <input
        ref={field}
        className="input palette-field"
        role="combobox"
        aria-expanded={choices.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={active ? idOf(active) : undefined}
        aria-autocomplete="list"
        aria-label={paletteCopy.field}
        placeholder={paletteCopy.field}
        autoComplete="off"
        spellCheck={false}
        maxLength={254}
        value={text}
        onChange={(event) => {
          onText(event.target.value);
          setAt(null);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={paletteCopy.title}
        className="palette-list"
      >
        {groups.map(([group, members]) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a listbox.
          <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
            <p id={`${id}-${group}`} className="palette-group">
              {paletteCopy.groups[group]}
            </p>
            {members.map((choice) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys.
              // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names what is active.
              <div
                key={choice.id}
                id={idOf(choice)}
                role="option"
                aria-selected={choice === active}
                className={classes('palette-choice', choice === active && 'palette-active')}
                onClick={() => onChoose(choice)}
              >
                <span className="palette-label">{choice.label}</span>
                <span className="palette-note">{choice.note}</span>
              </div>
            ))}
          </div>
        ))}
      </div>
      <p role="status" className="palette-nothing">
        {choices.length === 0 ? nothing : ''}
      </p>
    </div>
  );
}
