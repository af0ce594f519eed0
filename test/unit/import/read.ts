/** A text read to its end. */
import { type ReadText, readText } from '../../../main/invitations/import/read-text.ts';
import type { Draft } from '../../../preload/invitation.ts';

export function read(text: string): ReadText {
  const steps = readText(text);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

export const draftsOf = (text: string): Draft[] => read(text).rows.map(({ draft }) => draft);

export const addressesOf = (text: string): string[] => draftsOf(text).map(({ emailAddress }) => emailAddress);

/** `line column: kind`, which is what a test compares. */
export const problemsOf = (text: string): string[] =>
  read(text).problems.map(({ line, column, kind }) => `${line} ${column ?? '-'}: ${kind}`);
