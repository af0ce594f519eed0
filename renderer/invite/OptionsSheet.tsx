import type { KeyboardEvent, ReactNode } from 'react';
import type { OrganizationChoice } from '../../preload/audience.ts';
import type { AudienceView } from '../audience/audiences.ts';
import { optionsCopy } from '../copy/invite.ts';
import { Button } from '../ui/Button.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { OptionsForm } from './OptionsForm.tsx';
import type { InviteOptions, OptionProblems } from './options.ts';
import { PresetBar } from './PresetBar.tsx';
import type { Presets } from './use-presets.ts';

interface OptionsSheetProps {
  open: boolean;
  onClose: () => void;
  /** Into which organization they go; null: into none. */
  into: OrganizationChoice | null;
  /** Of the options, what Clerk takes where they go. */
  takes: AudienceView['takes'];
  options: InviteOptions;
  problems: OptionProblems;
  onOptions: (options: InviteOptions) => void;
  presets: Presets;
  stays: boolean;
  onStays: (stays: boolean) => void;
  /** Sends, with these; null while there is nobody to send to. */
  onSend: (() => void) | null;
  /** What that does, in words. */
  action: string;
}

/** A field of one line, where Enter means what it does in the invite field. */
const isOneLine = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement && target.type !== 'checkbox';

/** What an invitation has beside its address. What is chosen holds at once; Enter sends, or leads back to the address. */
export function OptionsSheet(props: OptionsSheetProps): ReactNode {
  const {
    open,
    onClose,
    into,
    takes,
    options,
    problems,
    onOptions,
    presets,
    stays,
    onStays,
    onSend,
    action,
  } = props;
  const sound = Object.keys(problems).length === 0;
  function onKeyDown(event: KeyboardEvent): void {
    const closes = event.key === 'o' && (event.ctrlKey || event.metaKey);
    const sends = event.key === 'Enter' && isOneLine(event.target);
    if (event.defaultPrevented || !(closes || sends)) return;
    event.preventDefault();
    if (sends && onSend) onSend();
    else onClose();
  }
  return (
    <Sheet
      title={optionsCopy.disclosure}
      open={open}
      onClose={onClose}
      first={sound ? '.modal-title' : '[aria-invalid]'}
      onKeyDown={onKeyDown}
    >
      <OptionsForm takes={takes} options={options} problems={problems} onChange={onOptions}>
        <PresetBar presets={presets} into={into} sound={sound} stays={stays} onStays={onStays} />
      </OptionsForm>
      <div className="options-end">
        <Button onClick={onClose}>{optionsCopy.done}</Button>
        {onSend ? (
          <Button look="primary" onClick={onSend}>
            {action}
          </Button>
        ) : null}
      </div>
    </Sheet>
  );
}
