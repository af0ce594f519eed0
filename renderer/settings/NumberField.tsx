import { type ReactNode, useState } from 'react';
import { settingsCopy } from '../copy/settings.ts';
import { Field } from '../ui/Field.tsx';

interface NumberFieldProps {
  label: string;
  unit: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
}

/** A number with its unit; it is handed on when it is left or Enter is pressed, and only within its range. */
export function NumberField({ label, unit, value, min, max, onChange }: NumberFieldProps): ReactNode {
  const [text, setText] = useState<string | null>(null);
  const number = Number(text ?? value);
  const wrong = text !== null && (text.trim() === '' || !(number >= min && number <= max));
  function commit(): void {
    if (text === null || wrong) return;
    setText(null);
    if (number !== value) onChange(number);
  }
  return (
    <Field label={label} problem={wrong ? settingsCopy.outOfRange(min, max) : null}>
      {(wiring) => (
        <div className="input-unit">
          <input
            {...wiring}
            className="input input-short"
            inputMode="decimal"
            value={text ?? String(value)}
            onChange={(event) => setText(event.target.value)}
            onBlur={commit}
            onKeyDown={(event) => event.key === 'Enter' && commit()}
          />
          <span aria-hidden>{unit}</span>
        </div>
      )}
    </Field>
  );
}
