import type { AssistableRight } from '@markthalle/domain/producerRights';

export const assistanceTexts = {
  title: 'Hilfe vom Büro',
  link: 'Hilfe vom Büro',
  lead: 'Die Geschäftsstelle kann im Hofportal für Sie arbeiten, wenn Sie das möchten. Sie bestimmen, was und wie lange. Sie sehen jeden Schritt.',
  now: 'Jetzt erlaubt',
  until: (day: string) => `bis ${day}`,
  grantedBy: (name: string) => `Zugestimmt hat ${name}.`,
  end: 'Sofort beenden',
  grant: 'Hilfe erlauben',
  rights: 'Was darf das Büro für Sie tun?',
  rightsMissing: 'Bitte kreuzen Sie an, was das Büro darf.',
  days: 'Wie lange?',
  dayChoices: [
    { value: '1', label: 'Heute' },
    { value: '7', label: 'Eine Woche' },
    { value: '30', label: 'Einen Monat' },
  ],
  allow: 'Erlauben',
  acts: 'Was das Büro getan hat',
  noActs: 'Das Büro hat hier noch nichts getan.',
  byFor: (staff: string, producer: string) => `von ${staff} für ${producer}`,
  undo: 'Zurücknehmen',
  undoNamed: (act: string) => `${act} zurücknehmen`,
  undoUntil: (day: string) => `Zurücknehmen geht bis ${day}.`,
  undone: 'Zurückgenommen',
  refused: 'Hat nicht geklappt',
  begun: 'Wurde unterbrochen. Bitte sehen Sie nach, ob es so stimmt.',
  earlier: 'Frühere Zustimmungen',
  ended: (day: string) => `beendet am ${day}`,
  bannerLabel: 'Hilfe vom Büro',
  bannerFor: (producer: string) => `Sie arbeiten für ${producer}.`,
  bannerBy: (name: string, until: string) =>
    `Jeder Schritt wird als „von ${name}“ aufgeschrieben. Erlaubt bis ${until}.`,
  bannerEnd: 'Hilfe beenden',
};

/** What an act was, by its route; the rest is told by its area. */
const ACT_SENTENCES: Readonly<Record<string, string>> = {
  'POST /portal/products': 'Produkt angelegt',
  'PUT /portal/products/:productId': 'Produkt geändert',
  'PUT /portal/products/:productId/paused': 'Produkt pausiert oder wieder angeboten',
  'PUT /portal/products/:productId/retired': 'Produkt aus dem Laden genommen',
  'PUT /portal/variants/:variantId/price': 'Preis geändert',
  'PUT /portal/variants/:variantId/stock': 'Bestand gezählt',
  'POST /portal/orders/:producerOrderId/confirmation': 'Bestellung angenommen',
  'POST /portal/orders/:producerOrderId/readiness': 'Bestellung als gepackt gemeldet',
  'POST /portal/orders/:producerOrderId/hand-over': 'Bestellung als übergeben gemeldet',
  'POST /portal/orders/:producerOrderId/shortages': 'Fehlmenge gemeldet',
  'POST /portal/closures': 'Freie Zeit eingetragen',
  'DELETE /portal/closures/:closureId': 'Freie Zeit aufgehoben',
  'POST /portal/coupons': 'Gutschein angelegt',
  'POST /portal/reviews/:reviewId/reply': 'Auf eine Bewertung geantwortet',
};
const AREA_SENTENCES: Readonly<Record<AssistableRight, string>> = {
  orders: 'Bei den Bestellungen etwas geändert',
  stock: 'Am Bestand etwas geändert',
  products: 'Bei den Produkten etwas geändert',
  money: 'Beim Geld etwas geändert',
  farm: 'Am Hof etwas geändert',
};

export const actSentence = (route: string, area: AssistableRight | null): string =>
  ACT_SENTENCES[route] ?? (area === null ? 'Am Gerät etwas erledigt' : AREA_SENTENCES[area]);
