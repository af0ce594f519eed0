import type { ReactNode } from 'react';
import { expiryDays } from '../../preload/invitation.ts';
import { optionsCopy } from '../copy/invite.ts';
import { useNow } from '../state/use-now.ts';
import { Button } from '../ui/Button.tsx';
import { Field, Toggle } from '../ui/Field.tsx';
import { expiryDay } from '../words/time.ts';
import { NotifyToggle, RedirectField, TemplateField } from './option-fields.tsx';
import { daysOf, defaultOptions, type InviteOptions, type OptionProblems } from './options.ts';
import { parseMetadata } from './parse-metadata.ts';

interface OptionsFormProps {
  options: InviteOptions;
  problems: OptionProblems;
  onChange: (options: InviteOptions) => void;
  /** Above the options. */
  children: ReactNode;
}

/** Every field of an invitation beside its address. */
export function OptionsForm({ options, problems, onChange, children }: OptionsFormProps): ReactNode {
  const now = useNow(60_000);
  const days = daysOf(options.days);
  const metadata = parseMetadata(options.metadata);
  const set = (part: Partial<InviteOptions>) => onChange({ ...options, ...part });
  return (
    <div className="options">
      {children}
      <Field
        label={optionsCopy.expires}
        problem={problems.days}
        aside={
          days === null ? null : (
            <span className="field-aside">{optionsCopy.expiresOn(expiryDay(days, now))}</span>
          )
        }
      >
        {(wiring) => (
          <div className="input-unit">
            <input
              {...wiring}
              className="input input-short"
              inputMode="numeric"
              autoComplete="off"
              placeholder={String(expiryDays.default)}
              value={options.days}
              onChange={(event) => set({ days: event.target.value })}
            />
            <span aria-hidden>{optionsCopy.days}</span>
          </div>
        )}
      </Field>
      <TemplateField options={options} onChange={set} />
      <RedirectField options={options} problem={problems.redirectUrl} onChange={set} />
      <div className="options-toggles">
        <NotifyToggle options={options} onChange={set} />
        <Toggle
          label={optionsCopy.ignoreExisting}
          hint={optionsCopy.ignoreHint}
          checked={options.ignoreExisting}
          onChange={(ignoreExisting) => set({ ignoreExisting })}
        />
      </div>
      <Field
        label={optionsCopy.metadata}
        hint={optionsCopy.metadataHint}
        problem={problems.metadata}
        aside={
          metadata.bytes > 0 ? (
            <span className="field-aside">{optionsCopy.metadataSize(metadata.bytes)}</span>
          ) : null
        }
      >
        {(wiring) => (
          <textarea
            {...wiring}
            className="input code"
            rows={3}
            spellCheck={false}
            placeholder={optionsCopy.metadataPlaceholder}
            value={options.metadata}
            onChange={(event) => set({ metadata: event.target.value })}
          />
        )}
      </Field>
      <Button look="quiet" className="options-reset" onClick={() => onChange(defaultOptions)}>
        {optionsCopy.reset}
      </Button>
    </div>
  );
}
