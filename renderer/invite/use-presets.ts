/** The presets of the settings at work in one invite field. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { OrganizationChoice } from '../../preload/audience.ts';
import type { Preset } from '../../preload/settings.ts';
import type { AudienceHandle, Destination } from '../audience/use-audience.ts';
import { intoWords, presetsCopy } from '../copy/invite.ts';
import { useTold } from '../queue/use-queue-actions.ts';
import { useGuestlist } from '../state/guestlist-context.ts';
import { useStatus } from '../status/status-context.ts';
import { type InviteOptions, toDraftOptions } from './options.ts';
import { formOptions, startingOptions, withDefault, withSaved } from './presets.ts';

export interface Presets {
  all: readonly Preset[];
  /** The one that was applied last. */
  chosen: Preset | null;
  isDefault: boolean;
  /** Null goes back to what the account starts with. */
  apply(preset: Preset | null): void;
  /** Keeps the options as they stand, which must be without problems, and into which organization they go. */
  save(name: string, into: OrganizationChoice | null): Promise<void>;
  remove(): Promise<void>;
  setDefault(on: boolean): Promise<void>;
}

interface PresetsOptions {
  presets: readonly Preset[];
  accountId: string;
  options: InviteOptions;
  onOptions: (options: InviteOptions) => void;
  audience: AudienceHandle;
}

export function usePresets({ presets, accountId, options, onOptions, audience }: PresetsOptions): Presets {
  const { settings } = useGuestlist();
  const { say } = useStatus();
  const told = useTold();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const chosen = presets.find(({ id }) => id === chosenId) ?? null;
  /** Where one invited to before a preset led elsewhere. */
  const former = useRef<Destination | null>(null);

  function apply(preset: Preset | null): void {
    setChosenId(preset?.id ?? null);
    onOptions(preset ? formOptions(preset) : startingOptions(presets, accountId));
    const into = preset?.into && audience.offered.includes('organization') ? preset.into : null;
    if (into) {
      former.current ??= audience.chosen;
      audience.choose(into);
    } else if (former.current) {
      // With the preset its organization goes; the list that is looked at stays.
      audience.choose(former.current, audience.shown);
      former.current = null;
    }
    if (preset) say(presetsCopy.applied(preset.name, into && intoWords(into)));
  }

  // Settings may come after the field is drawn; what was typed by then is kept.
  const starting = JSON.stringify(startingOptions(presets, accountId));
  const before = useRef(starting);
  useEffect(() => {
    if (before.current !== starting && JSON.stringify(options) === before.current) {
      onOptions(JSON.parse(starting) as InviteOptions);
    }
    before.current = starting;
  }, [starting, options, onOptions]);

  const newest = useRef({ presets, apply });
  newest.current = { presets, apply };
  useLayoutEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const digit = /^Digit([1-9])$/u.exec(event.code)?.[1];
      if (!digit || !event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
      const preset = newest.current.presets[Number(digit) - 1];
      if (!preset) return;
      event.preventDefault();
      newest.current.apply(preset);
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  async function keep(next: Preset[], words: string): Promise<boolean> {
    const saved = told(await settings.set({ presets: next }));
    if (saved) say(words, 'success');
    return saved !== null;
  }

  return {
    all: presets,
    chosen,
    isDefault: chosen?.defaultFor.includes(accountId) ?? false,
    apply,
    async save(name, into) {
      const next = withSaved(presets, name, {
        options: toDraftOptions(options),
        ...(into && { into }),
      });
      if (await keep(next, presetsCopy.saved(name))) {
        setChosenId(next.find((preset) => preset.name === name)?.id ?? null);
      }
    },
    async remove() {
      if (!chosen) return;
      const next = presets.filter((preset) => preset !== chosen);
      if (await keep(next, presetsCopy.removed(chosen.name))) setChosenId(null);
    },
    async setDefault(on) {
      if (!chosen) return;
      await keep(withDefault(presets, chosen.id, accountId, on), presetsCopy.defaulted(chosen.name, on));
    },
  };
}
