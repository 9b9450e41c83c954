/**
 * Words that keep a price open. Who offers goods to consumers states final prices; a reservation is
 * allowed only for deliveries later than four months and for running contracts (§ 8(1) PAngV), and
 * neither is sold here.
 */
const RESERVATIONS: readonly RegExp[] = [
  /\bpreise?\s+(?:ist\s+|sind\s+|bleib(?:t|en)\s+)?(?:stets\s+)?(?:freibleibend|unverbindlich)\b/iu,
  /\bfreibleibende?[rsnm]?\s+preise?n?\b/iu,
  /\bpreisänderung(?:en)?\s+(?:bleib(?:t|en)\s+)?vorbehalten\b/iu,
  /\b(?:vorbehaltlich|vorbehalt(?:en)?)\s+(?:von\s+|einer\s+|der\s+)?preisänderung(?:en)?\b/iu,
  /\btagespreis(?:e|en)?\b/iu,
  /\bpreis(?:e)?\s+(?:auf|nach)\s+anfrage\b/iu,
  /\bprices?\s+(?:is|are|may be)?\s*subject\s+to\s+change\b/iu,
  /\bprices?\s+(?:on|upon)\s+request\b/iu,
  /\bprices?\s+(?:is|are)?\s*(?:not\s+binding|non-binding)\b/iu,
];

/** The words that keep a price open, as they stand in the text; null if there are none. */
export function priceReservationIn(text: string): string | null {
  const folded = text.normalize('NFKC').replace(/\s+/gu, ' ');
  for (const reservation of RESERVATIONS) {
    const found = reservation.exec(folded);
    if (found !== null) return found[0];
  }
  return null;
}
