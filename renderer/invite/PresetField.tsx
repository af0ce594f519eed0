import type { ReactNode } from 'react';
import type { Preset } from '../../preload/settings.ts';
import { presetsCopy } from '../copy/invite.ts';
import { Field } from '../ui/Field.tsx';

interface PresetFieldProps {
  presets: readonly Preset[];
  chosen: Preset | null;
  /** Null: none of them. */
  onChoose: (preset: Preset | null) => void;
  labelOf: (preset: Preset, index: number) => string;
}

/** A choice among the presets; nothing where there are none. */
export function PresetField({ presets, chosen, onChoose, labelOf }: PresetFieldProps): ReactNode {
  if (presets.length === 0) return null;
  return (
    <Field label={presetsCopy.preset}>
      {(wiring) => (
        <select
          {...wiring}
          className="input select"
          value={chosen?.id ?? ''}
          onChange={({ target }) => onChoose(presets.find(({ id }) => id === target.value) ?? null)}
        >
          <option value="">{presetsCopy.none}</option>
          {presets.map((preset, index) => (
            <option key={preset.id} value={preset.id}>
              {labelOf(preset, index)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
