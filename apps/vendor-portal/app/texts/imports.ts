import type { ImportRowState, ImportState } from '@markthalle/contracts/portal-imports';
import type { Tone } from '@markthalle/ui/components/tag';

const count = (n: number, one: string, many: string): string =>
  n === 1 ? `1 ${one}` : `${n.toLocaleString('de-DE')} ${many}`;

export const importTexts = {
  title: 'Tabellen',
  link: 'Tabellen: Produkte ein- und ausgeben',
  lead: 'Ändern Sie viele Produkte auf einmal: Tabelle herunterladen, in Excel oder LibreOffice ändern, wieder hochladen.',
  download: 'Tabelle herunterladen',
  tasks: { prices: 'Preise ändern', stock: 'Bestand zählen', all: 'Alles' },
  taskHints: {
    prices: 'Name, Inhalt, Preis und Pfand.',
    stock: 'Name, Inhalt und Bestand.',
    all: 'Alle Angaben, auch Texte. Neue Produkte schreiben Sie darunter.',
  },
  formats: { xlsx: 'Excel', csv: 'CSV' },
  downloadNamed: (task: string, format: string) => `${task} als ${format} herunterladen`,
  upload: 'Tabelle hochladen',
  file: 'Datei',
  fileHint:
    'Excel (.xlsx) oder CSV, höchstens 8 MB. Mit Fotos: Tabelle und Fotos zusammen als ZIP-Datei. Auch die ZIP-Dateien einer Datenausgabe gehen.',
  fileMissing: 'Bitte wählen Sie eine Datei aus.',
  preview: 'Vorschau ansehen',
  previewHint: 'Es passiert noch nichts. Sie sehen zuerst jeden Unterschied.',
  earlier: 'Bisherige Tabellen',
  none: 'Sie haben noch keine Tabelle hochgeladen.',
  importPage: 'Tabelle',
  rows: (n: number) => count(n, 'Zeile', 'Zeilen'),
  progress: (done: number, all: number) =>
    `${done.toLocaleString('de-DE')} von ${all.toLocaleString('de-DE')} Zeilen`,
  reload: 'Stand neu laden',
  working: {
    comparing: 'Wir vergleichen Ihre Tabelle mit Ihren Produkten.',
    applying: 'Wir übernehmen Ihre Änderungen.',
    undoing: 'Wir nehmen die Tabelle zurück.',
  },
  goesOn: 'Sie können diese Seite schließen. Es geht von allein weiter.',
  noChanges:
    'Diese Tabelle ändert nichts. Alle lesbaren Zeilen sind, wie Ihre Produkte schon sind.',
  waiting: (n: number) =>
    n === 1 ? '1 Zeile ändert etwas.' : `${n.toLocaleString('de-DE')} Zeilen ändern etwas.`,
  refused: (n: number) =>
    n === 1
      ? '1 Zeile können wir nicht übernehmen. Der Grund steht dabei; die anderen Zeilen gehen trotzdem.'
      : `${n.toLocaleString('de-DE')} Zeilen können wir nicht übernehmen. Der Grund steht dabei; die anderen Zeilen gehen trotzdem.`,
  unknownColumns: (titles: string) =>
    `Diese Spalten kennen wir nicht und lassen sie aus: ${titles}.`,
  decide: 'Was soll mit den Änderungen geschehen?',
  decideTexts: 'Texte und Angaben',
  decideHint:
    'Preise und Bestände gelten sofort. Texte und Angaben prüft das Büro, bevor sie im Laden stehen.',
  choices: { draft: 'Als Entwurf speichern', submit: 'Gleich einreichen' },
  stock: 'Bestand',
  stockHint: 'Neue Produkte beginnen sonst ohne Bestand; bei den anderen bleibt er, wie er ist.',
  stockChoices: { count: 'Aus der Tabelle übernehmen', keep: 'Nicht übernehmen' },
  apply: (n: number) =>
    n === 1 ? '1 Zeile übernehmen' : `${n.toLocaleString('de-DE')} Zeilen übernehmen`,
  goOn: 'Weitermachen',
  discard: 'Verwerfen',
  stopped:
    'Bei uns ist ein Fehler passiert. Das Büro ist informiert. Was schon übernommen wurde, bleibt; keine Zeile wird doppelt übernommen.',
  discarded: 'Sie haben diese Tabelle verworfen. An Ihren Produkten hat sich nichts geändert.',
  results: 'Ergebnis',
  undo: 'Ganze Tabelle zurücknehmen',
  undoHint:
    'Alles wird, wie es vorher war. Produkte, die sich seitdem geändert haben, lassen wir stehen und sagen es Ihnen.',
  undoButton: 'Jetzt zurücknehmen',
  show: 'Zeilen auswählen',
  filters: { alle: 'Alle', aenderungen: 'Mit Änderungen', hinweise: 'Mit Hinweisen' },
  nothingShown: 'Hier ist keine Zeile.',
  row: (number: number) => `Zeile ${number}`,
  withoutName: 'ohne Namen',
  photo: 'Foto',
  isNew: { create: 'Neues Produkt', size: 'Neue Größe' },
  toProduct: 'Zum Produkt',
  exports: 'Alle Daten ausgeben',
  exportLead:
    'Alles, was wir über Ihren Betrieb gespeichert haben, als Dateien: Produkte mit allen Fassungen, Fotos, Bestände, Bestellungen, Bewertungen und Abrechnungen. Ohne Namen und Anschriften Ihrer Kundschaft.',
  exportButton: 'Daten zusammenstellen',
  exportKept: 'Die Dateien bleiben sieben Tage.',
  exportWaiting: 'Wird zusammengestellt.',
  exportStopped:
    'Hat nicht geklappt. Das Büro ist informiert. Versuchen Sie es später noch einmal.',
  exportFile: (name: string, kilobytes: number) =>
    `${name} (${kilobytes.toLocaleString('de-DE')} kB)`,
};

export const IMPORT_LOOKS: Readonly<Record<ImportState, { tone: Tone; label: string }>> = {
  comparing: { tone: 'info', label: 'wird verglichen' },
  ready: { tone: 'warn', label: 'wartet auf Sie' },
  applying: { tone: 'info', label: 'wird übernommen' },
  done: { tone: 'good', label: 'übernommen' },
  undoing: { tone: 'info', label: 'wird zurückgenommen' },
  undone: { tone: 'plain', label: 'zurückgenommen' },
  discarded: { tone: 'plain', label: 'verworfen' },
  stopped: { tone: 'bad', label: 'angehalten' },
};

export const ROW_LOOKS: Readonly<Record<ImportRowState, { tone: Tone; label: string }>> = {
  read: { tone: 'plain', label: 'gelesen' },
  unchanged: { tone: 'plain', label: 'unverändert' },
  waiting: { tone: 'info', label: 'wird geändert' },
  refused: { tone: 'bad', label: 'geht nicht' },
  done: { tone: 'good', label: 'übernommen' },
  failed: { tone: 'bad', label: 'nicht übernommen' },
  undone: { tone: 'plain', label: 'zurückgenommen' },
  left: { tone: 'warn', label: 'blieb stehen' },
};
