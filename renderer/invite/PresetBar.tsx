import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { OrganizationChoice } from '../../preload/audience.ts';
import { longestPresetName, mostPresets } from '../../preload/preset-rules.ts';
import { intoWords, presetsCopy } from '../copy/invite.ts';
import { Button } from '../ui/Button.tsx';
import { Toggle } from '../ui/Field.tsx';
import { PresetField } from './PresetField.tsx';
import type { Presets } from './use-presets.ts';

interface PresetBarProps {
  presets: Presets;
  /** Into which organization new invitations go; null: into none. */
  into: OrganizationChoice | null;
  /** Nothing of the options is wrong. */
  sound: boolean;
  /** Whether the options are there for the next person too. */
  stays: boolean;
  onStays: (stays: boolean) => void;
}

/** Over the options: the preset they come from, and what can be done with it. */
export function PresetBar({ presets, into, sound, stays, onStays }: PresetBarProps): ReactNode {
  const { all, chosen, isDefault } = presets;
  const [naming, setNaming] = useState(false);
  const [withInto, setWithInto] = useState(false);
  return (
    <div className="presets" data-then=".preset-acts button">
      <PresetField
        presets={all}
        chosen={chosen}
        onChoose={presets.apply}
        labelOf={(preset, index) => presetsCopy.option(preset, index + 1)}
      />
      {chosen ? (
        <Toggle
          label={presetsCopy.default}
          checked={isDefault}
          onChange={(on) => void presets.setDefault(on)}
        />
      ) : null}
      <Toggle label={presetsCopy.stays} checked={stays} onChange={onStays} />
      {naming && into ? (
        <Toggle label={presetsCopy.into(intoWords(into))} checked={withInto} onChange={setWithInto} />
      ) : null}
      {naming ? (
        <NameField
          start={chosen?.name ?? ''}
          onDone={(name) => {
            setNaming(false);
            if (name) void presets.save(name, withInto ? into : null);
          }}
        />
      ) : (
        <div className="preset-acts">
          {sound && (chosen || all.length < mostPresets) ? (
            <Button
              look="quiet"
              onClick={() => {
                setWithInto(chosen?.into !== undefined);
                setNaming(true);
              }}
            >
              {presetsCopy.save}
            </Button>
          ) : null}
          {chosen ? (
            <Button look="quiet" onClick={() => void presets.remove()}>
              {presetsCopy.remove(chosen.name)}
            </Button>
          ) : null}
        </div>
      )}
    </div>
  );
}

/** Not a form of its own: it stands in the one that invites, whose Enter must not hear this one. */
function NameField({ start, onDone }: { start: string; onDone: (name: string | null) => void }): ReactNode {
  const [name, setName] = useState(start);
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') onDone(null);
    else if (name.trim()) onDone(name.trim());
  }
  return (
    <div className="preset-name">
      <input
        ref={(element) => element?.focus()}
        className="input"
        aria-label={presetsCopy.name}
        placeholder={presetsCopy.namePlaceholder}
        maxLength={longestPresetName}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Button onClick={() => onDone(name.trim() || null)}>{presetsCopy.keep}</Button>
    </div>
  );
}
