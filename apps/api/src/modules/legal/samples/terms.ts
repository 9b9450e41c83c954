import type { Sample } from './operator.ts';

export const terms: Sample = {
  de: ({ name }) => ({
    title: 'Allgemeine Geschäftsbedingungen',
    body: `## 1. Mit wem Sie den Vertrag schließen
Verkäufer ist der Betrieb, der beim Produkt genannt ist. ${name} vermittelt den Vertrag, nimmt die Zahlung entgegen und ist für alle Betriebe Empfangsbotin Ihrer Erklärungen, auch eines Widerrufs. Bestellen Sie bei mehreren Betrieben, schließen Sie mit jedem einen eigenen Vertrag.

## 2. So kommt der Vertrag zustande
Sie legen Artikel in den Korb, wählen die Lieferung, geben an der Kasse Ihre Daten ein und prüfen alles. Fehler können Sie bis zuletzt ändern. Mit „Zahlungspflichtig bestellen“ geben Sie jedem Betrieb Ihr Angebot ab. Dass es eingegangen ist, bestätigen wir sofort per E-Mail. Angenommen ist es, wenn Ihre Zahlung bestätigt ist; die Vertragsbestätigung kommt dann per E-Mail. Die einzelnen Schritte stehen auf der Seite [So kommt der Vertrag zustande](/vertragsschluss).

## 3. Preise, Pfand, Zahlung
Alle Preise sind Endpreise. Ob Umsatzsteuer enthalten ist, hängt vom Betrieb ab und steht beim Preis. Pfand und Lieferkosten stehen daneben und im Gesamtpreis an der Kasse. Bezahlt wird beim Bestellen, einmal für alle Betriebe; für keine Zahlungsart berechnen wir ein Entgelt.

## 4. Lieferung
Geliefert wird innerhalb Deutschlands, soweit der Betrieb Ihre Postleitzahl erreicht. Tag und Kosten sehen Sie vor dem Bestellen. Paket und Kühlpaket verschickt der Betrieb; Sammelfahrten fährt die Genossenschaft.

## 5. Mängel
Es gilt das gesetzliche Mängelhaftungsrecht gegenüber dem Betrieb. Ein Mangel ist kein Widerruf: Er kostet Sie kein Porto, und andere Fristen gelten.

## 6. Alkohol
Alkoholische Getränke verkaufen wir nur an Menschen ab 18 Jahren. Das Alter wird vor dem Bestellen und bei der Übergabe geprüft.

## 7. Widerruf
Ihr Widerrufsrecht und die Ausnahmen stehen in der [Widerrufsbelehrung](/widerrufsbelehrung). Widerrufen können Sie jederzeit über „Vertrag widerrufen“ am Ende jeder Seite.`,
  }),
  en: ({ name }) => ({
    title: 'Terms',
    body: `## 1. Who your contract is with
The seller is the producer named with the product. ${name} is the agent, takes the payment and receives your declarations for all producers, a withdrawal too. If you order from several producers you conclude one contract with each.

## 2. How the contract comes about
You put articles into the basket, choose the delivery, enter your details at the checkout and check everything. You can correct errors until the last moment. With “Order with obligation to pay” you make each producer your offer. We confirm its receipt by e-mail at once. It is accepted when your payment is confirmed; the confirmation of the contracts then comes by e-mail. The single steps are on the page [How the contract comes about](/en/conclusion-of-contract).

## 3. Prices, deposit, payment
All prices are final. Whether VAT is included depends on the producer and is said beside the price. Deposit and delivery are shown separately and in the total at the checkout. You pay when you order, once for all producers; no means of payment costs extra.

## 4. Delivery
We deliver within Germany where the producer reaches your postcode. You see day and cost before you order. Parcels and chilled parcels are sent by the producer; shared delivery runs are driven by the cooperative.

## 5. Defects
The statutory rights apply towards the producer. A defect is not a withdrawal: it costs you no postage, and other periods apply.

## 6. Alcohol
Alcoholic drinks are sold only to people of 18 years or older. The age is checked before you order and on delivery.

## 7. Withdrawal
Your right of withdrawal and its exceptions are in the [withdrawal policy](/en/withdrawal-policy). You can withdraw at any time with “Withdraw from contract” at the end of every page.`,
  }),
};
