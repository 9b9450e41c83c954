/** The list of a new producer: eight tasks in any order. */
export const startTexts = {
  title: 'Ihr Start',
  link: 'Ihr Start',
  lead: (done: number, all: number) =>
    done === all
      ? 'Alles fertig. Willkommen im Markt!'
      : `${done} von ${all} Aufgaben sind fertig. Die Reihenfolge ist frei, jede wird für sich gespeichert.`,
  tasks: 'Ihre Aufgaben',
  next: 'Nächste Aufgabe',
  nextIs: (title: string) => `Als Nächstes: ${title}`,
  toToday: 'Zu „Heute“',
  titles: {
    profile: { title: 'Ihr Hof', hint: 'Wer Sie sind, mit Ihrer Geschichte' },
    payment_account: { title: 'Bank', hint: 'Auf der Seite des Zahlungsdienstes' },
    tax: { title: 'Steuer', hint: 'Steuerstatus und Nummer' },
    delivery: { title: 'Liefern', hint: 'Drei Fragen' },
    first_product: { title: 'Erstes Produkt', hint: 'Dauert etwa fünf Minuten' },
    photo: { title: 'Foto', hint: 'Ein gutes Foto Ihrer Ware' },
    legal: { title: 'Rechtliches', hint: 'Nachweise und Angaben zum Betrieb' },
    finished: { title: 'Fertig', hint: 'Sobald alles andere erledigt ist' },
  },
};
