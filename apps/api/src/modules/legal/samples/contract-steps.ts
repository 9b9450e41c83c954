import type { Sample } from './operator.ts';

/** § 312i(1) no. 2 BGB with Art. 246c EGBGB: steps, storage, correction of errors, languages, codes of conduct. */
export const contractSteps: Sample = {
  de: ({ name }) => ({
    title: 'So kommt der Vertrag zustande',
    body: `## Die Schritte
- Korb: Sie legen Artikel in den Korb und wählen für jeden Betrieb die Lieferung. Das ist unverbindlich.
- Kasse: Sie geben Ihre Angaben ein und sehen alle Artikel, Kosten, Liefertage und Betriebe.
- „Zahlungspflichtig bestellen“: Mit dem Knopf geben Sie jedem Betrieb ein verbindliches Angebot ab. Danach öffnet sich die Seite des Zahlungsdienstes.
- Eingang: Wir bestätigen den Eingang Ihrer Bestellung sofort per E-Mail. Das ist noch keine Annahme.
- Annahme: Ist Ihre Zahlung bestätigt, nimmt jeder Betrieb Ihr Angebot an. Sie bekommen je Betrieb eine Vertragsbestätigung per E-Mail.

## Fehler berichtigen
Vor dem Bestellen können Sie alles ändern: die Angaben in den Feldern, Mengen und Lieferung über „ändern“ neben jedem Teil der Zusammenfassung. Falsche Angaben nennen wir am Feld.

## Mehrere Verträge
Ein Druck auf den Knopf schließt mit jedem Betrieb einen eigenen Vertrag. ${name} vermittelt und ist nicht Verkäuferin.

## Text des Vertrags
Wir speichern den Vertragstext. Sie bekommen ihn mit den Geschäftsbedingungen und der Widerrufsbelehrung per E-Mail und können ihn auf der Seite Ihrer Bestellung lesen, speichern und drucken, in der Fassung, die beim Bestellen galt.

## Sprachen
Verträge schließen wir auf Deutsch oder Englisch.

## Verhaltenskodizes
Wir haben uns keinem Verhaltenskodex unterworfen.`,
  }),
  en: ({ name }) => ({
    title: 'How the contract comes about',
    body: `## The steps
- Basket: you put articles into the basket and choose the delivery for each producer. This binds you to nothing.
- Checkout: you enter your details and see all articles, costs, delivery days and producers.
- “Order with obligation to pay”: with the button you make each producer a binding offer. Then the page of the payment service opens.
- Receipt: we confirm the receipt of your order by e-mail at once. This is not yet an acceptance.
- Acceptance: when your payment is confirmed, each producer accepts your offer. You get a confirmation of the contract with each producer by e-mail.

## Correcting errors
Before you order you can change everything: the details in the fields, quantities and delivery with “change” beside each part of the summary. Wrong entries are named beside the field.

## Several contracts
One press of the button concludes a contract of its own with each producer. ${name} is the agent and not the seller.

## Text of the contract
We store the text of the contract. You get it with the terms and the withdrawal policy by e-mail and can read, save and print it on the page of your order, in the version that applied when you ordered.

## Languages
Contracts are concluded in German or English.

## Codes of conduct
We have not subscribed to any code of conduct.`,
  }),
};
