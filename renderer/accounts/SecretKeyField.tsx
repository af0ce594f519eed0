import { Eye, EyeOff } from 'lucide-react';
import { type ReactNode, type RefObject, useState } from 'react';
import { accountsCopy } from '../copy/accounts.ts';
import { IconButton } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { type KeyShape, keyShape } from './key-shape.ts';

const remarks: Record<KeyShape, { hint: string } | { problem: string }> = {
  empty: { hint: accountsCopy.secretKeyHint },
  development: { hint: accountsCopy.secretKeyHint },
  production: { hint: accountsCopy.secretKeyHint },
  publishable: { problem: accountsCopy.looksPublishable },
  unknown: { problem: accountsCopy.looksWrong },
};

const kinds: Partial<Record<KeyShape, string>> = {
  development: accountsCopy.looksDevelopment,
  production: accountsCopy.looksProduction,
};

/**
 * Where a key is pasted. The text lives in the element alone: React never holds it, and no attribute of the page
 * does. It is a text field masked by style, because a password field would invite the browser to store it.
 */
export function SecretKeyField({
  field,
  problem,
  refusedBy,
  onEdit,
}: {
  field: RefObject<HTMLInputElement | null>;
  problem: string | null;
  /** Id of what says why it was refused. */
  refusedBy: string | undefined;
  /** Its text is another one now. */
  onEdit: () => void;
}): ReactNode {
  const [shape, setShape] = useState<KeyShape>('empty');
  const [shown, setShown] = useState(false);
  const remark = remarks[shape];
  const kind = kinds[shape];
  const Icon = shown ? EyeOff : Eye;
  return (
    <Field
      label={accountsCopy.secretKey}
      hint={'hint' in remark ? remark.hint : undefined}
      problem={problem ?? ('problem' in remark ? remark.problem : undefined)}
      aside={kind ? <span className={`badge badge-${shape}`}>{kind}</span> : null}
    >
      {(wiring) => (
        <div className="secret">
          <input
            {...wiring}
            {...(refusedBy && {
              'aria-invalid': true,
              'aria-describedby': [refusedBy, wiring['aria-describedby']].filter(Boolean).join(' '),
            })}
            ref={field}
            className={shown ? 'input code' : 'input code masked'}
            autoComplete="off"
            autoCapitalize="off"
            autoCorrect="off"
            spellCheck={false}
            data-1p-ignore
            maxLength={512}
            placeholder={accountsCopy.secretKeyPlaceholder}
            onChange={(event) => {
              setShape(keyShape(event.target.value));
              onEdit();
            }}
          />
          <IconButton
            label={shown ? accountsCopy.hideKey : accountsCopy.showKey}
            tip="start"
            className="secret-toggle"
            onClick={() => setShown(!shown)}
          >
            <Icon aria-hidden size={15} />
          </IconButton>
        </div>
      )}
    </Field>
  );
}
