import type { Sample } from './operator.ts';

export const shipping: Sample = {
  de: () => ({
    title: 'Lieferung und Zahlung',
    body: `Jeder Betrieb sagt, wie seine Waren reisen können. Mit Ihrer Postleitzahl zeigen wir bei jedem Produkt nur, was geht: mit Tag und Preis.

- Sammelfahrt: Die Genossenschaft fährt für alle Betriebe gemeinsam. Sie zahlen die Fahrt einmal, gleich wie viele Betriebe mitfahren.
- Paket und Kühlpaket: Der Betrieb schickt es selbst. Kühlpakete gehen nicht auf Inseln.
- Abholung am Hof: kostenlos, zu den Öffnungszeiten des Betriebs.
- Ticket per E-Mail: für Erlebnisse und Gutscheine.

## Wohin
Geliefert wird nur innerhalb Deutschlands. Ist ein Artikel für Ihre Postleitzahl nicht lieferbar, steht das beim Artikel und im Korb, mit dem Grund.

## Bestellschluss
Was bis 12 Uhr bestellt ist, zählt für diesen Tag. Sonn- und Feiertage in Mecklenburg-Vorpommern zählen nicht mit.

## Zahlung
Sie zahlen mit Karte, SEPA-Lastschrift oder PayPal, wo angeboten, auf der Seite des Zahlungsdienstes. Keine Zahlungsart kostet extra.

## Alkohol
Wer Alkohol bestellt, muss 18 Jahre alt sein. Das Alter wird bei der Übergabe geprüft; die Kosten dieser Prüfung stehen in den Lieferkosten. Halten Sie bitte einen Ausweis bereit.

## Pfand
Pfand steht neben dem Preis und als eigene Zeile im Korb. Sie bekommen es zurück, wenn Sie die Gläser und Flaschen beim Betrieb oder bei der Fahrt abgeben.`,
  }),
  en: () => ({
    title: 'Delivery and payment',
    body: `Each producer says how their goods can travel. With your postcode we show for each product only what is possible: with day and price.

- Shared delivery run: the cooperative drives for all producers together. You pay the run once, however many producers ride on it.
- Parcel and chilled parcel: sent by the producer. Chilled parcels do not go to islands.
- Pick-up at the farm: free, during the producer’s opening hours.
- Ticket by e-mail: for experiences and vouchers.

## Where to
We deliver within Germany only. If an article cannot be delivered to your postcode, the article and the basket say so, with the reason.

## Cut-off
What is ordered by 12 noon counts for that day. Sundays and public holidays in Mecklenburg-Vorpommern do not count.

## Payment
You pay by card, SEPA direct debit or PayPal, where offered, on the page of the payment service. No means of payment costs extra.

## Alcohol
Whoever orders alcohol must be 18 years old. The age is checked on delivery; the cost of this check is part of the delivery cost. Please have proof of identity ready.

## Deposit
A deposit is shown beside the price and as a line of its own in the basket. You get it back when you return jars and bottles to the producer or to the run.`,
  }),
};
