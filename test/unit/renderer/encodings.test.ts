import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Encoding } from '../../../renderer/import/alphabets.ts';
import { decode, decodeGuessed, readingsOf } from '../../../renderer/import/encodings.ts';

const folder = join(import.meta.dirname, '../../fixtures/import');
const file = (name: string) => new Uint8Array(readFileSync(join(folder, name)));

/** The bytes of a text in a code page, by asking the decoder for each of them. */
function encode(text: string, encoding: Encoding): Uint8Array {
  const table = new Map<string, number[]>();
  for (let byte = 0; byte < 256; byte += 1) table.set(decode(new Uint8Array([byte]), encoding), [byte]);
  if (['shift_jis', 'gb18030', 'euc-kr', 'big5', 'euc-jp'].includes(encoding)) {
    for (let lead = 0x81; lead < 0xff; lead += 1) {
      for (let trail = 0x40; trail < 0xff; trail += 1) {
        const sign = decode(new Uint8Array([lead, trail]), encoding);
        if ([...sign].length === 1 && sign !== '\uFFFD' && !table.has(sign)) table.set(sign, [lead, trail]);
      }
    }
  }
  return new Uint8Array(
    [...text].flatMap((sign) => {
      const bytes = table.get(sign);
      if (!bytes) throw new Error(`${encoding} has no ${sign}`);
      return bytes;
    }),
  );
}

const people = (...names: string[]) =>
  names.map((name, index) => `${name},p${index}@example.com`).join('\r\n');

describe('a file without a mark', () => {
  it.each<[Encoding, string]>([
    ['windows-1250', people('Łukasz Żółć', 'Zofia Świątek')],
    ['windows-1250', people('Tomáš Dvořák', 'Jiří Novák', 'Lenka Králová')],
    ['windows-1250', people('Erzsébet Kovács', 'László Szűcs')],
    ['windows-1251', `Имя,Почта\r\n${people('Анна Иванова', 'Пётр Сидоров')}`],
    ['windows-1251', people('Анна Иванова', 'Пётр Сидоров')],
    ['windows-1252', people('Zoë Ångström', 'Jürgen Müller')],
    ['windows-1252', people('José Núñez', 'Müller')],
    ['windows-1252', people('Köln')],
    ['windows-1252', people('Øystein', 'Åse')],
    ['windows-1252', people('François Lefèvre', 'Élodie Mérieux')],
    ['windows-1253', people('Μαρία Παπαδοπούλου', 'Γιώργος Νικολάου')],
    ['windows-1254', people('Işık Öztürk', 'Şahin Yıldız', 'Ayşe Çelik')],
    ['windows-1255', people('דוד כהן', 'שרה לוי')],
    ['windows-1256', people('محمد علي', 'فاطمة حسن')],
    ['windows-874', people('สมชาย ใจดี', 'มานี รักไทย')],
    ['macintosh', people('Zoë Ångström', 'Jürgen Müller')],
    ['shift_jis', `氏名,メールアドレス\r\n${people('山田花子', '佐藤太郎')}`],
    ['shift_jis', people('山田花子', '佐藤太郎')],
    ['gb18030', `姓名,邮箱\r\n${people('王小明', '李丽华')}`],
    ['gb18030', people('王小明', '李丽华')],
    ['euc-kr', `이름,이메일\r\n${people('김민수', '이지영')}`],
    ['euc-kr', people('김민수', '박지영')],
    ['big5', people('陳美玲', '林志明')],
    ['koi8-u', people('Анна Иванова', 'Пётр Сидоров')],
    ['koi8-u', `Имя,Почта\r\n${people('Анна', 'Игорь')}`],
    ['koi8-u', people('Олена Їжакевич', 'Євген Ґудзь')],
    ['ibm866', people('Анна Иванова', 'Пётр Сидоров')],
    ['iso-8859-2', people('Zofia Świątek', 'Tadeusz Ździebło')],
    ['iso-8859-2', people('Tomáš Dvořák', 'Jiří Žižka', 'Lenka Šťastná')],
    ['iso-8859-15', people('Françoise Lœuil', 'Clémence Sacré-Cœur')],
    ['ibm850', people('Jürgen Müller', 'Øystein Åse')],
    ['ibm850', people('José Ávila', 'Íñigo Núñez')],
    ['ibm852', people('Łukasz Żółć', 'Zofia Świątek')],
    ['windows-1257', people('Žydrūnas Kazlauskas', 'Jūratė Šimkutė')],
    ['windows-1257', people('Jānis Bērziņš', 'Ģirts Kļaviņš')],
    ['x-mac-cyrillic', people('Анна Иванова', 'Пётр Сидоров')],
    ['iso-8859-5', people('Анна Иванова', 'Пётр Сидоров')],
    ['euc-jp', `氏名,メールアドレス\r\n${people('山田花子', '佐藤太郎')}`],
    ['euc-jp', people('山田花子', '佐藤太郎')],
  ])('is read in %s by its letters', (encoding, text) => {
    const bytes = encode(text, encoding);
    expect(decodeGuessed(bytes, ['en'])).toEqual({ text, encoding, sure: false });
    const readings = readingsOf(bytes, ['en']);
    expect(readings[0]?.encoding).toBe(encoding);
    expect(readings.length).toBeGreaterThan(8);
  });

  it('is read in the language of the person where the letters leave it open', () => {
    const bytes = encode(people('Müller', 'Größe'), 'windows-1252');
    expect(decodeGuessed(bytes, ['de-DE']).encoding).toBe('windows-1252');
    expect(decodeGuessed(encode(people('Kovács'), 'windows-1250'), ['hu-HU', 'en']).text).toContain('Kovács');
  });

  it.each(['utf-32le', 'utf-32be'] as const)('is %s by its mark and by its zeros', (encoding) => {
    const text = people('Łukasz Żółć', '山田花子', '𠮷田');
    for (const marked of [`\uFEFF${text}`, text]) {
      const codes = [...marked].map((sign) => sign.codePointAt(0) ?? 0);
      const view = new DataView(new ArrayBuffer(codes.length * 4));
      for (const [at, code] of codes.entries()) view.setUint32(at * 4, code, encoding === 'utf-32le');
      expect(decodeGuessed(new Uint8Array(view.buffer), ['en'])).toEqual({ text, encoding, sure: true });
    }
  });

  it('is read as Japanese mail writes it, by its escapes, and as Vietnamese, whose letters are in two pieces', () => {
    const jis = [...'\x1b$B;3ED2V;R\x1b(B,hanako@example.com\r\n'].map((sign) => sign.charCodeAt(0));
    expect(decodeGuessed(new Uint8Array(jis), ['en'])).toEqual({
      text: '山田花子,hanako@example.com\r\n',
      encoding: 'iso-2022-jp',
      sure: true,
    });
    const pieces = (text: string) =>
      encode(
        text.replaceAll('ễ', 'ê\u0303').replaceAll('ầ', 'â\u0300').replaceAll('ị', 'i\u0323'),
        'windows-1258',
      );
    const text = people('Nguyễn Văn', 'Trần Thị');
    expect(decodeGuessed(pieces(text), ['vi'])).toMatchObject({ text, encoding: 'windows-1258' });
  });

  it('is Unicode where its bytes prove it', () => {
    expect(decodeGuessed(new TextEncoder().encode(people('Łukasz Żółć')), ['en'])).toMatchObject({
      encoding: 'utf-8',
      sure: true,
    });
    expect(decodeGuessed(file('utf16-without-mark.csv'), ['en'])).toMatchObject({
      encoding: 'utf-16le',
      sure: true,
    });
    expect(decodeGuessed(file('utf16-without-mark.csv'), ['en']).text).toContain('Ada,ada@example.com');
  });

  it('shows its names as each reading has them', () => {
    const bytes = file('polish-excel-1250.csv');
    expect(decodeGuessed(bytes, ['en']).text).toContain('Łukasz;Żółć;');
    const [polish, ...others] = readingsOf(bytes, ['en']);
    expect(polish?.sample).toBe('Imię, Łukasz, Żółć, Świątek');
    expect(others.find(({ encoding }) => encoding === 'windows-1252')?.sample).toContain('£ukasz');
    expect(decodeGuessed(file('japanese-excel-sjis.csv'), ['en']).text).toContain(
      '山田花子,hanako@example.com',
    );
  });
});

it('names in signs leave few zeros in UTF-16, and no code page has any', () => {
  const text = `氏名\tメール\n${'山田花子'.repeat(4)}\ty@x.jp\n`;
  const bytes = new Uint8Array(Uint16Array.from(text, (each) => each.charCodeAt(0)).buffer);
  expect(decodeGuessed(bytes, ['en'])).toEqual({ text, encoding: 'utf-16le', sure: true });
});

it('one broken letter makes no code page of UTF-8', () => {
  const utf8 = new TextEncoder();
  const bytes = Uint8Array.from([...utf8.encode('Zoë,Łukasz,Åsa\nJos'), 0xff, ...utf8.encode(',x\n')]);
  expect(decodeGuessed(bytes, ['en'])).toMatchObject({
    text: 'Zoë,Łukasz,Åsa\nJos\uFFFD,x\n',
    encoding: 'utf-8',
  });
  expect(readingsOf(bytes, ['en'])[0]).toMatchObject({ encoding: 'utf-8' });
});
