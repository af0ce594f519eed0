/**
 * Encodings that a browser has no decoder for: the code pages of DOS, which old programs for accounts and members still
 * write (https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/PC/), and UTF-32.
 */

/** From 0x80 on. */
const upper: Readonly<Record<string, string>> = {
  ibm437:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  ibm850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  ibm852:
    'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0',
};

/** Null for an encoding that the browser reads itself, as it should. */
export function decodeOld(bytes: Uint8Array, encoding: string): string | null {
  if (encoding === 'utf-32le' || encoding === 'utf-32be') return decodeUtf32(bytes, encoding === 'utf-32le');
  // It writes marks after their letters, which is how no name is searched or compared.
  if (encoding === 'windows-1258') return new TextDecoder(encoding).decode(bytes).normalize('NFC');
  const letters = upper[encoding];
  if (letters === undefined) return null;
  let text = '';
  // In pieces: a call has so many arguments at most.
  for (let from = 0; from < bytes.length; from += 8192) {
    const codes = [...bytes.subarray(from, from + 8192)].map((byte) =>
      byte < 0x80 ? byte : letters.charCodeAt(byte - 0x80),
    );
    text += String.fromCharCode(...codes);
  }
  return text;
}

function decodeUtf32(bytes: Uint8Array, little: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = '';
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, little);
    const valid = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    // The mark is none of the text, as for every decoder of the browser.
    if (at > 0 || code !== 0xfeff) text += valid ? String.fromCodePoint(code) : '\uFFFD';
  }
  return text;
}
