/** One import from its texts to the queue: what step it is at, and what a person can do there. */

import { useRef, useState } from 'react';
import type { Guestlist } from '../../preload/contract.ts';
import type { Failure } from '../../preload/failure.ts';
import type { ImportView } from '../../preload/import.ts';
import type { Preset } from '../../preload/settings.ts';
import type { AudienceHandle, Destination } from '../audience/use-audience.ts';
import { importCopy } from '../copy/import.ts';
import type { InviteOptions } from '../invite/options.ts';
import { startingOptions } from '../invite/presets.ts';
import { keptNow } from '../shell/kept-view.ts';
import { useGuestlist } from '../state/guestlist-context.ts';
import { useStatus } from '../status/status-context.ts';
import type { Encoding } from './alphabets.ts';
import { asImported, importedFrom } from './import-options.ts';
import type { ImportSource } from './import-source.ts';
import type { FileText } from './read-files.ts';

export type Change = Parameters<Guestlist['imports']['choose']>[0]['change'];

export type ImportStep =
  | { at: 'closed' }
  | { at: 'choosing'; text: string; refused: string | null; failure: Failure | null }
  | { at: 'reading' }
  | {
      at: 'preview';
      view: ImportView;
      files: readonly FileText[];
      /** How many are left when the disk gave up on the way. */
      left: number | null;
      queuing: boolean;
      failure: Failure | null;
    };
export type PreviewStep = Extract<ImportStep, { at: 'preview' }>;

export interface ImportHandle {
  step: ImportStep;
  accountId: string;
  /** Where everybody goes. */
  into: Destination;
  /** What everybody is invited with, as it stands in the form. */
  options: InviteOptions;
  setOptions(options: InviteOptions): void;
  /** Opens the sheet; with a text or files, at its preview. */
  open(source?: ImportSource): void;
  /** The same files read in another encoding; what was chosen for the columns stays. */
  readAgain(encoding: Encoding): void;
  /** Another sheet of the workbook that is the file of this number. */
  readSheet(file: number, sheet: number): void;
  /** Back to choosing, with the text as it was. */
  back(): void;
  close(): void;
  change(change: Change): void;
  commit(): void;
}

const closed: ImportStep = { at: 'closed' };

/** The alphabets of many code pages: only who imports needs them. */
export const reading = () => import('./read-files.ts');

/** At once, as it will be, so that a choice does not jump back until main has answered. */
function foreseen(view: ImportView, change: Change): ImportView {
  if (!('column' in change)) return view;
  const { column, meaning } = change;
  const columns = view.columns.map((each) => (each.index === column ? { ...each, meaning } : each));
  return { ...view, columns };
}

interface ImportOptions {
  accountId: string;
  presets: readonly Preset[];
  audience: Pick<AudienceHandle, 'now' | 'chosen'>;
  onQueued: () => void;
}

export function useImport({ accountId, presets, audience, onQueued }: ImportOptions): ImportHandle {
  const { imports } = useGuestlist();
  const { say } = useStatus();
  const [step, setStep] = useState<ImportStep>(closed);
  const [options, setOptions] = useState(() => startingOptions(presets, accountId));
  /** An answer that comes after the sheet was closed, or asked something else, is not wanted any more. */
  const round = useRef(0);

  function drop(): void {
    round.current += 1;
    if (step.at === 'preview' && !step.queuing) {
      void imports.discard({ accountId, importId: step.view.importId });
    }
  }

  function choose(text: string, refused: string | null = null, failure: Failure | null = null): void {
    setStep({ at: 'choosing', text, refused, failure });
  }

  /** The options that stand in the invite field now. */
  function startFrom(): InviteOptions {
    const starting = startingOptions(presets, accountId);
    const chosen = importedFrom(keptNow(`${accountId} options`, starting), starting);
    setOptions(chosen);
    return chosen;
  }

  async function read(source: ImportSource): Promise<void> {
    drop();
    const mine = round.current;
    const using = startFrom();
    setStep({ at: 'reading' });
    const reader = await reading().catch(() => null);
    const got = reader ? await reader.readFiles(source) : { refused: importCopy.unreadableFile };
    if (mine !== round.current) return;
    if ('refused' in got) return choose('', got.refused);
    await preview(got.files, mine, using);
  }

  async function look(files: Parameters<typeof imports.preview>[0]['files'], using: InviteOptions) {
    const to = await audience.now();
    if (!to.ok) return to;
    const into = to.value.kind === 'application' ? {} : { audience: to.value };
    return imports.preview({ accountId, files, options: asImported(using), ...into });
  }

  async function preview(files: readonly FileText[], mine: number, using = options): Promise<void> {
    if (files.every(({ text }) => text.trim() === '')) return choose('', importCopy.nothing);
    const { asSent } = await reading();
    const answer = await look(files.map(asSent), using);
    if (mine === round.current && answer.ok) {
      setStep({ at: 'preview', view: answer.value, files, left: null, queuing: false, failure: null });
    } else if (answer.ok) {
      void imports.discard({ accountId, importId: answer.value.importId });
    } else if (mine === round.current) {
      choose(pastedText(files), null, answer.failure);
    }
  }

  async function readInAnother(encoding: Encoding): Promise<void> {
    if (step.at !== 'preview' || step.queuing) return;
    const { columns } = step.view;
    drop();
    const mine = round.current;
    const { asSent, readAgain } = await reading();
    const files = await readAgain(step.files, encoding);
    let answer = await look(files.map(asSent), options);
    if (!answer.ok) return show(mine, () => ({ failure: answer.ok ? null : answer.failure }));
    const { importId } = answer.value;
    for (const { index, meaning } of columns) {
      const now = answer.value.columns[index];
      if (now === undefined || now.meaning === meaning || !now.offers.includes(meaning)) continue;
      const changed = await imports.choose({ accountId, importId, change: { column: index, meaning } });
      if (changed.ok) answer = changed;
    }
    const settled = answer.value.totals ? answer : await imports.settle({ accountId, importId });
    if (!settled.ok) return show(mine, () => ({ failure: settled.failure }));
    show(mine, () => ({ view: settled.value, files, failure: null }));
  }

  async function readSheet(file: number, sheet: number): Promise<void> {
    if (step.at !== 'preview' || step.queuing) return;
    drop();
    const mine = round.current;
    const { withSheet } = await reading();
    await preview(withSheet(step.files, file, sheet), mine);
  }

  /** Only a newer view replaces what is shown; what failed is told beside it. */
  function show(mine: number, part: (before: PreviewStep) => Partial<PreviewStep>): void {
    if (mine !== round.current) return;
    setStep((before) => (before.at === 'preview' ? { ...before, ...part(before) } : before));
  }

  async function change(wanted: Change): Promise<void> {
    if (step.at !== 'preview' || step.queuing) return;
    const mine = round.current;
    const { importId } = step.view;
    show(mine, ({ view }) => ({ view: foreseen(view, wanted), failure: null }));
    let answer = await imports.choose({ accountId, importId, change: wanted });
    if (answer.ok && answer.value.totals === null) {
      const { value } = answer;
      show(mine, ({ view }) => (value.revision > view.revision ? { view: value } : {}));
      answer = await imports.settle({ accountId, importId });
    }
    if (!answer.ok) return show(mine, () => ({ failure: answer.failure }));
    const { value } = answer;
    show(mine, ({ view }) => (value.revision >= view.revision ? { view: value } : {}));
  }

  async function queue(): Promise<void> {
    if (step.at !== 'preview' || step.queuing) return;
    const mine = round.current;
    const { importId, revision } = step.view;
    show(mine, () => ({ queuing: true, failure: null }));
    const answer = await imports.commit({ accountId, importId, revision });
    if (!answer.ok) return show(mine, () => ({ queuing: false, failure: answer.failure }));
    const { queued, left } = answer.value;
    if (left === 0) say(importCopy.queued(queued), 'success');
    else say(importCopy.queuedInPart(queued, left), 'problem');
    if (mine !== round.current) return;
    if (left > 0) return show(mine, () => ({ queuing: false, left }));
    setStep(closed);
    onQueued();
  }

  return {
    step,
    accountId,
    into: audience.chosen,
    options,
    setOptions(next) {
      setOptions(next);
      const sent = asImported(next);
      if (sent) void change({ options: sent });
    },
    open(source) {
      if (source !== undefined) void read(source);
      else if (step.at === 'closed') choose('');
    },
    readAgain: (encoding) => void readInAnother(encoding),
    readSheet: (file, sheet) => void readSheet(file, sheet),
    back() {
      drop();
      choose(step.at === 'preview' ? pastedText(step.files) : '');
    },
    close() {
      drop();
      setStep(closed);
    },
    change: (wanted) => void change(wanted),
    commit: () => void queue(),
  };
}

/** What came from a workbook is no text, and a large one would take seconds to be drawn in a text box. */
function pastedText(files: readonly FileText[]): string {
  const [only] = files;
  return files.length === 1 && only && only.source.length < 100_000 ? only.source : '';
}
