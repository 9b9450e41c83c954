import type { ProblemDefinition } from './problem-definition.ts';

/** Refusals of whole files; what is wrong in a row stands with that row. */
export const IMPORT_PROBLEMS = {
  'import-file-empty': {
    status: 422,
    de: 'In dieser Datei steht nichts. Bitte wählen Sie die Tabelle aus, die Sie ausgefüllt haben.',
    en: 'This file is empty. Please choose the table that you filled in.',
  },
  'import-file-too-large': {
    status: 413,
    de: 'Diese Datei ist größer als 8 MB. Teilen Sie die Tabelle in zwei Dateien und laden Sie beide nacheinander hoch.',
    en: 'This file is larger than 8 MB. Split the table into two files and upload one after the other.',
  },
  'import-file-old': {
    status: 422,
    de: 'Diese Datei ist im alten Excel-Format oder mit einem Kennwort geschützt. Speichern Sie sie ohne Kennwort als „Excel-Arbeitsmappe (.xlsx)“ und laden Sie sie noch einmal hoch.',
    en: 'This file is in the old Excel format or protected by a password. Save it without a password as “Excel Workbook (.xlsx)” and upload it again.',
  },
  'import-file-open-document': {
    status: 422,
    de: 'Das ist eine OpenDocument-Tabelle. Speichern Sie sie über „Speichern unter“ als .xlsx oder .csv und laden Sie sie noch einmal hoch.',
    en: 'This is an OpenDocument table. Save it as .xlsx or .csv and upload it again.',
  },
  'import-file-unknown': {
    status: 422,
    de: 'Diese Datei ist keine Tabelle. Wählen Sie eine Datei mit der Endung .xlsx oder .csv, oder eine ZIP-Datei mit einer Tabelle und Fotos.',
    en: 'This file is no table. Choose a file that ends in .xlsx or .csv, or a ZIP file with a table and photos.',
  },
  'import-file-damaged': {
    status: 422,
    de: 'Diese Datei ist beschädigt. Öffnen Sie sie in Ihrem Tabellenprogramm, speichern Sie sie neu und laden Sie sie noch einmal hoch.',
    en: 'This file is damaged. Open it in your spreadsheet program, save it anew and upload it again.',
  },
  'import-several-tables': {
    status: 422,
    de: 'In dieser ZIP-Datei sind mehrere Tabellen. Lassen Sie nur eine darin, oder nennen Sie die richtige „produkte.xlsx“.',
    en: 'There are several tables in this ZIP file. Leave only one in it, or call the right one “produkte.xlsx”.',
  },
  'import-too-many-photos': {
    status: 422,
    de: 'In dieser ZIP-Datei sind mehr als 200 Fotos. Teilen Sie die Fotos auf mehrere ZIP-Dateien auf und laden Sie diese nacheinander hoch.',
    en: 'There are more than 200 photos in this ZIP file. Split them into several ZIP files and upload one after the other.',
  },
  'import-photo-twice': {
    status: 422,
    de: 'In dieser ZIP-Datei haben zwei Fotos denselben Namen. Geben Sie einem davon einen anderen Namen.',
    en: 'Two photos in this ZIP file have the same name. Give one of them another name.',
  },
  'import-file-unfolds': {
    status: 422,
    de: 'Diese Datei wird beim Entpacken viel zu groß. Kopieren Sie nur die ausgefüllten Zeilen in eine neue Tabelle und laden Sie diese hoch.',
    en: 'This file becomes far too large when unpacked. Copy only the filled rows into a new table and upload that one.',
  },
  'import-too-many-rows': {
    status: 422,
    de: 'Diese Tabelle hat mehr als 10.000 Zeilen oder 400 Spalten. Teilen Sie sie in mehrere Dateien.',
    en: 'This table has more than 10,000 rows or 400 columns. Split it into several files.',
  },
  'import-no-columns': {
    status: 422,
    de: 'In dieser Datei haben wir keine Zeile mit unseren Spaltennamen gefunden, zum Beispiel „Artikelnummer“, „Name“ und „Preis“. Nehmen Sie eine unserer Vorlagen oder schreiben Sie diese Namen in die erste Zeile.',
    en: 'We found no row with our column names in this file, such as “Artikelnummer”, “Name” and “Preis”. Use one of our templates or write these names into the first row.',
  },
  'import-no-rows': {
    status: 422,
    de: 'Unter den Spaltennamen steht keine ausgefüllte Zeile.',
    en: 'There is no filled row below the column names.',
  },
  'import-merged-cells': {
    status: 422,
    de: 'In dieser Tabelle sind Zellen verbunden. Heben Sie „Zellen verbinden“ auf, füllen Sie jede Zeile einzeln aus und laden Sie die Datei noch einmal hoch.',
    en: 'Cells are merged in this table. Unmerge them, fill each row and upload the file again.',
  },
  'import-column-twice': {
    status: 422,
    de: 'Eine Spalte kommt in dieser Tabelle zweimal vor. Löschen Sie eine davon und laden Sie die Datei noch einmal hoch.',
    en: 'A column appears twice in this table. Delete one of them and upload the file again.',
  },
  'import-not-found': {
    status: 404,
    de: 'Diese Einfuhr gibt es nicht oder nicht mehr.',
    en: 'This import does not exist or is no longer available.',
  },
  'import-not-ready': {
    status: 409,
    de: 'Das geht mit dieser Einfuhr gerade nicht. Bitte laden Sie die Seite neu.',
    en: 'This cannot be done with this import at the moment. Please reload the page.',
  },
  'import-too-many': {
    status: 429,
    de: 'Es laufen schon mehrere Einfuhren oder Ausgaben. Bitte warten Sie, bis eine davon fertig ist.',
    en: 'Several imports or exports are running already. Please wait until one of them is done.',
  },
  'export-not-found': {
    status: 404,
    de: 'Diese Ausgabe gibt es nicht oder nicht mehr. Sie wird sieben Tage lang aufgehoben.',
    en: 'This export does not exist or is no longer available. It is kept for seven days.',
  },
} as const satisfies Readonly<Record<string, ProblemDefinition>>;
