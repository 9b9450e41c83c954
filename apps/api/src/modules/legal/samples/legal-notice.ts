import { addressOf, contactOf, type Sample } from './operator.ts';

export const legalNotice: Sample = {
  de: (operator) => ({
    title: 'Impressum',
    body: `Angaben nach § 5 DDG.

${addressOf(operator)}.

Vertreten durch: ${operator.represented}.

${operator.register}. Umsatzsteuer-Identifikationsnummer: ${operator.vatId}.

${contactOf(operator, 'de')}. Verantwortlich für redaktionelle Inhalte (§ 18 Abs. 2 MStV): ${operator.represented}, Anschrift wie oben.

## Kontaktstelle
Zentrale Kontaktstelle für Behörden, Nutzerinnen und Nutzer nach Art. 11 und 12 des Gesetzes über digitale Dienste (DSA): ${contactOf(operator, 'de')}. Sie erreichen dort einen Menschen, auf Deutsch und Englisch.

## Wer verkauft
${operator.marketName} vermittelt. Vertragspartner beim Kauf ist der jeweilige Betrieb; seine Angaben stehen auf jeder Produktseite, an der Kasse und in der Bestellbestätigung.

## Demonstration
Dieser Markt ist mit Beispieldaten eingerichtet: Genossenschaft und Betriebe sind erfunden, die Orte gibt es.

## Streitbeilegung
Wir sind nicht verpflichtet und nicht bereit, an Streitbeilegungsverfahren vor einer Verbraucherschlichtungsstelle teilzunehmen. Rufen Sie uns an: Meist lässt es sich gleich klären.`,
  }),
  en: (operator) => ({
    title: 'Legal notice',
    body: `Information under § 5 DDG.

${addressOf(operator)}, Germany.

Represented by: ${operator.represented}.

${operator.register}. VAT identification number: ${operator.vatId}.

Contact: ${contactOf(operator, 'en')}. Responsible for editorial content (§ 18(2) MStV): ${operator.represented}, address as above.

## Point of contact
Single point of contact for authorities and users under Art. 11 and 12 of the Digital Services Act (DSA): ${contactOf(operator, 'en')}. You reach a person there, in German and English.

## Who sells
${operator.marketName} is an agent. Your contract is with the producer; the details are on every product page, at the checkout and in the order confirmation.

## Demonstration
This market runs on sample data: cooperative and producers are invented, the places are real.

## Dispute resolution
We are neither obliged nor willing to take part in dispute resolution before a consumer arbitration board. Call us: most things can be settled at once.`,
  }),
};
