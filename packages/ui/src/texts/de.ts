/**
 * German words of the shared components. This object is the type: a key that English lacks does
 * not compile.
 */
/** What a step of a promise names: a day, the hour of the cut-off, the working days to make. */
type StepWords = { readonly day: string; readonly hour: string; readonly lead: number };

export const de = {
  skipToContent: 'Zum Inhalt springen',
  search: 'Suchen',
  close: 'Schließen',
  change: 'ändern',
  back: 'Zurück',
  required: 'Pflichtangabe',
  optional: 'freiwillig',
  sending: 'Wird gesendet …',
  demo: 'Demo-Markt: Hier wird nichts verkauft und nichts abgebucht.',
  cart: {
    name: 'Korb',
    add: 'In den Korb',
    addNamed: (product: string) => `${product} in den Korb`,
    count: (count: number) => (count === 1 ? '1 Artikel im Korb' : `${count} Artikel im Korb`),
    quantity: 'Menge',
    fewer: 'weniger',
    more: 'mehr',
    remove: 'entfernen',
    removeNamed: (product: string) => `${product} entfernen`,
  },
  price: {
    deposit: (amount: string) => `Zzgl. ${amount} Pfand.`,
    includesVat: 'Inkl. MwSt.',
    noVatSmallBusiness: 'Ohne MwSt.-Ausweis (§ 19 UStG)',
    noVatExempt: 'Ohne MwSt. (steuerfrei)',
    plusShipping: 'zzgl. Versand',
    before: 'Bisher',
    percentOff: (percent: number) => `−${percent} %`,
    lowest: (amount: string) => `Niedrigster Preis der letzten 30 Tage: ${amount}`,
    shortDate: (day: string) => `Preis gesenkt – kurze Haltbarkeit (bis ${day})`,
    withCode: (code: string, amount: string) => `Mit Code ${code}: ${amount}`,
    codeUntil: (day: string) => `gültig bis ${day}`,
    codeFrom: (amount: string) => `ab ${amount} Einkauf bei diesem Betrieb`,
    /** Goods by weight: the price of the heaviest piece. */
    atMost: (amount: string) => `höchstens ${amount}`,
    weighed: (weight: string) =>
      `Höchstens ${weight}. Beim Packen wird gewogen: Ist es leichter, bekommen Sie den Unterschied zurück. Mehr zahlen Sie nie.`,
    weighedShort: (weight: string) => `höchstens ${weight}, wird beim Packen gewogen`,
    each: 'je Stück',
    free: 'kostenlos',
  },
  delivery: {
    /** Short words for a card's delivery line; the way's own label comes from the API. */
    ways: {
      parcel: 'Paket',
      parcel_chilled: 'Kühlpaket',
      letter: 'Brief',
      bulky: 'Spedition',
      pickup: 'Abholung',
      pickup_point: 'Abholstelle',
      tour: 'Sammelfahrt',
      tour_cold: 'Sammelfahrt',
      citybox: 'Sammelfahrt',
      ticket: 'Ticket per E-Mail',
    },
    forAllFarms: 'Gilt für alle Höfe im Korb',
    to: (place: string) => `Lieferung nach ${place}`,
    together: (day: string) => `Gemeinsam am ${day}`,
    why: {
      title: 'Warum dieser Tag?',
      steps: {
        ordered: ({ day }: StepWords) => `Bestellt am ${day}.`,
        counts_from: ({ day, hour }: StepWords) =>
          `Bestellschluss ist ${hour} Uhr: Ihre Bestellung zählt ab ${day}.`,
        ready: ({ day, lead }: StepWords) =>
          lead === 1
            ? `Der Betrieb braucht 1 Werktag: fertig am ${day}.`
            : `Der Betrieb braucht ${lead} Werktage: fertig am ${day}.`,
        leaves: ({ day }: StepWords) => `Nächster Versandtag: ${day}.`,
        runs: ({ day }: StepWords) => `Nächste Sammelfahrt: ${day}.`,
        fetchable: ({ day }: StepWords) => `Abholbereit ab ${day}.`,
        arrives: ({ day }: StepWords) => `Frühestens bei Ihnen am ${day}.`,
      },
      skipped: {
        holiday: (day: string) => `${day} ist ein Feiertag in Mecklenburg-Vorpommern.`,
        closure: (day: string) => `Am ${day} hat der Betrieb geschlossen.`,
        run_moved: (day: string) => `Am ${day} fährt die Sammelfahrt nicht.`,
        run_full: (day: string) => `Die Sammelfahrt am ${day} ist voll.`,
        point_closed: (day: string) => `Am ${day} nimmt die Abholstelle nichts an.`,
        waits_for_trip: (day: string) =>
          `Am ${day} wäre diese Ware fertig; die Fahrt wartet, bis alle mitkommen.`,
      },
    },
  },
  errors: {
    title: (count: number) =>
      count === 1 ? 'Bitte prüfen Sie 1 Angabe' : `Bitte prüfen Sie ${count} Angaben`,
    documentPrefix: 'Fehler: ',
    word: 'Fehler',
    generic: 'Das hat nicht geklappt. Ihre Eingaben sind noch da.',
    retry: 'Erneut versuchen',
    callUs: (phone: string) => `Oder rufen Sie uns an: ${phone}`,
  },
  net: {
    offlineShop: 'Offline. Bestellen geht, sobald wieder Netz da ist.',
    kept: 'Offline – Stand von',
    queued: 'Gerade kein Netz. Der Artikel kommt in den Korb, sobald wieder Netz da ist.',
    reconnecting: 'Verbindung wird gesucht …',
    reconnected: 'Wieder verbunden.',
  },
  pager: {
    name: 'Seiten',
    page: (page: number) => `Seite ${page}`,
    previous: 'Vorige Seite',
    next: 'Nächste Seite',
    of: (page: number, pages: number) => `Seite ${page} von ${pages}`,
  },
  breadcrumbs: 'Brotkrumen',
  paymentStates: {
    awaiting_payment: 'Zahlung offen',
    processing: 'Zahlung läuft',
    paid: 'bezahlt',
    failed: 'Zahlung fehlgeschlagen',
    expired: 'abgelaufen',
    canceled: 'storniert',
    partially_refunded: 'teilweise erstattet',
    refunded: 'erstattet',
  },
  /** The same words in all apps. */
  producerOrderStates: {
    new: 'neu',
    confirmed: 'bestätigt',
    ready: 'gepackt',
    handed_over: 'übergeben',
    completed: 'erledigt',
    canceled: 'storniert',
  },
  offerStates: {
    draft: 'Entwurf',
    submitted: 'eingereicht',
    approved: 'frei',
    rejected: 'zurück',
    paused: 'pausiert',
    sold_out: 'ausverkauft',
  },
  timeline: { ordered: 'bestellt', packed: 'gepackt', underway: 'unterwegs', there: 'da' },
  taskStates: { open: 'offen', done: 'fertig', waiting: 'in Prüfung', blocked: 'noch nicht' },
  organic: 'Bio',
  table: { total: 'Summe' },
  footer: {
    withdrawal: 'Vertrag widerrufen',
    help: 'Hilfe',
    contact: (hours: string) => `Kontakt: ${hours}`,
    pricesNote: 'Alle Preise sind Endpreise, zzgl. Versand',
  },
};

export type UiTexts = typeof de;
