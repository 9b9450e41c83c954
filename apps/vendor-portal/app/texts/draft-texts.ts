const EXACT = { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Berlin' } as const;
const DAY = { day: 'numeric', month: 'long', ...EXACT } as const;

/** `14:02`, and on other days `3. Mai, 14:02`. */
export function draftClock(instant: Date, now: Date): string {
  const isToday = instant.toDateString() === now.toDateString();
  return instant.toLocaleString('de-DE', isToday ? EXACT : DAY);
}

/** What the editor says about what was typed: saved, going on elsewhere, two devices. */
export const draftTexts = {
  saved: (clock: string) => `Gespeichert ${clock}`,
  willSubmit: 'Wird eingereicht, sobald Netz da ist. Sie müssen nicht warten.',
  noRoom: 'Auf diesem Telefon ist kein Platz. Bitte erst senden.',
  label: (name: string) => (name === '' ? 'Entwurf' : `Entwurf ${name}`),
  unnamed: 'Produkt ohne Namen',
  begunTitle: 'Angefangen und noch nicht gespeichert',
  goOn: (name: string, clock: string) => `${name}, ${clock}`,
  continued: (clock: string) => `Sie machen weiter, wo Sie um ${clock} aufgehört haben.`,
  discard: 'Entwurf verwerfen',
  discardNamed: (name: string) => `Entwurf ${name} verwerfen`,
  clashTitle: 'Welche Angabe stimmt?',
  clashIntro: 'Zwei Geräte haben dieselbe Angabe geändert. Alles andere ist schon zusammengeführt.',
  clashNotice: (count: number) =>
    count === 1
      ? 'Eine Angabe wurde auf zwei Geräten verschieden eingetragen.'
      : `${count} Angaben wurden auf zwei Geräten verschieden eingetragen.`,
  clashLink: 'Welche Angabe stimmt?',
  mine: 'Von diesem Gerät',
  stands: 'So steht es jetzt',
  other: 'Vom anderen Gerät',
  nothing: '(leer)',
  settle: 'Weiter',
  settleSubmit: 'Speichern und einreichen',
  settleSave: 'Nur speichern',
  fields: {
    nameDe: 'Name',
    nameEn: 'Name auf Englisch',
    shortDe: 'In einem Satz',
    shortEn: 'In einem Satz auf Englisch',
    descriptionDe: 'Beschreibung',
    descriptionEn: 'Beschreibung auf Englisch',
    categoryPath: 'Warengruppe',
    gruppe: 'Warengruppe',
    quantityValue: 'Menge',
    quantityUnit: 'Einheit',
    grossCents: 'Preis',
    containerDepositCents: 'Pfand',
    stockQuantity: 'Bestand',
    ingredientsDe: 'Zutaten',
    allergens: 'Allergene',
    allergensConfirmed: 'Allergene bestätigt',
    storageDe: 'Lagerung',
    alcoholPercent: 'Alkohol',
    ways: 'Versand',
    vatCategory: 'Steuersatz',
    ownProduce: 'Eigene Erzeugung',
    kind: 'Verkaufsart',
    labelDe: 'Name der ersten Größe',
    seasonMonths: 'Saison',
    pricePerKgCents: 'Preis je kg',
    nominalGrams: 'Übliches Gewicht',
    maxGrams: 'Höchstes Gewicht',
    isVoucher: 'Gutschein',
    isService: 'Dienstleistung nach Absprache',
  } as Readonly<Record<string, string>>,
  sizeField: (position: string) => `Größe ${Number(position) + 1}`,
  itemField: (position: string) => `Teil ${position}`,
  otherField: 'Angabe',
};

/** What a field of the form is called for people. */
export function fieldWord(name: string): string {
  const row = /^(size|item)-(\d+)-/.exec(name);
  if (row?.[1] === 'size') return draftTexts.sizeField(row[2] ?? '');
  if (row?.[1] === 'item') return draftTexts.itemField(row[2] ?? '');
  return draftTexts.fields[name] ?? draftTexts.otherField;
}
