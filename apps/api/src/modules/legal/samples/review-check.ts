import type { Sample } from './operator.ts';

/** § 5b(3) UWG: whether and how it is made sure that reviews come from people who bought. */
export const reviewCheck: Sample = {
  de: () => ({
    title: 'So prüfen wir Bewertungen',
    body: `Bewerten kann nur, wer das Produkt hier gekauft und bekommen hat. Der Link dazu kommt nach der Lieferung per E-Mail oder steht auf der Seite der Bestellung; ohne ihn geht es nicht.

- Wir zeigen alle Bewertungen, gute wie schlechte, und ändern sie nicht.
- Niemand bekommt für eine Bewertung Geld, Rabatt oder Ware.
- Betriebe dürfen antworten, aber keine Bewertung löschen.
- Wir entfernen nur, was rechtswidrig ist, und sagen dem Verfasser, warum.
- Der Durchschnitt ist das Mittel aller gezeigten Bewertungen.`,
  }),
  en: () => ({
    title: 'How we check reviews',
    body: `Only people who bought the product here and received it can review it. The link comes by e-mail after delivery or is on the page of the order; without it nothing can be written.

- We show all reviews, good and bad, and do not change them.
- Nobody gets money, a discount or goods for a review.
- Producers may answer but cannot delete a review.
- We remove only what is unlawful and tell the author why.
- The average is the mean of all reviews shown.`,
  }),
};
