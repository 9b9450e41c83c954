import type { WrittenSheet } from '@markthalle/spreadsheet/write-xlsx';
import { ARTICLE_TITLE, SIZE_TITLE, STOCK_BASE_TITLE, VERSION_TITLE } from './column-titles.ts';
import { COLUMNS } from './columns.ts';

interface Group {
  readonly path: string;
  readonly label: { readonly de: string };
}

const RULES = [
  'Eine Zeile ist ein Produkt. Zeilen, die Sie löschen, ändern nichts.',
  'Spalten, die Sie löschen, ändern nichts. Eine geleerte Zelle leert die Angabe; Name, Preis und Bestand bleiben dann, wie sie sind.',
  'Ein neues Produkt ist eine neue Zeile mit eigener oder ohne Artikelnummer.',
  'Nach dem Hochladen sehen Sie zuerst eine Vorschau. Erst danach entscheiden Sie.',
];

const SPECIAL = [
  [
    ARTICLE_TITLE,
    'Ihre eigene Nummer oder die aus dieser Tabelle. Daran erkennen wir das Produkt.',
  ],
  [SIZE_TITLE, 'Wird nicht gelesen.'],
  [STOCK_BASE_TITLE, 'Bitte nicht ändern. Daran sehen wir, ob Sie neu gezählt haben.'],
  [VERSION_TITLE, 'Bitte nicht ändern. Daran sehen wir, ob das Produkt inzwischen geändert wurde.'],
] as const;

const WIDTHS = [34, 60, 40];

/** The second sheet of a workbook: what may stand in which column. */
export function tableHelp(groups: readonly Group[]): WrittenSheet {
  return {
    name: 'Hilfe',
    widths: WIDTHS,
    rows: [
      ['So geht es'],
      ...RULES.map((rule) => [rule]),
      [],
      ['Spalte', 'Erlaubt', 'Beispiel'],
      ...SPECIAL.map(([title, text]) => [title, text]),
      ...COLUMNS.map(({ title, kind, words, example }) => [
        title,
        kind === 'yes_no' ? 'ja oder nein' : [...words.values()].join(', '),
        example,
      ]),
      [],
      ['Gruppe', 'Bedeutung'],
      ...groups.map(({ path, label }) => [path, label.de]),
    ],
  };
}
