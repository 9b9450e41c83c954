export const closureTexts = {
  title: 'Ferien',
  link: 'Ferien und freie Tage',
  lead: 'In dieser Zeit fangen Sie nichts an, verschicken nichts und geben nichts heraus. Der Markt rechnet Ihre Liefertage drum herum. Was schon bestellt ist, bleibt zugesagt.',
  list: 'Ihre freien Zeiten',
  empty: 'Sie haben keine freie Zeit eingetragen.',
  remove: 'Aufheben',
  removeNamed: (days: string) => `${days} aufheben`,
  add: 'Freie Zeit eintragen',
  from: 'Erster Tag',
  to: 'Letzter Tag',
  dayMissing: 'Bitte geben Sie einen Tag an.',
  save: 'Eintragen',
  saveAnyway: 'Trotzdem eintragen',
  touched: 'Für diese Tage haben Sie schon etwas zugesagt:',
  touchedHint:
    'Wer vertritt Sie? Wenn niemand da ist: Geben Sie die Ware vorher heraus oder melden Sie, was fehlt.',
  order: (number: string, day: string) => `${number}, ${day}`,
};
