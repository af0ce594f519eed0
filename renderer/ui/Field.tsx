import { type ComponentProps, type ReactNode, useId } from 'react';
import { classes } from './classes.ts';
import './field.css';

interface FieldProps {
  label: string;
  hint?: ReactNode;
  problem?: string | null | undefined;
  /** Beside the label. */
  aside?: ReactNode;
}

interface Wiring {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}

/** A label, its control, and the sentence that helps or complains, tied together. */
export function Field({
  label,
  hint,
  problem,
  aside,
  children,
}: FieldProps & { children: (wiring: Wiring) => ReactNode }): ReactNode {
  const id = useId();
  const note = problem ?? hint;
  const noteId = `${id}-note`;
  return (
    <div className="field">
      <div className="field-head">
        <label htmlFor={id}>{label}</label>
        {aside}
      </div>
      {children({
        id,
        ...(note ? { 'aria-describedby': noteId } : {}),
        ...(problem ? { 'aria-invalid': true } : {}),
      })}
      {note ? (
        <p id={noteId} className={problem ? 'field-problem' : 'field-hint'}>
          {note}
        </p>
      ) : null}
    </div>
  );
}

type TextFieldProps = FieldProps & Omit<ComponentProps<'input'>, 'id'>;

export function TextField({ label, hint, problem, aside, className, ...rest }: TextFieldProps): ReactNode {
  return (
    <Field label={label} hint={hint} problem={problem} aside={aside}>
      {(wiring) => (
        <input
          autoComplete="off"
          spellCheck={false}
          {...rest}
          {...wiring}
          className={classes('input', className)}
        />
      )}
    </Field>
  );
}

/** A choice between on and off that takes effect with the form it stands in. */
export function Toggle({
  label,
  hint,
  checked,
  onChange,
}: {
  label: string;
  hint?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}): ReactNode {
  const id = useId();
  return (
    <div className="toggle">
      <input
        id={id}
        type="checkbox"
        role="switch"
        className="switch"
        checked={checked}
        aria-checked={checked}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
