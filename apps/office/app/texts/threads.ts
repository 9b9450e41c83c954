/** Words of the conversations with producers. */
export const threadTexts = {
  title: 'Nachrichten von Betrieben',
  intro: 'Fragen und Rückrufwünsche der Betriebe. Was wartet, steht oben.',
  link: 'Nachrichten von Betrieben',
  filterLabel: 'Welche Nachrichten',
  filters: { open: 'Offen', settled: 'Erledigt' },
  empty: 'Hier wartet nichts.',
  waits: 'wartet auf uns',
  callBack: (day: string, span: string) => `Rückruf: ${day}, ${span}`,
  spans: { morning: '9 bis 12 Uhr', noon: '12 bis 14 Uhr', afternoon: '14 bis 17 Uhr' },
  page: (producer: string) => `Nachricht von ${producer}`,
  authors: { buyer: 'Kundschaft', producer: 'Betrieb', staff: 'Wir' },
  answer: 'Antwort',
  answerHint: 'Der Betrieb bekommt sie per E-Mail und liest sie im Hofportal.',
  send: 'Antworten',
  settle: 'Erledigt',
  settledBy: (by: string, at: string) => `Erledigt von ${by}, ${at}.`,
};
