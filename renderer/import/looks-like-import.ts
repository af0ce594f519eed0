/** Whether pasted text is worth an import: a table with columns, or more people than one looks over as chips. */

const manyAddresses = 50;
/** Beyond this, chips are no way to look at it: the import opens at once. */
const hugeText = 200_000;

export type PastedKind = 'few' | 'import' | 'huge';

export function pastedKind(text: string): PastedKind {
  if (text.length > hugeText) return 'huge';
  if (text.split('@', manyAddresses + 2).length > manyAddresses + 1) return 'import';
  const [heading = '', next = ''] = text.trim().split(/\r\n|\r|\n/u, 2);
  const isTable = !heading.includes('@') && /mail|address/iu.test(heading) && /[,;\t|]/u.test(heading);
  return isTable && next !== '' ? 'import' : 'few';
}
