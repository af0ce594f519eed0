import { Ban, Check, CircleAlert, Clock, Layers, UserPlus } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId } from 'react';
import type { AudienceKind } from '../../preload/audience-rules.ts';
import type { Counts, Status } from '../../preload/invitation.ts';
import { statusesOf } from '../../preload/invitation-rules.ts';
import { appCopy } from '../copy/app.ts';
import { listCopy } from '../copy/list.ts';
import type { AudienceWords } from '../copy/lists.ts';
import { unfinishedWords } from '../copy/queue.ts';
import { classes } from '../ui/classes.ts';
import { useRoomy } from '../ui/use-roomy.ts';
import './tabs.css';

export type Tab = Status | 'queue';

/** Those that are shown, in their order: what is of no known status has a tab when there is such. */
export function tabsFor(kind: AudienceKind, tab: Tab, counts: Counts | null): readonly Tab[] {
  const usual = statusesOf[kind].filter((status) => status !== 'other');
  const hasOther = tab === 'other' || (counts?.other ?? 0) > 0;
  return [...usual, 'queue', ...(hasOther ? (['other'] as const) : [])];
}

const icons: Record<Tab, ReactNode> = {
  pending: <UserPlus aria-hidden size={16} />,
  accepted: <Check aria-hidden size={16} />,
  expired: <Clock aria-hidden size={16} />,
  revoked: <Ban aria-hidden size={16} />,
  queue: <Layers aria-hidden size={16} />,
  other: <CircleAlert aria-hidden size={16} />,
  invited: <UserPlus aria-hidden size={16} />,
  completed: <Check aria-hidden size={16} />,
  rejected: <Ban aria-hidden size={16} />,
};

interface TabsProps {
  tab: Tab;
  tabs: readonly Tab[];
  words: AudienceWords['tabs'];
  counts: Counts | null;
  /** What is left in the queue: to go out, and what failed until somebody deals with it. */
  unfinished: { left: number; failed: number };
  onTab: (tab: Tab) => void;
  children: ReactNode;
}

/** From here on a count has no room beside the others; the whole of it is read out, and shown under the pointer. */
const tooLong = 100_000;
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** The tab that a key leads to; arrows follow the direction of the text, or of the tabs where they stand on each other. */
function neighbour(event: KeyboardEvent, tabs: readonly Tab[], tab: Tab, upright: boolean): Tab | undefined {
  const backwards = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1;
  const steps: Record<string, number> = upright
    ? { ArrowDown: 1, ArrowUp: -1 }
    : { ArrowRight: backwards, ArrowLeft: -backwards };
  if (event.key === 'Home') return tabs[0];
  if (event.key === 'End') return tabs.at(-1);
  const step = steps[event.key];
  return step === undefined ? undefined : tabs.at((tabs.indexOf(tab) + step) % tabs.length);
}

function Count({ count, failed = false }: { count: number | undefined; failed?: boolean }): ReactNode {
  const whole = count?.toLocaleString('en');
  const isLong = count !== undefined && count >= tooLong;
  return (
    <span
      aria-hidden
      className={classes('tab-count', failed && 'tab-failed')}
      title={isLong ? whole : undefined}
    >
      {isLong ? compact.format(count) : (whole ?? '–')}
    </span>
  );
}

/** One tab a status, with its count as a description, so that its name stays the word (WAI-ARIA tabs pattern). */
export function Tabs({ tab, tabs, words, counts, unfinished, onTab, children }: TabsProps): ReactNode {
  const id = useId();
  const roomy = useRoomy();
  const { left, failed } = unfinished;
  const countOf = (each: Tab) => (each === 'queue' ? left + failed : counts?.[each]);
  const wordsOf = (each: Tab) =>
    (each === 'queue' && unfinishedWords(left, failed)) || countOf(each)?.toLocaleString('en');

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.key === (roomy ? 'ArrowRight' : 'ArrowDown')) {
      event.preventDefault();
      const places = ['.tab-panel [role="row"][tabindex="0"]', '.queue-head button'];
      places.flatMap((place) => document.querySelector<HTMLElement>(place) ?? [])[0]?.focus();
    }
    const next = neighbour(event, tabs, tab, roomy);
    if (!next) return;
    event.preventDefault();
    onTab(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  }

  return (
    <div className="tabs">
      <nav className="side" aria-label={appCopy.lists} data-stop={'.tab[aria-selected="true"]'}>
        <div
          role="tablist"
          aria-label={listCopy.tabs}
          aria-orientation={roomy ? 'vertical' : undefined}
          className="tab-list"
          onKeyDown={onKeyDown}
        >
          {tabs.map((each) => (
            <button
              key={each}
              type="button"
              role="tab"
              data-tab={each}
              id={`${id}-${each}`}
              className="tab"
              aria-selected={each === tab}
              aria-controls={`${id}-panel`}
              aria-description={wordsOf(each)}
              tabIndex={each === tab ? 0 : -1}
              onClick={() => onTab(each)}
            >
              {roomy ? icons[each] : null}
              <span className="tab-word">{words[each]}</span>
              <Count count={countOf(each)} failed={each === 'queue' && failed > 0} />
            </button>
          ))}
        </div>
      </nav>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${tab}`}
        className="tab-panel"
        data-stop={'.row[tabindex="0"], .queue-row[tabindex="0"], .search-input, button'}
        data-then={'.row[tabindex="0"], .tab[aria-selected="true"]'}
        // In a window too low for the whole page, such as one at 200 % zoom.
        onFocus={({ currentTarget }) => currentTarget.scrollIntoView({ block: 'nearest' })}
      >
        {children}
      </div>
    </div>
  );
}
