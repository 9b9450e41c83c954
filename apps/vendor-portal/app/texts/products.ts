import { formatCount } from '@markthalle/ui/format/numbers';

export const productTexts = {
  title: 'Produkte',
  newProduct: 'Neues Produkt',
  toStock: 'Lager und Scanner',
  empty: 'Noch kein Produkt. Ein neues Produkt ist in fünf Minuten angelegt.',
  edit: 'Bearbeiten',
  editNamed: (name: string) => `${name} bearbeiten`,
  published: 'im Laden zu sehen',
  notPublished: 'nicht im Laden',
  olderPublished: 'Im Laden steht noch die frühere Fassung.',
  returned: 'Zurück mit Hinweis',
  stockOf: (name: string) => `Bestand von ${name}`,
  reserved: (count: number) =>
    `davon ${formatCount(count, { one: 'Stück', many: 'Stück' }, 'de')} für Bestellungen zurückgelegt`,
  unlimited: 'auf Bestellung, ohne Bestand',
  notOffered: 'So dürfen wir es noch nicht anbieten.',
  notOfferedMore: 'Angaben ergänzen',
  followsParts: (free: number | null) =>
    free === null
      ? 'So oft wie seine Artikel. Gezählt werden die Artikel.'
      : `${free} Stück, so weit reichen seine Artikel. Gezählt werden die Artikel.`,
  history: 'Verlauf und mehr',
  saveStock: 'Speichern',
  saveStockNamed: (name: string) => `Bestand von ${name} speichern`,
  countInvalid: 'Bitte geben Sie eine ganze Zahl ein, zum Beispiel 12.',
  pause: 'Pausieren',
  pauseNamed: (name: string) => `${name} pausieren`,
  offer: 'Wieder anbieten',
  offerNamed: (name: string) => `${name} wieder anbieten`,
};
