import type { StatusWord } from '@markthalle/contracts/packing';
import { formatCount } from '@markthalle/ui/format/numbers';

const pieces = (count: number) => formatCount(count, { one: 'Stück', many: 'Stück' }, 'de');
const parcels = (count: number) => formatCount(count, { one: 'Paket', many: 'Pakete' }, 'de');

export const WORDS: Readonly<Record<StatusWord, string>> = {
  new: 'neu',
  packed: 'gepackt',
  handed_over: 'übergeben',
  done: 'erledigt',
  problem: 'Problem',
};

export const packingTexts = {
  title: (day: string) => `Packen: ${day}`,
  empty: 'An diesem Tag ist nichts zu packen.',
  toOrders: 'Zu den Bestellungen',
  until: (time: string) => `Fertig bis ${time}.`,
  state: (done: number, all: number) =>
    `${done} von ${formatCount(all, { one: 'Paket', many: 'Paketen' }, 'de')} gepackt`,
  more: 'Es sind mehr als 200 Pakete. Packen Sie zuerst diese, dann erscheinen die nächsten.',
  shelf: 'Aus dem Lager holen',
  parcelsTitle: 'Pakete',
  pieces,
  inParcels: (count: number) => `in ${parcels(count)}`,
  parcel: (number: string, name: string) => `${number} ${name}`,
  idCheck: (age: number) => `${age}+ Ausweis`,
  idCheckHint: (age: number) =>
    `Ab ${age} Jahren: Wer übergibt, muss sich den Ausweis zeigen lassen (§ 9 JuSchG).`,
  missing: (count: number) => `${count} fehlt, wird erstattet`,
  lacks: 'Datum fehlt',
  lacksBatch: 'Charge fehlt',
  notWeighed: 'noch wiegen',
  weighed: (weight: string) => `gewogen ${weight}`,
  bestBefore: (day: string) => `mindestens haltbar bis ${day}`,
  useBy: (day: string) => `zu verbrauchen bis ${day}`,
  batchOf: (batch: string) => `Charge ${batch}`,
  edit: { weigh: 'Wiegen, Charge, Fehlmenge', plain: 'Charge, Fehlmenge', craft: 'Es fehlt etwas' },
  weight: 'Gewicht zusammen',
  weightHint: (count: number, max: string) =>
    `${pieces(count)} zusammen, zum Beispiel 2350 g oder 2,35 kg. Ein Stück darf höchstens ${max} wiegen; mehr kostet niemanden mehr.`,
  weightWrong: 'Bitte geben Sie das Gewicht an, zum Beispiel 2350 g oder 2,35 kg.',
  saveWeight: 'Gewicht eintragen',
  batch: 'Charge',
  date: { best_before: 'Mindestens haltbar bis', use_by: 'Zu verbrauchen bis' },
  dateOptional: 'Haltbar bis',
  dateWrong: 'Bitte geben Sie das Datum als Tag an.',
  saveBatch: 'Charge eintragen',
  saveBatchAll: 'Für alle Pakete eintragen',
  batchAll: 'Charge und Datum für alle',
  shortage: 'Wie viele fehlen?',
  shortageWrong: (max: number) => `Bitte geben Sie eine Zahl von 1 bis ${max} an.`,
  shortageHint: 'Wer bestellt hat, bekommt sofort eine E-Mail und das Geld zurück.',
  soldOut: 'Es ist nichts mehr da: im Laden auf ausverkauft setzen',
  reportShortage: 'Fehlmenge melden',
  packed: 'Dieses Paket ist gepackt',
  datesChecked: 'Auf jeder Packung steht das Datum oder die Charge. Ich habe nachgesehen.',
  saveTicks: 'Häkchen speichern',
  allPacked: 'Alles gepackt',
  nothingOpen: 'Alles ist gepackt.',
  print: 'Liste drucken',
  printHint: 'Drucken: im Menü des Browsers.',
  labels: 'Aufkleber drucken (PDF)',
  note: 'Lieferschein (PDF)',
  handOver: (label: string) => `Übergeben: ${label}`,
  open: (count: number, all: number) => `${count} von ${all} noch hier`,
};

export const handOverTexts = {
  title: (label: string) => `Übergabe: ${label}`,
  code: 'Code',
  codeHint:
    'Sechs Ziffern vom Telefon der Kundin, oder die Nummer vom Aufkleber. Mit Kamera: den QR-Code ins Bild halten.',
  check: 'Prüfen und übergeben',
  wrong: 'Dieser Code gehört zu keinem Paket von heute. Bitte noch einmal ansehen.',
  short: 'Der Code hat sechs Ziffern; die Nummer steht auf dem Aufkleber.',
  before: 'Dieses Paket wurde schon übergeben.',
  found: (name: string, number: string) => `${name}, Paket ${number}: bitte herausgeben.`,
  foundAge: (age: number) => `Erst den Ausweis ansehen: ab ${age} Jahren.`,
  driverTitle: 'Alles an die Fahrerin oder den Fahrer',
  customerTitle: 'Pakete',
  crates: 'Kisten',
  cratesHint: 'Wie viele Kisten gehen mit?',
  cratesWrong: 'Bitte geben Sie eine ganze Zahl an.',
  handOver: 'Übergeben',
  noneChosen: 'Bitte wählen Sie mindestens ein Paket aus.',
  handOverAnyway: 'Ohne Code übergeben',
  anywayHint: 'Nur wenn Sie die Person kennen und der Code fehlt.',
  gone: (time: string) => `übergeben ${time}`,
  allGone: 'Alles ist übergeben.',
  cratesDone: (count: number) => formatCount(count, { one: 'Kiste', many: 'Kisten' }, 'de'),
};

export const answerTexts = {
  title: 'Können Sie liefern?',
  lead: (number: string, producer: string) => `Bestellung ${number} an ${producer}`,
  until: (day: string) => `Übergabe am ${day}`,
  yes: 'Ja, wir liefern',
  no: 'Nein, wir können nicht liefern',
  noHint:
    'Dann bekommt, wer bestellt hat, sofort Bescheid und das Geld zurück. Das lässt sich nicht zurücknehmen.',
  doneYes: 'Danke. Die Bestellung ist angenommen.',
  doneNo: 'Danke für die Nachricht. Wir haben Bescheid gesagt; das Geld geht zurück.',
  gone: 'Dieser Link gilt nicht mehr.',
  goneHint: 'Er wurde schon benutzt oder ist abgelaufen. Im Hofportal sehen Sie die Bestellung.',
  toPortal: 'Zum Hofportal',
};
