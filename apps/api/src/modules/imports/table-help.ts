import type { WrittenSheet } from '@markthalle/spreadsheet/write-xlsx';
import {
  ARTICLE_TITLE,
  GTIN_TITLE,
  SIZE_OF_TITLE,
  STOCK_BASE_TITLE,
  VERSION_TITLE,
} from './column-titles.ts';
import { COLUMNS, type Column } from './columns.ts';

interface Group {
  readonly path: string;
  readonly label: { readonly de: string };
}

const RULES = [
  'Eine Zeile ist ein Produkt. Zeilen, die Sie löschen, ändern nichts.',
  'Spalten, die Sie löschen, ändern nichts. Eine geleerte Zelle leert die Angabe; Name, Preis und Bestand bleiben dann, wie sie sind.',
  'Ein neues Produkt ist eine neue Zeile mit eigener oder ohne Artikelnummer.',
  'Spalten mit einer Nummer gibt es mehrmals: Foto 1, Foto 2, Teil 1, Teil 2. Fehlt eine, schreiben Sie sie daneben.',
  'Fotos packen Sie mit der Tabelle in eine ZIP-Datei und schreiben in „Foto 1: Datei“ den Namen der Datei.',
  'Nach dem Hochladen sehen Sie zuerst eine Vorschau. Erst danach entscheiden Sie.',
];

const SPECIAL = [
  [
    ARTICLE_TITLE,
    'Ihre eigene Nummer oder die aus dieser Tabelle. Daran erkennen wir das Produkt.',
  ],
  [
    SIZE_OF_TITLE,
    'Die Artikelnummer des Produkts, wenn die Zeile eine weitere Größe davon ist. Sie steht unter ihm und nennt Inhalt, Preis und Bestand.',
  ],
  [GTIN_TITLE, 'Der Strichcode auf dem Etikett, wenn es einen gibt.'],
  [STOCK_BASE_TITLE, 'Bitte nicht ändern. Daran sehen wir, ob Sie neu gezählt haben.'],
  [VERSION_TITLE, 'Bitte nicht ändern. Daran sehen wir, ob das Produkt inzwischen geändert wurde.'],
] as const;

const WIDTHS = [34, 60, 40];

/** Of lists the first entry stands for all of them. */
const isShown = ({ field }: Column): boolean => !/\.[1-9]\d*\./.test(field);

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
      ...COLUMNS.filter(isShown).map(({ title, kind, words, example }) => [
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
