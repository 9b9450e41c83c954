import { formatCount } from '@markthalle/ui/format/numbers';

const count = (value: number, one: string, many: string) => formatCount(value, { one, many }, 'de');

export const insightTexts = {
  title: 'Auswertung',
  link: 'Auswertung',
  period: (days: string) => `Die letzten 28 Tage: ${days}.`,
  sold: (orders: number, amount: string) =>
    `${count(orders, 'Bestellung', 'Bestellungen')}, Waren für ${amount}.`,
  nothingSold: 'In dieser Zeit ist nichts verkauft worden.',
  before: (amount: string) => `In den 28 Tagen davor waren es ${amount}.`,
  best: 'Was gut ging',
  pieces: 'Stück',
  goods: 'Waren',
  product: 'Produkt',
  weeks: 'Waren je Woche',
  week: 'Woche ab',
  nextWeek: 'Für die nächsten sieben Tage',
  ordered: (pieces: number) =>
    pieces === 0
      ? 'Bestellt ist dafür noch nichts.'
      : `Schon bestellt: ${count(pieces, 'Stück', 'Stück')}.`,
  expected: (pieces: number, error: number) =>
    `Im Schnitt der letzten vier Wochen waren es ${count(pieces, 'Stück', 'Stück')} in sieben Tagen. Diese Schätzung lag zuletzt im Schnitt um ${error} daneben.`,
  missing: 'Gesucht und nicht gefunden',
  missingLead: 'Danach haben mindestens fünf Menschen im Markt gesucht, ohne etwas zu finden.',
  missingEmpty: 'Zurzeit fehlt nichts, wonach mehrere gesucht haben.',
  shoppers: 'Menschen',
  word: 'Wort',
  regions: 'Wohin Ihre Waren gingen',
  regionsLead: 'Nur Gegenden mit mindestens fünf Kundinnen und Kunden.',
  regionsEmpty: 'Noch keine Gegend mit fünf Kundinnen und Kunden.',
  region: 'Postleitzahl',
  regionOf: (start: string) => `${start}…`,
  complaints: 'Was nicht gut ging',
  complaintsOf: (complaints: number, withdrawals: number) =>
    complaints + withdrawals === 0
      ? 'Keine Reklamation und kein Widerruf.'
      : `${count(complaints, 'Reklamation', 'Reklamationen')}, ${count(withdrawals, 'Widerruf', 'Widerrufe')}.`,
  complaintsBefore: (complaints: number, withdrawals: number) =>
    `In den 28 Tagen davor: ${complaints + withdrawals}.`,
  toCases: 'Rückgaben zeigen',
};

export const turnoverTexts = {
  title: 'Umsatz im Jahr',
  link: 'Umsatz im Jahr und Grenzen',
  year: (year: number) => `Das Jahr ${year}`,
  market: 'Über den Markt',
  declared: 'Außerhalb, wie Sie sagen',
  notDeclared: 'noch nicht angegeben',
  sum: 'Zusammen',
  limits: 'Grenzen für Kleinunternehmer (§ 19 UStG)',
  thisYear: (limit: string) => `Dieses Jahr höchstens ${limit}`,
  nextYear: (limit: string) => `Damit Sie es nächstes Jahr bleiben: höchstens ${limit}`,
  percent: (percent: number, left: string) => `${percent} % erreicht, noch ${left}`,
  over: (percent: number) => `überschritten (${percent} %)`,
  warnThisYear: {
    near: 'Sie haben 80 % der Grenze für dieses Jahr erreicht. Bitte sprechen Sie jetzt mit Ihrer Steuerberatung.',
    very_near:
      'Sie haben 95 % der Grenze für dieses Jahr erreicht. Der Verkauf, der sie überschreitet, wird besteuert.',
    over: 'Die Grenze für dieses Jahr ist überschritten. Seit diesem Verkauf enthalten Ihre Preise Mehrwertsteuer. Wir rufen Sie an.',
  },
  warnNextYear: {
    near: 'Sie haben 80 % der Grenze erreicht, die für das nächste Jahr zählt.',
    very_near: 'Sie haben 95 % der Grenze erreicht, die für das nächste Jahr zählt.',
    over: 'Ab dem 1. Januar sind Sie nicht mehr Kleinunternehmer. Bitte sprechen Sie mit Ihrer Steuerberatung und mit uns über Ihre Preise.',
  },
  previousExceeded:
    'Im letzten Jahr war die Grenze überschritten. Ihre Verkäufe werden dieses Jahr besteuert. Wir rufen Sie an.',
  noLimits: 'Für Ihren Steuerstatus gibt es keine Grenze. Die Zahlen helfen Ihnen bei der Steuer.',
  declare: 'Was Sie außerhalb des Marktes eingenommen haben',
  declareHint:
    'Hofladen, Wochenmarkt, alles andere, mit Mehrwertsteuer. Nur so stimmt der Zähler. Niemand sonst im Markt sieht die Zahl.',
  current: (year: number) => `Im Jahr ${year} bisher`,
  previous: (year: number) => `Im Jahr ${year}`,
  save: 'Speichern',
  wrong: 'Bitte geben Sie einen Betrag in Euro an, zum Beispiel 12.500.',
  statement: (year: number) => `Alle Buchungen des Jahres ${year}`,
};
