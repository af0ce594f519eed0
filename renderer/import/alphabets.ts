/**
 * Letters of languages by how often they stand in names and headings, the most frequent first, with the code page that
 * a spreadsheet of that language writes. Of Latin alphabets only what ASCII does not have.
 */

export interface Alphabet {
  encoding: string;
  /** BCP 47, for the language of the person. */
  languages: readonly string[];
  letters: string;
}

/** Every code page with the name that a person may know it by. */
export const encodingNames = {
  'utf-8': 'Unicode (UTF-8)',
  'utf-16le': 'Unicode (UTF-16)',
  'utf-16be': 'Unicode (UTF-16, big-endian)',
  'utf-32le': 'Unicode (UTF-32)',
  'utf-32be': 'Unicode (UTF-32, big-endian)',
  'windows-1252': 'Western European (Windows-1252)',
  'windows-1250': 'Central European (Windows-1250)',
  'windows-1251': 'Cyrillic (Windows-1251)',
  'windows-1253': 'Greek (Windows-1253)',
  'windows-1254': 'Turkish (Windows-1254)',
  'windows-1255': 'Hebrew (Windows-1255)',
  'windows-1256': 'Arabic (Windows-1256)',
  'windows-874': 'Thai (Windows-874)',
  'windows-1257': 'Baltic (Windows-1257)',
  'windows-1258': 'Vietnamese (Windows-1258)',
  macintosh: 'Western European (Mac)',
  shift_jis: 'Japanese (Shift_JIS)',
  gb18030: 'Chinese, simplified (GBK)',
  'euc-kr': 'Korean (Windows-949)',
  big5: 'Chinese, traditional (Big5)',
  // What the systems before Windows wrote; a tie is won by those above.
  'iso-8859-2': 'Central European (ISO 8859-2)',
  'iso-8859-15': 'Western European (ISO 8859-15)',
  // Its letters are those of KOI8-R and four more.
  'koi8-u': 'Cyrillic (KOI8)',
  'x-mac-cyrillic': 'Cyrillic (Mac)',
  'iso-8859-5': 'Cyrillic (ISO 8859-5)',
  'iso-2022-jp': 'Japanese (JIS)',
  'euc-jp': 'Japanese (EUC)',
  ibm866: 'Russian (DOS, 866)',
  ibm850: 'Western European (DOS, 850)',
  ibm437: 'Western European (DOS, 437)',
  ibm852: 'Central European (DOS, 852)',
} as const;
export type Encoding = keyof typeof encodingNames;

const western: [string, string][] = [
  ['de', 'üöäßÜÖÄé'],
  ['fr', 'éèçêëàâîïôûùœÉÈÇÀÂÊÎÔ’'],
  ['es', 'óíáéñúüÓÍÁÉÑÚ¿¡ºª'],
  ['pt', 'ãçáéíóôõêâúàÃÇÁÉÍÓÔÕÊÂÚÀºª'],
  ['it', 'àèòùìéÀÈÒÙÌÉ'],
  ['sv', 'åäöéÅÄÖ'],
  ['da', 'øæåéØÆÅ'],
  ['nl', 'ëéïöüèËÉÏ'],
  // A name of one country in a list of another: Zoë Ångström.
  ['en', 'éöüäëåáíóñçøèïôâÅÖÜÉ’“”'],
  ['is', 'íáóúéýðþæöÁÍÓÚÉÞÐÆÖÝ'],
];

const central: [string[], string][] = [
  [['pl'], 'łóąęśżćńźŁŻŚĆÓŹĄĘŃ'],
  [['cs', 'sk'], 'áiéíčřšěžýůúňťóďľĺŕôäČŠŘŽÁÍÉÚŇŤÓĎÝĽ'],
  [['hu'], 'áéóöőüíúűÁÉÓÖŐÜÍÚŰ'],
  [['hr', 'sl', 'bs'], 'čćšžđČŠŽĆĐ'],
  [['ro'], 'ăşţîâŞŢÎÂĂ'],
];
const russian = 'оаиенрвтлскмдпуяьыгзбйчшжхюцщёъАМСВИЕНОПКДГТЛБЮРЯЭШФЧУЗХЖЦЙЩЁ';

/** Nobody's spreadsheet writes these today: the language of the person speaks for none of them. */
const old: readonly Alphabet[] = [
  ...['iso-8859-15', 'ibm850', 'ibm437'].flatMap((encoding) =>
    western.map(([, letters]): Alphabet => ({ encoding, languages: [], letters })),
  ),
  ...['iso-8859-2', 'ibm852'].flatMap((encoding) =>
    central.map(([, letters]): Alphabet => ({ encoding, languages: [], letters })),
  ),
  ...['ibm866', 'x-mac-cyrillic', 'iso-8859-5'].map(
    (encoding): Alphabet => ({ encoding, languages: [], letters: russian }),
  ),
  { encoding: 'koi8-u', languages: [], letters: `${russian}іїєґІЇЄҐ` },
];

export const alphabets: readonly Alphabet[] = [
  ...old,
  ...western.flatMap(([language, letters]): Alphabet[] => [
    { encoding: 'windows-1252', languages: [language], letters },
    { encoding: 'macintosh', languages: [], letters },
  ]),
  ...central.map(([languages, letters]): Alphabet => ({ encoding: 'windows-1250', languages, letters })),
  { encoding: 'windows-1257', languages: ['lt'], letters: 'ėšžųūčįąęŠŽČĖŪŲĮ' },
  { encoding: 'windows-1257', languages: ['lv'], letters: 'āēīšņļžūčģķĀŠĒŽĶČĢĻŅŪĪ' },
  { encoding: 'windows-1257', languages: ['et'], letters: 'äõüöšžÕÄÜÖŠŽ' },
  {
    encoding: 'windows-1258',
    languages: ['vi'],
    letters: '\u0323\u0301\u0300\u0309\u0303đăâêôơưàáèéóùúĐƯÔÂĂÊƠ',
  },
  { encoding: 'windows-1254', languages: ['tr'], letters: 'ışüğöçŞÖÇİÜĞâ' },
  {
    encoding: 'windows-1251',
    languages: ['ru', 'uk', 'bg', 'sr', 'be'],
    letters: 'оаиенрвтлскмдпуяьыгзбйчшжхюцщёфэіїєъґАМСВИЕНОПКДГТЛБЮРЯЭШФЧУЗХЖЦЙЩЁІЇЄ',
  },
  {
    encoding: 'windows-1253',
    languages: ['el'],
    letters: 'αοιεσντρηςκυπμλίάόγέωδήθύφχζβώξψΑΓΚΜΠΔΣΝΕΙΒΘΧΤΛΗΡΖΦΟΩΥΞΨΆΈΌΉΊΏΎϊ',
  },
  { encoding: 'windows-1255', languages: ['he', 'iw'], letters: 'ילאהוםרשמבדןנתחכעגקפצזטסךףץ' },
  {
    encoding: 'windows-1256',
    languages: ['ar', 'fa', 'ur'],
    letters: 'ايلمرنبدوتةعهحسكفقشجأصخذطزىغضثظءإئؤآپچ،',
  },
  {
    encoding: 'windows-874',
    languages: ['th'],
    letters: 'านรมอกยลสวดทงตปจพบคขชหณผธศภญซโแเไใิีัุู่้์็ะำฉฐษฏฟฎถฝฑฒฆฌฬฮ๊๋ืฤฯๆ',
  },
];

const japanese =
  '山田中村本木林藤佐井川上野高橋子美一太郎花小大松氏名姓前役割部署会社電話住所株式メールアドレス';

/** Signs of which no list is short enough: what is frequent in names and headings counts more. */
export const frequentSigns: Partial<Record<Encoding, { languages: readonly string[]; signs: string }>> = {
  shift_jis: { languages: ['ja'], signs: japanese },
  'euc-jp': { languages: [], signs: japanese },
  gb18030: {
    languages: ['zh', 'zh-CN', 'zh-SG'],
    signs:
      '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗小明丽华伟芳娜敏静强军姓名邮箱电子邮件地址部门角色公司电话职位',
  },
  'euc-kr': {
    languages: ['ko'],
    signs: '김이박최정강조윤장임민수지영현준서연우진은성호미경이메일름전자우편부서역할회사',
  },
  big5: {
    languages: ['zh-TW', 'zh-HK'],
    signs: '陳林黃張李王吳劉蔡楊許鄭謝郭洪邱曾廖賴徐周葉蘇莊姓名電子郵件信箱地址部門角色公司電話職稱',
  },
};
