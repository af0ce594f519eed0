import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import type { OrganizationFound } from '../../preload/audience.ts';
import type { Failure } from '../../preload/failure.ts';
import { audienceCopy } from '../copy/audience.ts';
import { useGuestlist } from '../state/guestlist-context.ts';
import { FailureNote } from '../ui/FailureNote.tsx';
import { TextField } from '../ui/Field.tsx';

interface OrganizationListProps {
  accountId: string;
  chosen: OrganizationFound | null;
  onChoose: (found: OrganizationFound) => void;
}

interface Found {
  organizations: readonly OrganizationFound[];
  failure: Failure | null;
}

/** What is typed is asked of Clerk once nobody types any more, milliseconds. */
const typedMs = 200;

/** A search at Clerk, and what it found; those chosen last stand first. */
export function OrganizationList({ accountId, chosen, onChoose }: OrganizationListProps): ReactNode {
  const { organizations } = useGuestlist();
  const [search, setSearch] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(
      () => {
        void organizations.find({ accountId, search }).then((answer) => {
          if (!current) return;
          setFound(
            answer.ok
              ? { organizations: answer.value.organizations, failure: null }
              : { organizations: [], failure: answer.failure },
          );
        });
      },
      search === '' ? 0 : typedMs,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [organizations, accountId, search]);
  const known = found?.organizations ?? [];
  const isApart = chosen !== null && search === '' && known.every(({ id }) => id !== chosen.id);
  const shown = isApart ? [chosen, ...known] : known;

  /** Enter takes the first, and goes on to the role with the next Tab. */
  function onKeyDown(event: KeyboardEvent): void {
    const [first] = shown;
    if (event.key !== 'Enter' || !first || first.id === chosen?.id) return;
    event.preventDefault();
    onChoose(shown.find(({ id }) => id === chosen?.id) ?? first);
  }
  return (
    <div className="audience-organizations">
      <TextField
        label={audienceCopy.organizationField}
        placeholder={audienceCopy.search}
        type="search"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {found?.failure ? <FailureNote failure={found.failure} situation="action" /> : null}
      <p role="status" className="field-hint">
        {found === null ? audienceCopy.loading : null}
        {found !== null && !found.failure && known.length === 0 ? audienceCopy.nothingFound : null}
      </p>
      <div role="radiogroup" aria-label={audienceCopy.results} className="audience-results">
        {shown.map((each) => (
          <label key={each.id} className="audience-result">
            <input
              type="radio"
              name="organization"
              checked={each.id === chosen?.id}
              onChange={() => onChoose(each)}
            />
            <span className="audience-name">{each.name}</span>
            {each.slug ? <span className="audience-slug">{each.slug}</span> : null}
          </label>
        ))}
      </div>
    </div>
  );
}
