export const bankPayoutTexts = {
  title: 'Auszahlungen auf Ihr Konto',
  heading: 'Was auf Ihr Bankkonto ging',
  explained:
    'Nach jeder Abrechnung liegt Ihr Geld beim Zahlungsdienst. Freitags geht es von dort auf Ihr Bankkonto.',
  empty: 'Noch keine Auszahlung. Die erste kommt am Freitag nach Ihrer ersten Abrechnung.',
  paused:
    'Ihre Bank hat eine Auszahlung zurückgewiesen. Bitte prüfen Sie Ihre Bankverbindung; das Geld liegt sicher beim Zahlungsdienst.',
  columns: { arrival: 'Ankunft', amount: 'Betrag', state: 'Stand' },
  states: {
    on_its_way: { word: 'unterwegs', tone: 'plain' },
    arrived: { word: 'angekommen', tone: 'good' },
    returned: { word: 'zurückgewiesen', tone: 'bad' },
  },
  own: 'Ihre Seite beim Zahlungsdienst',
  ownText: 'Dort ändern Sie Ihre Bankverbindung und sehen jede Auszahlung einzeln.',
  open: 'Seite öffnen',
  link: 'Auszahlungen auf Ihr Konto ansehen',
} as const;
