import { type ReactNode, useId, useState } from 'react';
import type { Preset } from '../../preload/settings.ts';
import { importOptionsCopy } from '../copy/import-sheet.ts';
import { optionsCopy } from '../copy/invite.ts';
import { ExpiryField, NotifyToggle, RedirectField, TemplateField } from '../invite/option-fields.tsx';
import { type InviteOptions, optionProblems, optionsSummary } from '../invite/options.ts';
import { PresetField } from '../invite/PresetField.tsx';
import { parseMetadata } from '../invite/parse-metadata.ts';
import { formOptions, sameOptions, startingOptions } from '../invite/presets.ts';
import { Disclosure } from '../ui/Disclosure.tsx';
import type { ImportHandle } from './use-import.ts';

interface OptionsProps {
  handle: ImportHandle;
  presets: readonly Preset[];
}

/** What everybody of the import is invited with, where the row does not say otherwise. */
export function Options({ handle, presets }: OptionsProps): ReactNode {
  const { options, setOptions, accountId } = handle;
  const [open, setOpen] = useState(false);
  const id = useId();
  const problems = optionProblems(options);
  const chosen = presets.find((preset) => sameOptions(formOptions(preset), options)) ?? null;
  const set = (part: Partial<InviteOptions>) => setOptions({ ...options, ...part });
  const words = optionsSummary({ ...options, ignoreExisting: false }, chosen);
  const metadata = parseMetadata(options.metadata);
  const keys = metadata.ok ? Object.keys(metadata.value ?? {}) : [];
  return (
    <div className="import-options">
      <Disclosure open={open} controls={id} onOpen={setOpen}>
        {importOptionsCopy.title}
        <span className="disclosure-summary">{words.join(' · ') || importOptionsCopy.defaults}</span>
      </Disclosure>
      {options.ignoreExisting ? <p className="import-note">{importOptionsCopy.ignoreExisting}</p> : null}
      <div id={id} hidden={!open} className="options">
        {open ? (
          <>
            <PresetField
              presets={presets}
              chosen={chosen}
              onChoose={(preset) =>
                setOptions(preset ? formOptions(preset) : startingOptions(presets, accountId))
              }
              labelOf={({ name }) => name}
            />
            <ExpiryField options={options} problem={problems.days} onChange={set} />
            <TemplateField options={options} onChange={set} />
            <RedirectField options={options} problem={problems.redirectUrl} onChange={set} />
            <NotifyToggle options={options} onChange={set} />
            {keys.length > 0 ? (
              <p className="import-note">
                {optionsCopy.metadata}: {keys.join(', ')}
              </p>
            ) : null}
            <p className="import-note">{importOptionsCopy.fileWins}</p>
          </>
        ) : null}
      </div>
    </div>
  );
}
