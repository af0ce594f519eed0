import type { ReactNode } from 'react';

/** Characters of a word that a sentence can bear; an address can have 254. */
const longest = 44;

/** Addresses, without the punctuation of their sentence, and any other word that is too long. */
const words = new RegExp(`[^\\s“”]*@[^\\s“”]*[\\p{L}\\p{N}]|[^\\s“”]{${longest},}`, 'gu');

/**
 * A sentence with addresses in it. Each keeps its own direction of writing, and a long one is cut in its middle for
 * the eye: who hears the page, or points at it, has it whole.
 */
export function Words({ text }: { text: string }): ReactNode {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(words)) {
    parts.push(text.slice(end, index), <Word key={index} word={word} />);
    end = index + word.length;
  }
  return [...parts, text.slice(end)];
}

function Word({ word }: { word: string }): ReactNode {
  const letters = [...word];
  if (letters.length <= longest) return <bdi>{word}</bdi>;
  const half = longest / 2 - 1;
  return (
    <bdi title={word}>
      <span aria-hidden>{`${letters.slice(0, half).join('')}…${letters.slice(-half).join('')}`}</span>
      <span className="visually-hidden">{word}</span>
    </bdi>
  );
}
