import type { ReactNode } from 'react';
import { optionsCopy } from '../copy/invite.ts';
import { Button } from '../ui/Button.tsx';
import { Field, Toggle } from '../ui/Field.tsx';
import { ExpiryField, NotifyToggle, RedirectField, TemplateField } from './option-fields.tsx';
import { defaultOptions, type InviteOptions, type OptionProblems } from './options.ts';
import { parseMetadata } from './parse-metadata.ts';

interface OptionsFormProps {
  /** Clerk takes no template there, and knows no second invitation. */
  organization?: boolean;
  options: InviteOptions;
  problems: OptionProblems;
  onChange: (options: InviteOptions) => void;
  /** Above the options. */
  children: ReactNode;
}

/** Every field of an invitation beside its address. */
export function OptionsForm({
  organization,
  options,
  problems,
  onChange,
  children,
}: OptionsFormProps): ReactNode {
  const metadata = parseMetadata(options.metadata);
  const set = (part: Partial<InviteOptions>) => onChange({ ...options, ...part });
  return (
    <div className="options">
      {children}
      <ExpiryField options={options} problem={problems.days} onChange={set} />
      {organization ? null : <TemplateField options={options} onChange={set} />}
      <RedirectField options={options} problem={problems.redirectUrl} onChange={set} />
      <div className="options-toggles">
        <NotifyToggle options={options} onChange={set} />
        {organization ? null : (
          <Toggle
            label={optionsCopy.ignoreExisting}
            hint={optionsCopy.ignoreHint}
            checked={options.ignoreExisting}
            onChange={(ignoreExisting) => set({ ignoreExisting })}
          />
        )}
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
