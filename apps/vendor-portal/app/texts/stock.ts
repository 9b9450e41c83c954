import type { StockArticle } from '@markthalle/contracts/portal-stock';
import { formatCount } from '@markthalle/ui/format/numbers';

const pieces = (count: number) => formatCount(count, { one: 'Stück', many: 'Stück' }, 'de');
const signed = (delta: number) => (delta < 0 ? `−${pieces(-delta)}` : `+${pieces(delta)}`);

type Stock = Pick<StockArticle, 'policy' | 'onHand' | 'reserved' | 'shopBuffer' | 'free' | 'parts'>;

export const stockTexts = {
  title: 'Lager',
  scan: 'Scannen',
  till: 'Kassendatei einlesen',
  tillUnknown: (count: number) =>
    `Kassendatei einlesen, ${formatCount(count, { one: 'Artikel', many: 'Artikel' }, 'de')} noch ohne Namen`,
  empty: 'Noch nichts im Lager. Legen Sie zuerst ein Produkt an.',
  /** `12 da · 3 zurückgelegt · 2 nur im Laden · 7 online` */
  sum: ({ policy, onHand, reserved, shopBuffer, free, parts }: Stock) =>
    parts.length > 0
      ? `Paket · ${free === null ? 'ohne Bestand' : `${free} online`}`
      : policy === 'unlimited'
        ? 'auf Bestellung, ohne Bestand'
        : [
            `${onHand} da`,
            reserved > 0 && `${reserved} zurückgelegt`,
            shopBuffer > 0 && `${shopBuffer} nur im Laden`,
            `${free ?? 0} online`,
          ]
            .filter(Boolean)
            .join(' · '),
  short: (count: number, since: string) => `${pieces(count)} fehlen seit ${since}`,
  shortWhy:
    'Es ist mehr verkauft oder zurückgelegt, als da ist. Fehlt einer Bestellung etwas, melden Sie es dort. Ist doch genug da, zählen Sie neu. Bezahlte Ware, die noch zu packen ist, zählen Sie nicht mit.',
  toOrders: 'Bestellungen ansehen',
  facts: 'Wie viel ist da?',
  followsParts:
    'Ein Paket hat keinen eigenen Bestand. Es ist so oft da, wie seine Artikel reichen, und jeder Verkauf zählt sie mit.',
  bundleActsHint: 'Was Sie hier eintragen, zählt bei den Artikeln.',
  onHand: 'Im Regal, ohne bezahlte Ware',
  reserved: 'Für Bestellungen zurückgelegt',
  buffer: 'Nur für den Hofladen',
  online: 'Online zu kaufen',
  notCounted: 'wird nicht gezählt',
  acts: 'Was ist passiert?',
  actsHint: 'Hier wird kein Preis eingegeben. Kassieren Sie wie immer an Ihrer Kasse.',
  acted: {
    sold: { label: 'Im Laden verkauft', action: 'Verkauft' },
    received: { label: 'Dazugekommen', action: 'Dazu' },
    counted: { label: 'Neu gezählt', action: 'Gezählt' },
  },
  countedHint: 'Ohne Ware, die bezahlt und noch zu packen ist.',
  piecesUnit: 'Stück',
  quantityInvalid: 'Bitte geben Sie eine ganze Zahl ab 1 ein.',
  countInvalid: 'Bitte geben Sie eine ganze Zahl ein, zum Beispiel 12.',
  correct: 'Etwas anderes',
  correctHint: 'Zum Beispiel zerbrochen, verschenkt oder selbst gegessen: minus 2.',
  correctAction: 'Ändern',
  correctInvalid: 'Bitte geben Sie eine ganze Zahl ein, zum Beispiel -2 oder 3.',
  note: 'Warum?',
  bufferTitle: 'Für den Hofladen behalten',
  bufferHint: 'So viele Stück werden nie online verkauft.',
  bufferAction: 'Speichern',
  numbers: 'Nummern auf dem Etikett',
  articleNumber: 'Ihre Artikelnummer',
  articleNumberHint: 'So heißt der Artikel in Ihrer Kasse, zum Beispiel 12.',
  gtin: 'Barcode-Nummer',
  gtinHint: 'Die 8 bis 14 Ziffern unter den Strichen.',
  numbersAction: 'Speichern',
  history: 'Verlauf',
  historyMore: 'Frühere Bewegungen zeigen wir hier nicht.',
  kinds: {
    opening: 'Angefangen mit',
    count: 'Gezählt',
    sale: 'Online verkauft',
    sold: 'Im Hofladen verkauft',
    received: 'Dazugekommen',
    return: 'Zurück ins Regal',
    correction: 'Geändert',
  },
  movement: (delta: number | null, countedQuantity: number | null) =>
    countedQuantity === null ? signed(delta ?? 0) : pieces(countedQuantity),
  after: (stock: number) => `danach ${stock} da`,
  replaced: 'in einer späteren Zählung enthalten',
  origins: {
    market: 'vom Markt',
    portal: 'im Hofportal',
    phone: 'mit dem Telefon',
    till: 'aus der Kassendatei',
  },
  toldLater: (when: string) => `gemeldet ${when}`,
  order: (number: string) => `Bestellung ${number}`,
};

export const scanTexts = {
  title: 'Scannen',
  camera: 'Kamera öffnen',
  cameraStop: 'Kamera schließen',
  cameraHint: 'Halten Sie Barcode oder QR-Code ins Bild.',
  cameraDenied:
    'Die Kamera ist nicht freigegeben. Tippen Sie die Nummer ein oder erlauben Sie die Kamera in den Einstellungen.',
  cameraMissing: 'Hier ist keine Kamera. Tippen Sie die Nummer ein.',
  number: 'Nummer vom Etikett',
  numberHint: 'Artikelnummer, Ziffern unter dem Barcode oder die sechs Buchstaben am QR-Code.',
  find: 'Suchen',
  unknown: (text: string) => `„${text}“ kennen wir nicht. Geben Sie die Nummer beim Produkt ein.`,
  choose: 'Welche Größe?',
  chosen: (name: string) => `Gescannt: ${name}`,
  stockShown: (sum: string) => `Stand dieser Seite: ${sum}`,
};
