import { formatDayWithYear } from '@markthalle/ui/format/dates';

const day = (on: string) => formatDayWithYear(on, 'de');

export const feeTexts = {
  title: 'Liefergebühren',
  sub: 'Was die Genossenschaft für Lieferung verlangt. Ein Preis gilt ab einem Tag; was war, bleibt stehen.',
  runs: 'Touren',
  surcharges: 'Zuschläge der Paketdienste',
  surchargesHint:
    'Sie kommen zum Paket eines Betriebs dazu. Inseln und Alkohol erkennt der Laden selbst.',
  free: 'Versandfrei ab einem Betrag gibt es nur bei Paketen der Betriebe; diese Grenze setzt jeder Betrieb selbst. Eine Sammelfahrt kostet immer dasselbe, einmal für alle Betriebe darauf.',
  areas: 'Gebiete',
  changeAreas: (name: string) => `Gebiete von ${name} ändern`,
  noAreas: 'nur Abholstellen',
  columns: { way: 'Weg', now: 'Heute', coming: 'Ab einem kommenden Tag', before: 'Vorher' },
  ways: {
    tour: 'Sammelfahrt bis zur Tür',
    tour_cold: 'Sammelfahrt gekühlt bis zur Tür',
    citybox: 'Stadtfahrt bis zur Tür',
    pickup_point: 'Abholstelle',
  },
  kinds: { island: 'Inselzuschlag', age_service: 'Altersprüfung an der Tür' },
  none: 'keiner',
  price: (amount: string, from: string, resolution: string | null) =>
    `${amount} ab ${day(from)}${resolution === null ? '' : `, ${resolution}`}`,
  newPrice: 'Neuer Preis',
  subject: 'Wofür',
  amount: 'Preis',
  validFrom: 'Gilt ab',
  validFromHint: 'Frühestens morgen.',
  resolution: 'Beschluss',
  resolutionHint: 'Zum Beispiel Vorstand 14/2026.',
  previewTitle: 'Vorschau',
  previewHint: 'Was zahlt diese Postleitzahl bei diesem Betrieb?',
  postcode: 'Postleitzahl',
  producer: 'Betrieb',
  preview: 'Vorschau rechnen',
  resolve: 'Preis beschließen',
  noAmount: 'Bitte geben Sie einen Betrag an, zum Beispiel 4,90.',
  noDay: 'Bitte nennen Sie einen Tag.',
  noResolution: 'Bitte nennen Sie den Beschluss.',
  noPostcode: 'Diese Postleitzahl gibt es in Deutschland nicht.',
  result: (producer: string, postcode: string) => `${producer} nach ${postcode}`,
  resultColumns: {
    way: 'Weg',
    before: 'Ohne den neuen Preis',
    after: 'Mit dem neuen Preis',
    on: 'Kommt am',
  },
  notThere: 'nicht möglich',
  nothing: 'Auf keinem Weg.',
};
