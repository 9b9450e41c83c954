export const reviewTexts = {
  title: 'Bewertungen',
  link: 'Bewertungen beantworten',
  empty: 'Noch keine Bewertung. Käuferinnen und Käufer werden nach der Übergabe einmal gefragt.',
  unanswered: (count: number) =>
    count === 1 ? 'Eine Bewertung hat noch keine Antwort.' : `${count} Bewertungen ohne Antwort.`,
  hint: 'Antworten können Sie auf jede Bewertung einmal. Alle lesen die Antwort. Löschen kann eine Bewertung niemand; was rechtswidrig ist, melden Sie bitte.',
  stars: (stars: number) => `${stars} von 5 Sternen`,
  verified: 'Verifizierter Kauf',
  demo: 'Beispieldaten',
  by: (author: string, on: string) => `${author}, ${on}`,
  yourReply: 'Ihre Antwort',
  reply: 'Antworten',
  replyHint: 'Freundlich und kurz wirkt am besten. Ändern lässt sich die Antwort nicht.',
  send: 'Antwort veröffentlichen',
  older: 'Ältere Bewertungen',
};
