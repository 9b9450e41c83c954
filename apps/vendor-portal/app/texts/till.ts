import type { TillLineFault, TillLineResult } from '@markthalle/contracts/portal-till';
import { formatCount } from '@markthalle/ui/format/numbers';
import type { z } from 'zod';

const lines = (count: number) => formatCount(count, { one: 'Zeile', many: 'Zeilen' }, 'de');

export const tillTexts = {
  title: 'Kassendatei',
  lead: 'Ihre Kasse schreibt eine Datei mit allen Verkäufen. Senden Sie sie hier, dann stimmt der Bestand auch online. Preise lesen wir nicht.',
  file: 'Datei Ihrer Kasse',
  fileHint:
    'CSV mit Belegnummer, Datum, Artikel und Menge. Viele Kassen nennen sie „DSFinV-K“ oder „Export“. Höchstens 2.000 Zeilen.',
  fileMissing: 'Bitte wählen Sie eine Datei.',
  fileTooLarge: 'Die Datei ist zu groß. Bitte senden Sie höchstens 2.000 Zeilen auf einmal.',
  read: 'Datei lesen',
  unknownTitle: 'Was ist das bei Ihnen?',
  unknownLead: 'Diese Artikel Ihrer Kasse kennen wir noch nicht.',
  unknownOf: (name: string, number: string) =>
    name === '' || name === number ? number : `${name} (${number})`,
  choose: 'Bitte wählen',
  notOurs: 'Nichts davon, nicht beachten',
  remember: 'Merken',
  chooseMissing: 'Bitte wählen Sie einen Artikel.',
  earlier: 'Gelesene Dateien',
  none: 'Noch keine Datei gelesen.',
  readOn: (when: string) => `gelesen ${when}`,
  book: (count: number) => `${lines(count)} buchen`,
  nothingToBook: 'Hier ist nichts mehr zu buchen.',
  toStock: 'Zum Lager',
  summary: 'Ergebnis',
  lines: 'Zeile für Zeile',
  row: 'Zeile',
  receipt: 'Beleg',
  article: 'Artikel',
  quantity: 'Menge',
  result: 'Ergebnis',
  toMapping: 'Artikel benennen',
  counts: {
    bookable: (count) => `${lines(count)} können gebucht werden`,
    booked: (count) => `${lines(count)} gebucht`,
    known: (count) => `${lines(count)} waren schon da`,
    differs: (count) => `${lines(count)} passen nicht zum früheren Beleg`,
    'unknown-article': (count) => `${lines(count)} mit unbekanntem Artikel`,
    ignored: (count) => `${lines(count)} nicht beachtet`,
    invalid: (count) => `${lines(count)} nicht lesbar`,
  } satisfies Record<z.infer<typeof TillLineResult>, (count: number) => string>,
  results: {
    bookable: 'wird gebucht',
    booked: 'gebucht',
    known: 'war schon da',
    differs: 'Dieser Beleg ist schon mit anderer Ware gebucht. Bitte nachsehen.',
    'unknown-article': 'Artikel noch ohne Namen',
    ignored: 'nicht beachtet',
    invalid: 'nicht lesbar',
  } satisfies Record<z.infer<typeof TillLineResult>, string>,
  faults: {
    'receipt-missing': 'Belegnummer fehlt',
    'time-missing': 'Datum fehlt',
    'time-invalid': 'Datum nicht lesbar, zum Beispiel 23.11.2026 14:05',
    'time-in-future': 'Datum liegt in der Zukunft',
    'article-missing': 'Artikel fehlt',
    'quantity-missing': 'Menge fehlt',
    'quantity-ambiguous': 'Menge nicht eindeutig: 1 oder 1000 Stück?',
    'quantity-not-whole': 'Menge ist keine ganze Zahl',
    'quantity-too-large': 'Menge ist zu groß',
  } satisfies Record<z.infer<typeof TillLineFault>, string>,
};
