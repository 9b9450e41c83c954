import { formatCount } from '@markthalle/ui/format/numbers';

const days = (n: number) => formatCount(n, { one: 'Tag', many: 'Tage' }, 'de');
const inDays = (n: number) => formatCount(n, { one: 'Tag', many: 'Tagen' }, 'de');

export const ruleTexts = {
  title: 'Regeln der Abrechnung',
  back: 'Abrechnung',
  now: 'Was heute gilt',
  resolutions: 'Beschlüsse',
  from: (day: string, resolution: string) => `ab ${day}, ${resolution}`,
  newRule: 'Neuer Beschluss',
  validFrom: 'Gilt ab',
  resolution: 'Beschluss',
  weekly: 'Wochenabrechnung',
  weeklyFact: (weekday: string, hour: number) => `${weekday}, ${hour} Uhr`,
  weekday: 'Wochentag',
  hour: 'Uhrzeit',
  weekdays: {
    mo: 'Montag',
    di: 'Dienstag',
    mi: 'Mittwoch',
    do: 'Donnerstag',
    fr: 'Freitag',
    sa: 'Samstag',
    so: 'Sonntag',
  },
  minimum: 'Mindestbetrag',
  minimumFact: (amount: string, n: number) => `${amount}, nach ${inDays(n)} auch weniger`,
  forceAfter: 'Auch weniger nach',
  floor: 'Davon erreicht den Betrieb mindestens',
  holdCap: 'Geld liegt höchstens',
  holdCapHint: 'Höchstens 89 Tage, danach muss es beim Betrieb oder zurück sein.',
  days,
  reserve: 'Einbehalt bei neuen Betrieben',
  reserveHint: '0 heißt: kein Einbehalt.',
  noReserve: 'keiner',
  reserveFact: (rate: string, newFor: number, release: number) =>
    `${rate}, ${days(newFor)} lang, frei nach ${inDays(release)}`,
  newFor: 'Neu ist ein Betrieb',
  releaseAfter: 'Der Einbehalt wird frei nach',
  unitDays: 'Tage',
  resolve: 'Beschluss eintragen',
  noAmount: 'Bitte geben Sie einen Betrag an, zum Beispiel 25,00.',
  noCount: 'Bitte geben Sie eine ganze Zahl an.',
};
