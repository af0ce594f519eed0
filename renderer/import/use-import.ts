/** One import from its text to the queue: what step it is at, and what a person can do there. */
import { useRef, useState } from 'react';
import type { Failure } from '../../preload/failure.ts';
import type { ImportPreview } from '../../preload/import.ts';
import { importCopy } from '../copy/import.ts';
import { useGuestlist } from '../state/guestlist-context.ts';
import { useStatus } from '../status/status-context.ts';
import { readFile } from './read-file.ts';

export type ImportStep =
  | { at: 'closed' }
  | { at: 'choosing'; text: string; refused: string | null; failure: Failure | null }
  | { at: 'reading' }
  | { at: 'preview'; preview: ImportPreview; text: string; queuing: boolean; failure: Failure | null };

export interface ImportHandle {
  step: ImportStep;
  /** Opens the sheet; with a text or a file, at its preview. */
  open(source?: string | File): void;
  /** Back to choosing, with the text as it was. */
  back(): void;
  close(): void;
  commit(leaveOut: number[]): void;
}

const closed: ImportStep = { at: 'closed' };

export function useImport(accountId: string, onQueued: () => void): ImportHandle {
  const { imports } = useGuestlist();
  const { say } = useStatus();
  const [step, setStep] = useState<ImportStep>(closed);
  /** An answer that comes after the sheet was closed, or asked something else, is not wanted any more. */
  const round = useRef(0);

  function drop(): void {
    round.current += 1;
    if (step.at === 'preview' && !step.queuing) {
      void imports.discard({ accountId, importId: step.preview.importId });
    }
  }

  function choose(text: string, refused: string | null = null, failure: Failure | null = null): void {
    setStep({ at: 'choosing', text, refused, failure });
  }

  async function read(source: string | File): Promise<void> {
    drop();
    const mine = round.current;
    setStep({ at: 'reading' });
    const got = typeof source === 'string' ? { text: source } : await readFile(source);
    if (mine !== round.current) return;
    if ('refused' in got) return choose('', got.refused);
    if (got.text.trim() === '') return choose('', importCopy.nothing);
    const answer = await imports.preview({ accountId, text: got.text });
    if (mine === round.current && answer.ok) {
      setStep({ at: 'preview', preview: answer.value, text: got.text, queuing: false, failure: null });
    } else if (answer.ok) {
      void imports.discard({ accountId, importId: answer.value.importId });
    } else if (mine === round.current) {
      choose(typeof source === 'string' ? got.text : '', null, answer.failure);
    }
  }

  async function queue(leaveOut: number[]): Promise<void> {
    if (step.at !== 'preview' || step.queuing) return;
    const mine = round.current;
    const { importId } = step.preview;
    setStep({ ...step, queuing: true, failure: null });
    const answer = await imports.commit({ accountId, importId, leaveOut });
    const shown = mine === round.current;
    if (!answer.ok) {
      if (shown) setStep({ ...step, queuing: false, failure: answer.failure });
      return;
    }
    const { queued, left } = answer.value;
    if (left === 0) say(importCopy.queued(queued), 'success');
    else say(importCopy.queuedInPart(queued, left), 'problem');
    if (!shown) return;
    if (left === 0) {
      setStep(closed);
      onQueued();
    } else setStep({ ...step, preview: { ...step.preview, ready: left }, queuing: false });
  }

  return {
    step,
    open(source) {
      if (source !== undefined) void read(source);
      else if (step.at === 'closed') choose('');
    },
    back() {
      drop();
      // What came from a large file is not put into a text box, which would take seconds to draw it.
      choose(step.at === 'preview' && step.text.length < 100_000 ? step.text : '');
    },
    close() {
      drop();
      setStep(closed);
    },
    commit: (leaveOut) => void queue(leaveOut),
  };
}
