import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { explainRank } from '@markthalle/contracts/search';

type Term = OutputOf<typeof explainRank>['terms'][number];

export const rankTexts = {
  link: 'Warum steht mein Produkt in der Suche da, wo es steht?',
  title: (name: string) => `${name} in der Suche`,
  ask: 'Suchwörter',
  hint: 'So, wie jemand sie im Shop eingibt, zum Beispiel „Honig“.',
  show: 'Zeigen',
  place: (position: number, total: number) => `Platz ${position} von ${total} Treffern`,
  notFound: (query: string) => `Zu „${query}“ wird das Produkt nicht gefunden.`,
  notFoundMore:
    'Gefunden wird, was die Wörter im Namen, in der Gruppe, beim Hof oder in der Kurzbeschreibung hat. Wer danach sucht, nennt die Sache meist beim Namen.',
  words: 'Ihre Wörter',
  columns: { word: 'Wort', where: 'Gefunden', points: 'Punkte' },
  missed: 'nirgends',
  equal: 'Unter gleich passenden Produkten zählt',
  stock: (yes: boolean) => (yes ? 'Lieferbar: ja' : 'Lieferbar: nein, deshalb weiter hinten'),
  season: (yes: boolean) => (yes ? 'Saison: ja' : 'Saison: gerade nicht, deshalb weiter hinten'),
  popularity: (steps: number) => `Bewertungen: ${steps} von 100`,
  rest: 'Was dann noch gleich ist, wird jeden Tag neu gemischt. Unter den ersten 12 Treffern stehen höchstens 4 eines Hofs, solange es gleich gut passende von anderen gibt. Kaufen lässt sich kein Platz.',
  policy: (version: number) => `Regelwerk ${version}; der Shop zeigt es unter „So sortieren wir“.`,
};

const FIELDS: Record<NonNullable<Term['field']>, string> = {
  name: 'im Namen',
  head: 'im Namen, als Sache selbst',
  beside: 'im Namen, neben der Sache',
  modifier: 'im Namen, als Teil eines Worts',
  label: 'in der Warengruppe',
  place: 'im Ort',
  producer: 'im Namen des Hofs',
  english: 'im englischen Namen',
  text: 'in Beschreibung oder Zutaten',
};

const KINDS: Record<string, string> = {
  inflected: 'in anderer Form',
  same: 'mit gleicher Bedeutung',
  near: 'mit ähnlicher Bedeutung',
  typo: 'nach einer Schreibkorrektur',
  prefix: 'als Wortanfang',
  parts: 'aus seinen Teilen',
};

/** Where and how a word was met, in words. */
export function metWords({ field, kind }: Term): string {
  if (field === null) return rankTexts.missed;
  const how = kind === null ? undefined : KINDS[kind];
  return how === undefined ? FIELDS[field] : `${FIELDS[field]}, ${how}`;
}
