/** The text between the tags of a page. */
import { signOf, unescaped } from './xml.ts';

/** The names of HTML for the letters from U+00A0 on, in order. */
const latin =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'.split(
    ' ',
  );
const others = new Map(
  Object.entries({
    OElig: 'Œ',
    oelig: 'œ',
    Scaron: 'Š',
    scaron: 'š',
    Yuml: 'Ÿ',
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    hellip: '…',
    euro: '€',
    bull: '•',
    commat: '@',
    period: '.',
    lowbar: '_',
    zwnj: '\u200C',
    zwj: '\u200D',
  }),
);

function named(name: string): string | undefined {
  const at = latin.indexOf(name);
  return at < 0 ? others.get(name) : (signOf(0xa0 + at) ?? undefined);
}

/** `text` with line breaks where a tag made one; blanks stand for one blank, as a browser shows them. */
export const htmlText = (text: string): string =>
  unescaped(text.replace(/&([A-Za-z][A-Za-z0-9]{1,7});/gu, (whole, name: string) => named(name) ?? whole))
    .replace(/[^\S\v]+/gu, ' ')
    .replace(/ *\v[ \v]*/gu, '\n')
    .trim();
