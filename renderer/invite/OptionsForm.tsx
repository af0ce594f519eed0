import type { ReactNode } from 'react';
import type { AudienceView } from '../audience/audiences.ts';
import { optionsCopy } from '../copy/invite.ts';
import { Button } from '../ui/Button.tsx';
import { Field, Toggle } from '../ui/Field.tsx';
import { ExpiryField, NotifyToggle, RedirectField, TemplateField } from './option-fields.tsx';
import { defaultOptions, type InviteOptions, type OptionProblems } from './options.ts';
import { parseMetadata } from './parse-metadata.ts';

interface OptionsFormProps {
  takes: AudienceView['takes'];
  options: InviteOptions;
  problems: OptionProblems;
  onChange: (options: InviteOptions) => void;
  /** Above the options. */
  children: ReactNode;
}

/** Every field of an invitation beside its address. */
export function OptionsForm({ takes, options, problems, onChange, children }: OptionsFormProps): ReactNode {
  const set = (part: Partial<InviteOptions>) => onChange({ ...options, ...part });
  return (
    <div className="options">
      {children}
      {takes.includes('days') ? (
        <ExpiryField options={options} problem={problems.days} onChange={set} />
      ) : null}
      {takes.includes('template') ? <TemplateField options={options} onChange={set} /> : null}
      {takes.includes('redirectUrl') ? (
        <RedirectField options={options} problem={problems.redirectUrl} onChange={set} />
      ) : null}
      <div className="options-toggles">
        <NotifyToggle options={options} onChange={set} />
        {takes.includes('ignoreExisting') ? (
          <Toggle
            label={optionsCopy.ignoreExisting}
            hint={optionsCopy.ignoreHint}
            checked={options.ignoreExisting}
            onChange={(ignoreExisting) => set({ ignoreExisting })}
          />
        ) : null}
      </div>
      {takes.includes('metadata') ? (
        <MetadataField options={options} problem={problems.metadata} onChange={set} />
      ) : null}
      <Button look="quiet" className="options-reset" onClick={() => onChange(defaultOptions)}>
        {optionsCopy.reset}
      </Button>
    </div>
  );
}

function MetadataField({
  options,
  problem,
  onChange,
}: {
  options: InviteOptions;
  problem: string | undefined;
  onChange: (part: Partial<InviteOptions>) => void;
}): ReactNode {
  const metadata = parseMetadata(options.metadata);
  return (
    <Field
      label={optionsCopy.metadata}
      hint={optionsCopy.metadataHint}
      problem={problem}
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
          onChange={(event) => onChange({ metadata: event.target.value })}
        />
      )}
    </Field>
  );
}
