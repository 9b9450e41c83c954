/** German words around recalls; what a recall itself says comes from the API. */
export const recallsDe = {
  recalls: {
    title: 'Rückrufe',
    description: 'Waren unserer Betriebe, die zurückgerufen wurden, und was jetzt zu tun ist.',
    lead: 'Hier stehen alle Waren, die unsere Betriebe zurückgerufen haben. Wer davon gekauft hat, bekommt außerdem eine E-Mail.',
    none: 'Zurzeit ist nichts zurückgerufen.',
    since: (day: string) => `Rückruf vom ${day}`,
    ended: (day: string) =>
      `Beendet am ${day}. Reste der genannten Ware bitte trotzdem nicht verwenden.`,
    refundHow: 'Ihr Geld bekommen Sie auf der Seite Ihrer Bestellung zurück.',
    all: 'Alle Rückrufe',
    yours: 'In dieser Bestellung:',
    refund: 'Geld zurück',
    refundHint:
      'Sie bekommen den ganzen Preis und das Pfand zurück, auf dem Weg, auf dem Sie bezahlt haben.',
    refunded:
      'Das Geld für diese Ware ist angefordert oder schon zurück. Den Stand sehen Sie oben.',
  },
};

export type RecallTexts = typeof recallsDe;
