import type { ProblemDefinition } from './problem-definition.ts';

/** Refusals around the shelf and the till. */
export const STOCK_PROBLEMS = {
  'stock-of-parts': {
    status: 409,
    de: 'Der Bestand eines Pakets folgt aus seinen Artikeln. Bitte ändern Sie den Bestand der Artikel.',
    en: 'The stock of a bundle follows from its articles. Please change the stock of the articles.',
  },
  'article-number-taken': {
    status: 409,
    de: 'Diese Nummer hat schon ein anderes Ihrer Produkte.',
    en: 'Another of your products has this number already.',
  },
  'till-file-unreadable': {
    status: 422,
    de: 'Diese Datei ist keine CSV-Datei. Bitte wählen Sie an der Kasse „Export als CSV“.',
    en: 'This file is not a CSV file. Please choose “export as CSV” at the till.',
  },
  'till-columns-missing': {
    status: 422,
    de: 'In der Datei fehlt eine Spalte. Wir brauchen Belegnummer, Datum, Artikel und Menge.',
    en: 'A column is missing. We need receipt number, date, article and quantity.',
  },
  'till-file-too-large': {
    status: 413,
    de: 'Die Datei ist zu groß. Bitte senden Sie höchstens 2.000 Zeilen auf einmal.',
    en: 'The file is too large. Please send at most 2,000 lines at once.',
  },
  'till-file-empty': {
    status: 422,
    de: 'In der Datei stehen keine Verkäufe.',
    en: 'There are no sales in the file.',
  },
  'till-import-not-found': {
    status: 404,
    de: 'Diese Kassendatei haben wir nicht gefunden.',
    en: 'We did not find this till file.',
  },
  'till-article-not-found': {
    status: 404,
    de: 'Diesen Artikel der Kasse haben wir nicht gefunden.',
    en: 'We did not find this article of the till.',
  },
} as const satisfies Record<string, ProblemDefinition>;
