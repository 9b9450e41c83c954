import type { ChangeRow, TripRow } from '@markthalle/contracts/office-runs';
import { formatDay } from '@markthalle/ui/format/dates';
import { formatCount } from '@markthalle/ui/format/numbers';

const day = (on: string) => formatDay(on, 'de');
export const ordersText = (n: number) =>
  formatCount(n, { one: 'Bestellung', many: 'Bestellungen' }, 'de');
const producers = (n: number) => formatCount(n, { one: 'Betrieb', many: 'Betriebe' }, 'de');

export const tripTexts = {
  title: 'Sammelfahrten',
  sub: (from: string, to: string) => `Fahrten vom ${day(from)} bis ${day(to)}`,
  newTrip: 'Neue Fahrt',
  newRun: 'Neue Tour planen',
  trips: 'Kommende Fahrten',
  none: 'In diesen Wochen fährt nichts.',
  earlier: 'Frühere Wochen',
  later: 'Spätere Wochen',
  runs: 'Touren',
  effect: 'Im Laden gilt eine Änderung nach höchstens einer Minute, im Korb sofort.',
  columns: {
    day: 'Tag',
    run: 'Tour',
    state: 'Stand',
    cutOff: 'Bestellschluss',
    departs: 'Abfahrt',
    stops: 'Halte',
    orders: 'Bestellungen',
    room: 'Noch Platz',
    weekdays: 'Wochentage',
    series: 'Reihe',
    producers: 'Betriebe',
    more: 'Mehr',
  },
  states: {
    open: 'offen',
    cut_off: 'Bestellschluss vorbei',
    released: 'freigegeben',
    called_off: 'fällt aus',
  } satisfies Record<TripRow['state'], string>,
  extra: 'zusätzlich',
  hour: (hour: number) => `${hour} Uhr`,
  unlimited: 'ohne Grenze',
  room: (capacity: number, orders: number) => `${Math.max(0, capacity - orders)} von ${capacity}`,
  copy: 'In die nächste Woche kopieren',
  copyOf: (run: string, on: string) => `${run}, ${day(on)}, in die nächste Woche kopieren`,
  series: (from: string | null, to: string | null) =>
    `${from === null ? 'läuft' : `ab ${day(from)}`}${to === null ? '' : ` bis ${day(to)}`}`,
  producers,
  changeRun: (name: string) => `${name} ändern`,
  newTripTitle: 'Neue Fahrt',
  newTripSub: 'Eine Fahrt zusätzlich zur Woche, zum Beispiel vor einem Feiertag.',
  run: 'Tour',
  on: 'Tag',
  add: 'Fahrt eintragen',
  noDay: 'Bitte nennen Sie einen Tag.',
  back: 'Sammelfahrten',
  changes: 'Wer was geändert hat',
  noChanges: 'Noch nichts geändert.',
};

const CHANGES: Readonly<Record<ChangeRow['what'], string>> = {
  planned: 'geplant',
  changed: 'geändert',
  trip_added: 'eingetragen',
  trip_moved: 'verlegt',
  trip_called_off: 'abgesagt',
  trip_released: 'freigegeben',
  trip_reopened: 'Freigabe zurückgenommen',
  orders_rebooked: 'Bestellungen umgebucht',
  stops_ordered: 'Halte verschoben',
  opened: 'eröffnet',
  closed: 'geschlossen',
  closure_added: 'Schließzeit eingetragen',
  closure_removed: 'Schließzeit entfernt',
  price_resolved: 'Preis beschlossen',
};

const FIELDS: Readonly<Record<string, string>> = {
  nameDe: 'Name',
  nameEn: 'englischer Name',
  weekdays: 'Wochentage',
  firstOn: 'erster Tag',
  lastOn: 'letzter Tag',
  leadDays: 'Vorlauf',
  cutOffHour: 'Bestellschluss',
  departsHour: 'Abfahrt',
  chilled: 'Kühlung',
  capacity: 'Platz',
  areas: 'Gebiete',
  stops: 'Halte',
  runCode: 'Tour',
  name: 'Name',
  street: 'Straße',
  postcode: 'Postleitzahl',
  town: 'Ort',
  openingDe: 'Öffnungszeiten',
  openingEn: 'englische Öffnungszeiten',
  coolBox: 'Kühlfach',
  attended: 'Aufsicht',
};

/** `geändert: Bestellschluss, Platz`; days as days. */
export function changeText({ what, facts }: Pick<ChangeRow, 'what' | 'facts'>): string {
  const words = facts
    .filter((fact) => fact !== '')
    .map((fact) => FIELDS[fact] ?? (/^\d{4}-\d\d-\d\d$/.test(fact) ? day(fact) : fact));
  return words.length === 0 ? CHANGES[what] : `${CHANGES[what]}: ${words.join(', ')}`;
}

export const oneTripTexts = {
  title: (run: string, on: string) => `${run}, ${day(on)}`,
  release: 'Tour freigeben',
  takeBack: 'Freigabe zurücknehmen',
  releaseHint:
    'Danach kann niemand mehr für diese Fahrt bestellen, und die Halte stehen fest. Sie können es zurücknehmen.',
  released: (who: string, at: string) => `Freigegeben von ${who}, ${at}`,
  sheet: 'Fahrblatt',
  callOff: 'Verlegen oder absagen',
  facts: 'Diese Fahrt',
  cutOff: 'Bestellbar bis',
  route: 'Strecke',
  temperatures: 'Temperatur',
  temperature: (none: number, chilled: number, frozen: number) =>
    `${ordersText(none)} ungekühlt, ${chilled} gekühlt, ${frozen} gefroren`,
  frozenUncooled:
    'Gefrorenes braucht einen gekühlten Wagen. Bitte klären Sie das vor der Freigabe.',
  stops: 'Halte',
  noStops: 'Noch keine Bestellungen. Halte entstehen aus Bestellungen.',
  up: 'Nach oben',
  down: 'Nach unten',
  upOf: (stop: string) => `${stop} nach oben`,
  downOf: (stop: string) => `${stop} nach unten`,
  kinds: { farm: 'Abholen', point: 'Abholstelle', door: 'Haustür' },
  producers: 'Was die Betriebe bringen',
  columns: { producer: 'Betrieb', orders: 'Bestellungen', crates: 'Kisten' },
  noCrates: 'noch nicht gesagt',
  rebookTitle: 'Bestellungen ohne neuen Tag',
  rebookText: (n: number) =>
    `${ordersText(n)} warten auf einen neuen Tag oder ihr Geld. Kundschaft und Betriebe wissen, dass die Fahrt ausfällt.`,
  toOn: 'Neuer Tag für alle',
  rebook: 'Alle umbuchen',
  refund: (number: string) => `${number} erstatten`,
  of: (buyer: string, producer: string) => `${buyer}, von ${producer}`,
  noOtherDay:
    'Die Tour hat in den nächsten Wochen keinen anderen Tag. Tragen Sie zuerst eine Fahrt ein.',
};

export const callOffTexts = {
  title: (run: string, on: string) => `${run}, ${day(on)}: verlegen oder absagen`,
  back: 'Zur Fahrt',
  who: 'Wen es trifft',
  nobody: 'Niemanden. Auf dieser Fahrt sind noch keine Bestellungen.',
  touched: (n: number) => `Auf dieser Fahrt: ${ordersText(n)}.`,
  what: 'Was dann geschieht',
  moved:
    'Mit einem neuen Tag: Die Bestellungen fahren an diesem Tag. Kundschaft und Betriebe bekommen sofort eine E-Mail. Wem der Tag nicht passt, der meldet sich mit einem Tipp; das steht dann unter Reklamationen und wird erstattet.',
  off: 'Ohne neuen Tag: Alle bekommen sofort eine E-Mail. Die Bestellungen bleiben auf der Seite dieser Fahrt stehen, und ein Vorfall erinnert daran, bis sie einen neuen Tag oder ihr Geld haben.',
  toOn: 'Neuer Tag',
  toOnHint: 'Leer lassen, wenn es noch keinen gibt.',
  reasonDe: 'Grund, wie ihn die Kundschaft liest',
  reasonEn: 'Grund auf Englisch',
  accept: 'Ich habe gelesen, wen es trifft.',
  acceptMissing: 'Bitte lesen Sie zuerst, wen es trifft, und bestätigen Sie es.',
  confirm: 'Verlegen oder absagen',
};

export const sheetTexts = {
  title: 'Fahrblatt',
  back: 'Zur Fahrt',
  hint: 'Drucken Sie diese Seite oder öffnen Sie sie auf dem Telefon.',
  departs: (hour: number) => `Abfahrt ${hour} Uhr`,
  pieces: (n: number) => formatCount(n, { one: 'Stück', many: 'Stück' }, 'de'),
  minAge: (age: number) => `ab ${age}: Ausweis zeigen lassen`,
  chilled: 'gekühlt',
  frozen: 'gefroren',
  done: 'erledigt',
  noPhone: 'Telefonnummern stehen ab zwei Tagen vor der Fahrt hier.',
  destroy: 'Bitte nach der Fahrt vernichten: Das Blatt enthält Namen und Anschriften.',
};
