import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { Account } from '../../preload/account.ts';
import type { AudienceKind } from '../../preload/audience-rules.ts';
import type { Preset } from '../../preload/settings.ts';
import { paletteCopy } from '../copy/palette.ts';
import { useNow } from '../state/use-now.ts';
import { ChoiceList } from './ChoiceList.tsx';
import { choicesFor, type PaletteActs } from './choices.ts';
import { useFoundEverywhere } from './use-found-everywhere.ts';
import { useOrganizations } from './use-organizations.ts';
import './palette.css';

export interface PaletteProps {
  accountId: string;
  accounts: readonly Account[];
  presets: readonly Preset[];
  /** What the instance has. */
  offered: readonly AudienceKind[];
  acts: PaletteActs;
  text: string;
  onText: (text: string) => void;
  /** Enter came before there was anything to choose. */
  entered: boolean;
  onEnter: () => void;
  onClose: () => void;
}

/** Of each list, and of the queue. */
const shownOfEach = 5;

/** What is typed, and what it leads to. */
export function Palette({
  accountId,
  accounts,
  presets,
  offered,
  acts,
  text,
  onText,
  entered,
  onEnter,
  onClose,
}: PaletteProps): ReactNode {
  const search = text.trim();
  const answer = useFoundEverywhere(accountId, search, shownOfEach, offered);
  const found = answer?.found ?? null;
  const organizations = useOrganizations(accountId, acts.inviteInto === null ? '' : search);
  const now = useNow(30_000);
  const choices = choicesFor(
    { search, found, organizations, accounts, currentId: accountId, presets, now },
    acts,
  );
  return (
    <ChoiceList
      text={text}
      onText={onText}
      choices={choices}
      settled={search === '' || answer?.search === search}
      entered={entered}
      onEnter={onEnter}
      // Until the answer is there, that nobody was found is not known.
      nothing={search !== '' && found !== null ? paletteCopy.nothing(search) : ''}
      onChoose={(choice) => {
        // A dialog gives the focus back as it closes: what is chosen may put it elsewhere.
        flushSync(onClose);
        choice.act();
      }}
    />
  );
}
