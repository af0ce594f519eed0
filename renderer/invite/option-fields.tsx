/** Fields that an invitation has when it is sent for the first time, and when it is sent again. */
import type { ReactNode } from 'react';
import { expiryDays, templateSlugs } from '../../preload/invitation-rules.ts';
import { optionsCopy } from '../copy/invite.ts';
import { useNow } from '../state/use-now.ts';
import { Field, TextField, Toggle } from '../ui/Field.tsx';
import { expiryDay } from '../words/time.ts';
import { daysOf, type InviteOptions } from './options.ts';

/** What Clerk does not tell of an invitation once it is made. */
export type UntoldOptions = Pick<InviteOptions, 'redirectUrl' | 'notify' | 'template'>;

interface OptionFieldProps {
  options: UntoldOptions;
  onChange: (part: Partial<UntoldOptions>) => void;
}

interface ExpiryFieldProps {
  options: Pick<InviteOptions, 'days'>;
  problem: string | undefined;
  onChange: (part: Pick<InviteOptions, 'days'>) => void;
}

export function ExpiryField({ options, problem, onChange }: ExpiryFieldProps): ReactNode {
  const now = useNow(60_000);
  const days = daysOf(options.days);
  return (
    <Field
      label={optionsCopy.expires}
      problem={problem}
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
            onChange={(event) => onChange({ days: event.target.value })}
          />
          <span aria-hidden>{optionsCopy.days}</span>
        </div>
      )}
    </Field>
  );
}

export function TemplateField({ options, onChange }: OptionFieldProps): ReactNode {
  return (
    <Field label={optionsCopy.template}>
      {(wiring) => (
        <select
          {...wiring}
          className="input select"
          value={options.template}
          onChange={(event) => onChange({ template: event.target.value as UntoldOptions['template'] })}
        >
          {templateSlugs.map((slug) => (
            <option key={slug} value={slug}>
              {optionsCopy.templates[slug]}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function RedirectField({
  options,
  problem,
  onChange,
}: OptionFieldProps & { problem: string | undefined }): ReactNode {
  return (
    <TextField
      label={optionsCopy.redirectUrl}
      hint={optionsCopy.redirectHint}
      problem={problem}
      inputMode="url"
      placeholder="https://"
      value={options.redirectUrl}
      onChange={(event) => onChange({ redirectUrl: event.target.value })}
    />
  );
}

export function NotifyToggle({ options, onChange }: OptionFieldProps): ReactNode {
  return (
    <Toggle
      label={optionsCopy.notify}
      hint={optionsCopy.notifyHint}
      checked={options.notify}
      onChange={(notify) => onChange({ notify })}
    />
  );
}
