import type { AssistedAct } from '@markthalle/contracts/portal-assistance';

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
  'POST /portal/orders/:producerOrderId/pickup': 'Bestellung mit Code übergeben',
  'POST /portal/orders/:producerOrderId/weights': 'Gewicht eingetragen',
  'POST /portal/orders/:producerOrderId/parcels': 'Tag der Zustellung eingetragen',
  'POST /portal/orders/:producerOrderId/lines/:lineId/service': 'Leistung als erbracht gemeldet',
  'POST /portal/packing/:on/ticks': 'Haken auf der Packliste gesetzt',
  'POST /portal/packing/batches': 'Charge oder Datum eingetragen',
  'POST /portal/packing/:on/parcels': 'Pakete als gepackt gemeldet',
  'POST /portal/hand-over/:trip': 'Ware der Tour übergeben',
  'POST /portal/hand-over/:trip/codes': 'Ware mit Code übergeben',
  'POST /portal/withdrawals/:partId/receipt': 'Ware aus einem Widerruf angenommen',
  'POST /portal/withdrawals/:partId/waiver': 'Auf die Rücksendung verzichtet',
  'POST /portal/problems/:caseId/answer': 'Auf ein Problem geantwortet',
  'POST /portal/problems/:caseId/replacement': 'Ersatz verschickt',
  'POST /portal/disputes/:requestId/answer': 'Der Bank geantwortet',
  'POST /portal/threads': 'Das Büro gefragt',
  'POST /portal/threads/:threadId/messages': 'Nachricht geschickt',
  'POST /portal/evidence': 'Nachweis eingereicht',
  'POST /portal/stock/:variantId/movements': 'Am Bestand etwas gebucht',
  'PUT /portal/stock/:variantId/shop-buffer': 'Reserve für den Hofladen geändert',
  'PUT /portal/stock/:variantId/article': 'Nummern eines Artikels geändert',
  'PUT /portal/farm': 'Text der Hofseite geändert',
  'PUT /portal/delivery': 'Versand und Liefertage geändert',
  'POST /portal/payouts/rhythm': 'Abstand der Auszahlungen geändert',
  'POST /portal/experiences/:productId/slots': 'Termin angelegt',
  'POST /portal/slots/:variantId/cancellation': 'Termin abgesagt',
  'POST /portal/coupons/:couponId/end': 'Gutschein beendet',
  'POST /portal/recalls': 'Rückruf verschickt',
  'POST /portal/coupons': 'Gutschein angelegt',
  'POST /portal/reviews/:reviewId/reply': 'Auf eine Bewertung geantwortet',
};
const AREA_SENTENCES: Readonly<Record<NonNullable<AssistedAct['area']>, string>> = {
  orders: 'Bei den Bestellungen etwas geändert',
  stock: 'Am Bestand etwas geändert',
  products: 'Bei den Produkten etwas geändert',
  money: 'Beim Geld etwas geändert',
  farm: 'Am Hof etwas geändert',
};

/** One act of the office in words. */
export const actSentence = ({ route, area }: Pick<AssistedAct, 'route' | 'area'>): string =>
  ACT_SENTENCES[route] ?? (area === null ? 'Am Gerät etwas erledigt' : AREA_SENTENCES[area]);
