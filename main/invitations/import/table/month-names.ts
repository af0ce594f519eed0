/** Months by their names, as ICU has them for the languages of headings: `December`, `Dez.`, `décembre`, `grudnia`. */

const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'cs', 'tr', 'ru'];

/** Lower case, without accents and dots. */
const plainMonth = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f.]/gu, '');

let known: Map<string, number> | undefined;

/** From 1; undefined for what is no month, or another one in another language. Made when a date needs it first. */
export function monthOf(name: string): number | undefined {
  known ??= monthNames();
  const month = known.get(plainMonth(name));
  return month === 0 ? undefined : month;
}

function monthNames(): Map<string, number> {
  const names = new Map<string, number>([['sept', 9]]);
  for (const language of languages) {
    for (let month = 1; month <= 12; month += 1) {
      for (const name of namesOf(language, new Date(Date.UTC(2026, month - 1, 15)))) {
        const before = names.get(name);
        // Polish and Czech have one word for two months: then it says nothing.
        names.set(name, before === undefined || before === month ? month : 0);
      }
    }
  }
  return names;
}

/** Beside a day many languages have another form. */
function namesOf(language: string, date: Date): string[] {
  const styles: Intl.DateTimeFormatOptions[] = [
    { month: 'long' },
    { month: 'short' },
    { month: 'long', day: 'numeric' },
    { month: 'short', day: 'numeric' },
  ];
  return styles.flatMap((style) =>
    new Intl.DateTimeFormat(language, { ...style, timeZone: 'UTC' })
      .formatToParts(date)
      .filter(({ type }) => type === 'month')
      .map(({ value }) => plainMonth(value)),
  );
}
