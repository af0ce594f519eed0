import type { ReactNode } from 'react';
import type { Preset } from '../../preload/settings.ts';
import { presetsCopy } from '../copy/invite.ts';
import { withDefault } from '../invite/presets.ts';
import { Field } from '../ui/Field.tsx';

interface DefaultPresetProps {
  accountId: string;
  presets: readonly Preset[];
  onChange: (presets: Preset[]) => void;
}

/** What an account starts an invitation with; nothing at all while there are no presets. */
export function DefaultPreset({ accountId, presets, onChange }: DefaultPresetProps): ReactNode {
  if (presets.length === 0) return null;
  const chosen = presets.find(({ defaultFor }) => defaultFor.includes(accountId));
  return (
    <Field label={presetsCopy.startsWith}>
      {(wiring) => (
        <select
          {...wiring}
          className="input select"
          value={chosen?.id ?? ''}
          onChange={({ target }) => onChange(withDefault(presets, target.value, accountId, true))}
        >
          <option value="">{presetsCopy.none}</option>
          {presets.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
