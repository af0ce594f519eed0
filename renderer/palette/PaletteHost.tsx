import { type ReactNode, Suspense, useState } from 'react';
import { paletteCopy } from '../copy/palette.ts';
import { later, useFetchedLater } from '../ui/Later.tsx';
import { Modal } from '../ui/Modal.tsx';
import type { PaletteProps } from './Palette.tsx';

const palette = async () => (await import('./Palette.tsx')).Palette;
const Palette = later(palette);

interface PaletteHostProps extends Omit<PaletteProps, 'text' | 'onText'> {
  open: boolean;
}

/** One field for people in every list and in the queue, accounts, presets and commands. */
export function PaletteHost({ open, ...rest }: PaletteHostProps): ReactNode {
  useFetchedLater(palette);
  return (
    <Modal title={paletteCopy.title} open={open} onClose={rest.onClose} first=".palette-field">
      {open ? <Field {...rest} /> : null}
    </Modal>
  );
}

/** Takes what is typed before its script is there: the next key must not go to what is behind. */
function Field(props: Omit<PaletteHostProps, 'open'>): ReactNode {
  const [text, setText] = useState('');
  const early = (
    <input
      className="input palette-field"
      aria-label={paletteCopy.field}
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  );
  return (
    <Suspense fallback={early}>
      <Palette text={text} onText={setText} {...props} />
    </Suspense>
  );
}
