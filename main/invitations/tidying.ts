/** What can wait until a list has been read or written: the journal goes to its place, memory back to the system. */
import type { Clock } from '../ports.ts';
import type { InvitationCopy } from './copy/copy.ts';

export interface TidyingPorts {
  copy: InvitationCopy;
  clock: Clock;
  giveBack(): void;
}

export interface Tidying {
  /** Many changes follow. */
  begin(): void;
  /** Everything is stored. Tidying up waits for the disk, and nobody should wait with it. */
  end(): void;
  stop(): void;
}

/** Milliseconds. After a start the page has what it needs by then. */
const afterWritingMs = 250;
const afterLoadingMs = 3000;
/** So many leave something behind that is worth the time. */
const many = 2000;

export function createTidying({ copy, clock, giveBack }: TidyingPorts): Tidying {
  let callOff: (() => void) | null = null;
  let stopped = false;
  const after = (ms: number, tidy: () => void) => {
    callOff?.();
    callOff = stopped ? null : clock.after(ms, tidy);
  };
  const shrink = () => {
    if (copy.size < many) return;
    copy.shrink();
    giveBack();
  };
  if (copy.size >= many) after(afterLoadingMs, shrink);
  return {
    begin() {
      callOff?.();
      copy.setWritingMany(true);
    },
    end() {
      after(afterWritingMs, () => {
        copy.setWritingMany(false);
        shrink();
      });
    },
    stop() {
      stopped = true;
      callOff?.();
    },
  };
}
