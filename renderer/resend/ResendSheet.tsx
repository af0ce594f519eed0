import { type FormEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { SendWith } from '../../preload/history.ts';
import type { Settings } from '../../preload/settings.ts';
import type { AudienceView } from '../audience/audiences.ts';
import { resendCopy } from '../copy/resend.ts';
import { NotifyToggle, RedirectField, TemplateField, type UntoldOptions } from '../invite/option-fields.tsx';
import { defaultOptions, optionProblems, toDraftOptions } from '../invite/options.ts';
import { formOptions, startingOptions } from '../invite/presets.ts';
import type { Resending, RowActions } from '../list/use-row-actions.ts';
import { useResource } from '../state/use-resource.ts';
import { Button } from '../ui/Button.tsx';
import { Toggle } from '../ui/Field.tsx';
import { Modal } from '../ui/Modal.tsx';
import './resend.css';

interface ResendSheetProps {
  accountId: string;
  /** In whose list they are. */
  audience: AudienceView;
  actions: RowActions;
}

/** Asks what an invitation is sent again with, where Clerk does not tell, or where it is to be something else. */
export function ResendSheet({ accountId, audience, actions }: ResendSheetProps): ReactNode {
  const { resending } = actions;
  const names = [...(resending?.selected.values() ?? [])];
  return (
    <Modal title={resendCopy.title(names)} open={resending !== null} onClose={actions.dismissResend}>
      {resending ? (
        <ResendForm accountId={accountId} audience={audience} resending={resending} actions={actions} />
      ) : null}
    </Modal>
  );
}

/** What was answered for the account before, else what it starts with. */
function firstOptions({ resendWith, presets }: Settings, accountId: string): UntoldOptions {
  const kept = resendWith[accountId];
  return kept === undefined
    ? startingOptions(presets, accountId)
    : formOptions({ id: '', name: '', options: kept, defaultFor: [] });
}

function ResendForm({
  accountId,
  audience,
  resending,
  actions,
}: ResendSheetProps & { resending: Resending }): ReactNode {
  const settings = useResource('settings', (guestlist) => guestlist.settings.get({}), ['settings.changed']);
  const [changed, setChanged] = useState<Partial<UntoldOptions>>({});
  const [remember, setRemember] = useState(!resending.forAll);
  const button = useRef<HTMLButtonElement>(null);
  const ready = settings.value !== null;
  useLayoutEffect(() => {
    if (ready) button.current?.focus();
  }, [ready]);
  if (!settings.value) return null;
  const options = { ...firstOptions(settings.value, accountId), ...changed };
  const problem = optionProblems({ ...defaultOptions, ...options }).redirectUrl;
  const change = (part: Partial<UntoldOptions>) => setChanged((before) => ({ ...before, ...part }));
  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    if (problem) return;
    const { redirectUrl, notify, template } = options;
    const sendWith: SendWith = toDraftOptions({ ...defaultOptions, redirectUrl, notify, template });
    void actions.resendWith(sendWith, remember);
  }
  const { selected, unknown, forAll } = resending;
  return (
    <form className="resend" onSubmit={onSubmit}>
      <p className="resend-why">
        {forAll ? resendCopy.otherwise : resendCopy.unknown(unknown, selected.size)}
      </p>
      <RedirectField options={options} problem={problem} onChange={change} />
      {audience.takes.includes('template') ? <TemplateField options={options} onChange={change} /> : null}
      <NotifyToggle options={options} onChange={change} />
      <Toggle
        label={resendCopy.remember}
        hint={resendCopy.rememberHint}
        checked={remember}
        onChange={setRemember}
      />
      <div className="resend-actions">
        <Button onClick={actions.dismissResend}>{resendCopy.cancel}</Button>
        <Button ref={button} type="submit" look="primary">
          {resendCopy.action(selected.size)}
        </Button>
      </div>
    </form>
  );
}
