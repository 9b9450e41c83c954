import { formatCount } from '@markthalle/ui/format/numbers';

export const holdTexts = {
  title: 'Einbehaltenes Geld',
  sub: (latest: string) =>
    `Jeder Einbehalt hat einen Grund und ein Ende. Er endet von selbst, spätestens am ${latest}.`,
  open: (n: number) => formatCount(n, { one: 'Einbehalt', many: 'Einbehalte' }, 'de'),
  none: 'Zurzeit wird nichts einbehalten.',
  everything: 'Alles',
  until: (day: string) => `bis ${day}`,
  setBy: (by: string | null, at: string) =>
    by === null ? `vom System am ${at}` : `von ${by} am ${at}`,
  lift: 'Aufheben',
  liftNote: 'Warum aufheben?',
  newHold: 'Geld einbehalten',
  subject: 'Bestellnummer oder Betrieb',
  subjectHint: 'Zum Beispiel 26-000417-1, oder der Kurzname des Betriebs für alles',
  reason: 'Grund',
  untilOn: 'Einbehalten bis einschließlich',
  note: 'Notiz',
  noteHint: 'Nur das Büro liest sie.',
  hold: 'Einbehalten',
};
