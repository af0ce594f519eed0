import type { ReactNode } from 'react';
import { actionLabels, type FailureWords } from '../copy/failure.ts';
import { Button } from './Button.tsx';
import { useCopy } from './use-copy.ts';

interface CopyDetailsProps {
  words: FailureWords;
}

/** What a report to Clerk or to us needs: the sentence, the codes and the trace id. */
export function CopyDetails({ words }: CopyDetailsProps): ReactNode {
  const copy = useCopy();
  return (
    <Button
      look="quiet"
      onClick={() => void copy([words.title, words.explanation, ...words.details].join('\n'))}
    >
      {actionLabels['copy-details']}
    </Button>
  );
}
