import type { SettlementRow } from '@markthalle/contracts/office-settlement';
import type { Tone } from '@markthalle/ui/components/tag';
import { formatCount } from '@markthalle/ui/format/numbers';
import type { IconName } from '@markthalle/ui/icon-names';
import type { z } from 'zod';

const producers = (n: number) => count(n, 'Betrieb', 'Betriebe');

export const settlementTexts = {
  title: 'Abrechnung',
  weekTitle: (week: number) => `Woche ${week} abrechnen`,
  runTitle: (number: string) => `Abrechnung ${number}`,
  weekSub: (days: string, n: number) => `${days}. Auszahlung an ${producers(n)}.`,
  runSub: (by: string | null, at: string) =>
    by === null ? `Angelegt vom Zeitplan am ${at}.` : `Angelegt von ${by} am ${at}.`,
  submittedSub: (by: string) => `Geprüft von ${by}.`,
  approvedSub: (by: string, at: string) => `Freigegeben von ${by} am ${at}.`,
  steps: 'Schritte',
  checked: 'Umsätze geprüft',
  checkedDone: (n: number) => `${count(n, 'Prüfung', 'Prüfungen')}, Stripe stimmt auf den Cent`,
  checkedWrong: (n: number) => `${count(n, 'Prüfung weicht', 'Prüfungen weichen')} ab`,
  notChecked: 'Noch nicht geprüft',
  clear: 'Auffälliges klären',
  clearDone: 'Nichts ist offen',
  clearOpen: (n: number) => `${formatCount(n, { one: 'Sache', many: 'Sachen' }, 'de')} offen`,
  release: 'Freigeben',
  releaseHint: 'Eine zweite Person bestätigt',
  releaseRunning: 'Ist freigegeben',
  matters: (n: number) => (n === 1 ? '1 Sache braucht Sie noch' : `${n} Sachen brauchen Sie noch`),
  since: (at: string) => `offen seit ${at}`,
  resolve: 'Klären',
  look: 'Ansehen',
  payouts: 'Auszahlungen',
  payoutsHint: (n: number) => `${producers(n)}, sortiert nach Name`,
  nothing: 'Zurzeit ist nichts auszuzahlen.',
  columns: {
    producer: 'Betrieb',
    orders: 'Best.',
    gross: 'Umsatz brutto',
    refunded: 'Erstattet',
    commission: 'Anteil',
    commissionVat: 'MwSt. darauf',
    fee: 'Gebühr',
    carried: 'Ausgleich',
    reserve: 'Einbehalt',
    offset: 'Verrechnet',
    payout: 'Auszahlung',
    status: 'Status',
  },
  total: 'Summe',
  totalReady: 'Summe der bereiten',
  readyOf: (ready: number, all: number) =>
    `${ready} von ${count(all, 'Betrieb', 'Betrieben')} bereit`,
  barWaiting: (n: number) =>
    n === 0
      ? 'Alle Betriebe sind bereit.'
      : `${count(n, 'Betrieb kommt', 'Betriebe kommen')} in eine spätere Abrechnung. Der Grund steht in der Tabelle.`,
  create: 'Abrechnung anlegen',
  releaseButton: (n: number) =>
    n === 1 ? '1 Auszahlung freigeben' : `${n} Auszahlungen freigeben`,
  ownDraft:
    'Sie haben diese Abrechnung geprüft. Freigeben muss eine zweite Person, damit niemand allein Geld bewegt.',
  otherDraft: (by: string) => `${by} hat sie geprüft. Mit Ihrer Freigabe wird überwiesen.`,
  scheduledDraft:
    'Der Zeitplan hat sie angelegt. Bestätigen Sie, dass Sie sie geprüft haben; danach gibt eine zweite Person frei.',
  submit: 'Ist geprüft',
  nextRun: (day: string) => `Die nächste Abrechnung legt der Zeitplan am ${day} an.`,
  allItems: 'Alle Posten',
  itemsTitle: (number: string) => `Posten der Abrechnung ${number}`,
  itemsCount: (n: number) => count(n, 'Posten', 'Posten'),
  filterAll: 'Alle',
  filter: 'Stand',
  noItems: 'Dazu gibt es keine Posten.',
  holds: 'Einbehaltenes Geld',
  rules: 'Regeln',
  waiting: 'Nicht dabei',
  monthTitle: (month: string) => `Monat ${month}`,
  monthRunning: 'Der Monat läuft noch, die Zahlen ändern sich noch.',
  monthRuns: 'Abrechnungen im Monat',
  previousMonth: 'Monat davor',
  nextMonth: 'Monat danach',
  producerMonth: 'Monatsübersicht',
  discard: 'Verwerfen',
  discardQuestion: (number: string) => `Abrechnung ${number} verwerfen?`,
  discardText: 'Es wird nichts überwiesen. Alles darin kommt in die nächste Abrechnung.',
  discardConfirm: (number: string) => `Abrechnung ${number} verwerfen`,
  keep: 'Nicht verwerfen',
  stop: 'Anhalten',
  resume: 'Fortsetzen',
  stopped: 'Angehalten: Es wird nichts mehr überwiesen, bis Sie fortsetzen.',
  progress: (sent: string, all: string) => `${sent} von ${all} überwiesen`,
  items: (n: number) => count(n, 'Überweisung', 'Überweisungen'),
  runs: 'Bisherige Abrechnungen',
  runColumns: {
    number: 'Nummer',
    created: 'Angelegt',
    payout: 'Summe',
    transferred: 'Überwiesen',
    status: 'Status',
  },
  moneyCheck: 'Geld prüfen',
  statementTitle: (name: string) => name,
  download: 'Als Tabelle laden (CSV)',
  paidSoFar: (amount: string) => `Davon überwiesen: ${amount}`,
};

type RowState = z.infer<typeof SettlementRow>['state'];

export const ROW_LOOKS: Record<RowState, { word: string; tone: Tone; icon: IconName }> = {
  ready: { word: 'bereit', tone: 'good', icon: 'check' },
  blocked: { word: 'wartet', tone: 'warn', icon: 'clock' },
  sending: { word: 'wird überwiesen', tone: 'info', icon: 'clock' },
  transferred: { word: 'überwiesen', tone: 'good', icon: 'check' },
  partly: { word: 'zum Teil überwiesen', tone: 'warn', icon: 'triangle-alert' },
  skipped: { word: 'ausgelassen', tone: 'plain', icon: 'minus' },
  failed: { word: 'abgelehnt', tone: 'bad', icon: 'circle-alert' },
};

function count(value: number, one: string, many: string): string {
  return formatCount(value, { one, many }, 'de');
}
