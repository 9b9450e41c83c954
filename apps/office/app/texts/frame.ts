export const frameTexts = {
  menu: 'Hauptmenü',
  word: 'Büro',
  places: {
    today: 'Heute',
    approvals: 'Freigaben',
    settlement: 'Abrechnung',
    producers: 'Betriebe',
    orders: 'Bestellungen',
    ledger: 'Buchungen',
    treasury: 'Konto bei Stripe',
    incidents: 'Vorfälle',
    settings: 'Einstellungen',
  },
  signOut: 'Abmelden',
};

/** What the next page says after a form was done, by the name in its address. */
export const noteTexts: Readonly<Record<string, string>> = {
  freigegeben: 'Freigegeben. Das Angebot steht jetzt im Laden.',
  zurueck: 'Zurück mit Hinweis. Der Betrieb sieht Ihren Hinweis beim Produkt.',
  angelegt: 'Die Abrechnung ist angelegt. Eine zweite Person kann sie jetzt freigeben.',
  ausgeloest: 'Freigegeben. Die Auszahlungen werden jetzt überwiesen.',
  verworfen: 'Die Abrechnung ist verworfen. Alles darin kommt in die nächste.',
  angehalten: 'Angehalten. Es wird nichts mehr überwiesen, bis Sie fortsetzen.',
  fortgesetzt: 'Fortgesetzt.',
  beantragt: 'Die Auszahlung ist beantragt. Eine zweite Person kann sie jetzt freigeben.',
  aufgefuellt: 'Die Auffüllung ist beauftragt.',
  'auszahlung-frei': 'Freigegeben. Die Auszahlung geht jetzt an Stripe.',
  zurueckgezogen: 'Zurückgezogen. Es wird nichts ausgezahlt.',
  beschlossen: 'Der Beschluss ist eingetragen.',
  'versand-frei': 'Die Betriebe sehen die Bestellung jetzt und dürfen sie übergeben.',
  geklaert: 'Der Vorfall ist geklärt.',
  zugewiesen: 'Zugewiesen.',
  festgehalten: 'Festgehalten.',
  uebernommen: 'Neue Vorfälle gehen jetzt an diese Person.',
  eingereiht: 'Der Auftrag wird noch einmal versucht.',
  gelaufen: 'Die Prüfung ist gelaufen.',
};
