/** Workbooks as LibreOffice and Gnumeric write them, and what is none, read to the rows that go out. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { workbookCopy } from '../../../renderer/copy/workbook.ts';
import { readPage } from '../../../renderer/import/cells/html.ts';
import { readWorkbook, type Workbook } from '../../../renderer/import/cells/workbook.ts';
import { asGuessed, cellsOf } from './read.ts';
import { zipped } from './zipped.ts';

const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(join(import.meta.dirname, '../../fixtures/import', name)));

async function opened(bytes: Uint8Array): Promise<Workbook> {
  const read = await readWorkbook(bytes);
  if ('refused' in read) throw new Error(read.refused);
  return read;
}
const textOf = ({ sheets, likely }: Workbook): string => sheets[likely]?.text ?? '';
const refusal = async (bytes: Uint8Array): Promise<string> => {
  const read = await readWorkbook(bytes);
  return 'refused' in read ? read.refused : 'read';
};

describe.each([
  'members-libreoffice.xlsx',
  'members-libreoffice.ods',
  'members-gnumeric.xlsx',
  'members-gnumeric.ods',
  'members-1904-libreoffice.xlsx',
  'members.fods',
])('%s', (name) => {
  it('invites the people of its table of people, with the rows as the spreadsheet counts them', async () => {
    const { sheets, likely } = await opened(fixture(name));
    expect(sheets.map((sheet) => sheet.name)).toEqual(['Read me', 'Members & friends', 'Old', 'Drafts']);
    expect(likely).toBe(1);
    const { rows, shown, form, columns } = asGuessed(cellsOf(sheets[likely]?.text ?? ''));
    expect(form).toBe('table');
    expect(rows).toEqual([
      { line: 3, draft: { emailAddress: 'zoe@example.org', expiresInDays: 33 } },
      { line: 7, draft: { emailAddress: 'ada@example.com', expiresInDays: 64 } },
    ]);
    expect(shown.map(({ line, state }) => [line, state])).toEqual([
      [3, 'ready'],
      [6, 'no-address'],
      [7, 'ready'],
    ]);
    expect(columns.map(({ header, values }) => [header, ...values])).toEqual([
      ['Name', 'Zoë Ångström', 'Cy', '"The Boss" Ada'],
      ['E-mail', 'zoe@example.org', 'ada@example.com'],
      ['Expires', '2026-12-31', '2027-01-31'],
      ['Seen', '2026-11-27 09:30'],
      ['Call at', '16:45'],
      ['Paid', 'TRUE', 'FALSE'],
      ['Points', '12.5', '0'],
      ['Domain', 'example.org'],
      ['Note', 'first line second line <b>'],
    ]);
  });
});

it('never means a hidden sheet before one that is seen', async () => {
  for (const name of ['members-libreoffice.xlsx', 'members-gnumeric.ods']) {
    const { sheets } = await opened(fixture(name));
    expect(sheets.map(({ hidden }) => hidden)).toEqual([false, false, false, true]);
  }
});

it.each(['hidden.fods', 'hidden-libreoffice.xlsx', 'hidden-libreoffice.ods', 'hidden-gnumeric.xlsx'])(
  'nobody of a hidden row is meant, and a link to write to somebody has the address: %s',
  async (name) => {
    const { sheets } = await opened(fixture(name));
    const { rows, shown } = asGuessed(cellsOf(sheets[0]?.text ?? ''));
    expect(sheets[0]?.hiddenRows).toBe(2);
    expect(rows.map(({ line, draft }) => [line, draft.emailAddress])).toEqual([
      [2, 'ada@example.com'],
      [5, 'bob@example.org'],
    ]);
    expect(shown).toHaveLength(2);
  },
);

it('nor of a row of a page that nobody sees', () => {
  const row = (attributes: string, address: string) => `<tr${attributes}><td>x</td><td>${address}</td></tr>`;
  const page = readPage(
    `<table><tr><th>Name</th><th>Email</th></tr>${row('', '<a href="mailto:ada@example.com?subject=x">write</a>')}` +
      `${row(' style="display: none"', 'old@example.net')}${row(' hidden', 'old@example.net')}${row(' class="hidden-xs"', 'bob@example.org')}</table>`,
  );
  expect(page?.sheets[0]?.hiddenRows).toBe(2);
  const { rows } = asGuessed(cellsOf(page?.sheets[0]?.text ?? ''));
  expect(rows.map(({ draft }) => draft.emailAddress)).toEqual(['ada@example.com', 'bob@example.org']);
});

const sheetXml = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;

function xlsx(rows: string, others: Record<string, string> = {}): Uint8Array {
  return zipped({
    '_rels/.rels':
      '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="/xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml': '<x:workbook><x:sheets><x:sheet name="A" r:id="a"/></x:sheets></x:workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/>' +
      '<Relationship Id="s" Type="x/sharedStrings" Target="sharedStrings.xml"/>' +
      '<Relationship Id="y" Type="x/styles" Target="styles.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': sheetXml(rows),
    ...others,
  });
}

describe('a workbook of another writer', () => {
  it('has strings with readings above, escapes, prefixes, and cells without a place', async () => {
    const bytes = xlsx(
      '<x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="inlineStr"><x:is><x:t>a&lt;b&#x41;</x:t></x:is></x:c></x:row>' +
        '<x:row><x:c t="str"><x:f>A1</x:f><x:v>x_x000D_y</x:v></x:c><x:c t="e"><x:v>#N/A</x:v></x:c></x:row>',
      {
        'xl/sharedStrings.xml':
          '<sst><si><r><t>山</t></r><r><t xml:space="preserve">田 </t></r><rPh><t>ヤマダ</t></rPh></si></sst>',
      },
    );
    expect(textOf(await opened(bytes))).toBe('山田 \ta<bA\nx\vy\t#N/A');
  });

  it('has cells of shared text that name none, and are empty', async () => {
    const bytes = xlsx(
      '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row><c t="s"><v>2</v></c><c t="s" s="0"/></row>' +
        '<row><c t="s"><v></v></c><c t="s"><v>1</v></c></row>',
      {
        'xl/sharedStrings.xml':
          '<sst><si><t>ada@example.com</t></si><si><t>Ada</t></si><si><t>x</t></si></sst>',
      },
    );
    expect(textOf(await opened(bytes))).toBe('ada@example.com\tAda\nx\n\tAda');
  });

  it('has dates only where the format of a cell is one', async () => {
    const formats = [
      '0.00',
      'yyyy\\-mm\\-dd',
      '[$-407]d. mmmm yyyy;@',
      '[h]:mm',
      '#,##0 "days"',
      '[Red]0.0',
      'General',
    ];
    const styles =
      '<styleSheet><numFmts>' +
      formats
        .map(
          (code, index) =>
            `<numFmt numFmtId="${164 + index}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
        )
        .join('') +
      '</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>' +
      `${formats.map((_, index) => `<xf numFmtId="${164 + index}"/>`).join('')}<xf numFmtId="14"/><xf numFmtId="57"/></cellXfs></styleSheet>`;
    const cells = [...formats, '14', '57'].map((_, style) => `<c s="${style}"><v>46387</v></c>`).join('');
    const bytes = xlsx(`<row r="1">${cells}<c s="3"><v>0.5</v></c><c s="1"><v>46387.75</v></c></row>`, {
      'xl/styles.xml': styles,
    });
    expect(textOf(await opened(bytes)).split('\t')).toEqual([
      '46387',
      '2026-12-31',
      '2026-12-31',
      '46387',
      '46387',
      '46387',
      '46387',
      '2026-12-31',
      '2026-12-31',
      '12:00',
      '2026-12-31 18:00',
    ]);
  });
});

describe('what cannot be read is said in one sentence', () => {
  it.each([
    ['locked-libreoffice.ods', workbookCopy.locked],
    ['locked-libreoffice.xlsx', workbookCopy.locked],
    ['locked-libreoffice.xls', workbookCopy.lockedKind('.xls')],
    ['members-libreoffice.xls', workbookCopy.otherKind('.xls')],
  ])('%s', async (name, sentence) => expect(await refusal(fixture(name))).toBe(sentence));

  it('a workbook of Excel with a password', async () => {
    const name = [...'EncryptedPackage'].flatMap((each) => [each.charCodeAt(0), 0]);
    expect(await refusal(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...name]))).toBe(
      workbookCopy.locked,
    );
  });

  it('the container of another program', async () => {
    const head = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    expect(await refusal(Uint8Array.from([...head, ...new Array<number>(2000).fill(0)]))).toBe(
      workbookCopy.none,
    );
  });

  it('half a workbook, a document, an archive, an empty sheet, a binary workbook', async () => {
    const whole = fixture('members-libreoffice.xlsx');
    expect(await refusal(whole.subarray(0, whole.length / 2))).toBe(workbookCopy.broken);
    expect(await refusal(zipped({ 'word/document.xml': '<w:document/>' }))).toBe(workbookCopy.none);
    expect(await refusal(zipped({ 'content.xml': '<office:document-content/>' }))).toBe(workbookCopy.none);
    expect(await refusal(xlsx(''))).toBe(workbookCopy.empty);
    const rels =
      '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>';
    expect(await refusal(zipped({ '_rels/.rels': rels, 'xl/workbook.bin': 'x' }))).toBe(
      workbookCopy.otherKind('.xlsb'),
    );
  });
});

describe('a workbook that was made to be large', () => {
  it('is given up when it unpacks to more than any list of people', async () => {
    const megabyte = Buffer.alloc(1024 * 1024, `<text:p>${'x'.repeat(1000)}</text:p>`);
    const block = deflateRawSync(megabyte, { finishFlush: constants.Z_FULL_FLUSH });
    const packed = Buffer.concat(Array.from({ length: 200 }, () => block));
    expect(await refusal(zipped({ 'content.xml': { packed } }))).toBe(workbookCopy.tooLarge);
  }, 60_000);

  it('or repeats a cell, a row or a string', async () => {
    const cell = (times: string, text: string) =>
      `<table:table-cell ${times}><text:p>${text}</text:p></table:table-cell>`;
    const ods = (row: string) =>
      zipped({
        'content.xml': `<office:spreadsheet><table:table table:name="A">${row}</table:table></office:spreadsheet>`,
      });
    const many = 'table:number-columns-repeated="999999999"';
    const rows = '<table:table-row table:number-rows-repeated="1048576">';
    expect(await refusal(ods(`${rows}${cell(many, 'a@example.com'.repeat(40))}</table:table-row>`))).toBe(
      workbookCopy.tooLarge,
    );
    const strings = { 'xl/sharedStrings.xml': `<sst><si><t>${'x'.repeat(30_000)}</t></si></sst>` };
    const row = '<row><c t="s"><v>0</v></c></row>';
    expect(await refusal(xlsx(row.repeat(1000), strings))).toBe(workbookCopy.tooLarge);
    // Rows that nobody filled are only counted.
    const gap = `<row r="1048576"><c r="XFD1" t="str"><v>far</v></c><c r="A1048576" t="str"><v>a@example.com</v></c></row>`;
    expect(textOf(await opened(xlsx(gap)))).toBe(`${'\n'.repeat(1_048_575)}a@example.com`);
  });
});
