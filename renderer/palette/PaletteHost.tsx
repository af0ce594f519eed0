import { type ReactNode, Suspense, useState } from 'react';
import { paletteCopy } from '../copy/palette.ts';
import { later, useFetchedLater } from '../ui/Later.tsx';
import { Modal } from '../ui/Modal.tsx';
import type { PaletteProps } from './Palette.tsx';

const palette = async () => (await import('./Palette.tsx')).Palette;
const Palette = later(palette);

interface PaletteHostProps extends Omit<PaletteProps, 'text' | 'onText' | 'entered' | 'onEnter'> {
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

/** Takes what is typed before its script is there, Enter too: the next key must not go to what is behind. */
function Field(props: Omit<PaletteHostProps, 'open'>): ReactNode {
  const [text, setText] = useState('');
  const [entered, setEntered] = useState(false);
  const onText = (typed: string) => {
    setText(typed);
    setEntered(false);
  };
  const onEnter = () => setEntered(true);
  const early = (
    <input
      className="input palette-field"
      aria-label={paletteCopy.field}
      value={text}
      onChange={(event) => onText(event.target.value)}
      onKeyDown={({ key, nativeEvent }) => key === 'Enter' && !nativeEvent.isComposing && onEnter()}
    />
  );
  return (
    <Suspense fallback={early}>
      <Palette text={text} onText={onText} entered={entered} onEnter={onEnter} {...props} />
    </Suspense>
  );
}
