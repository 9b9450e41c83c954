/** German words of the conversations about an order. */
export const messagesDe = {
  orderMessages: {
    title: (number: string) => `Nachrichten zu Bestellung ${number}`,
    lead: 'Schreiben Sie dem Betrieb direkt. Die Antwort kommt per E-Mail und steht dann hier. Der Betrieb sieht Ihren Namen, nicht Ihre Adresse.',
    link: 'Frage an einen Betrieb',
    you: 'Sie',
    words: (producer: string) => `Ihre Nachricht an ${producer}`,
    wordsHint: 'Bei Schäden oder fehlender Ware nutzen Sie bitte „Problem melden“.',
    wordsMissing: 'Bitte schreiben Sie ein paar Worte.',
    wordsTooLong: 'Das ist zu lang. Bitte kürzen Sie auf 2.000 Zeichen.',
    send: 'Senden',
    sent: 'Ihre Nachricht ist angekommen. Die Antwort kommt per E-Mail.',
    back: 'Zurück zur Bestellung',
  },
};

export type MessageTexts = typeof messagesDe;
