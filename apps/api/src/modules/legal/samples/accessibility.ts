import { addressOf, contactOf, type Sample } from './operator.ts';

/** § 14(1) no. 2 with Annex 3 BFSG: the service, how it is used, how it meets the requirements, the authority. */
export const accessibility: Sample = {
  de: (operator) => ({
    title: 'Barrierefreiheit',
    body: `## Was dieser Markt ist
${operator.marketName} ist ein Online-Markt: Sie suchen Waren und Erlebnisse von Betrieben der Region, legen sie in einen Korb, bestellen und bezahlen. Alle Schritte sind Webseiten; Sie brauchen kein Konto, keine App und kein JavaScript.

## So lässt er sich benutzen
- Alle Seiten lassen sich mit der Tastatur bedienen und sind für Vorleseprogramme gegliedert.
- Texte lassen sich auf 200 % vergrößern; bei 320 Pixel Breite geht nichts verloren.
- Farben tragen nie allein eine Bedeutung.
- Fehler in Formularen stehen oben mit Verweis und am Feld in Worten; Ihre Eingaben bleiben erhalten.
- Bestellungen nehmen wir auch am Telefon auf.

## Maßstab
Barrierefreiheitsstärkungsgesetz (BFSG) und Verordnung dazu, EN 301 549 mit den Web Content Accessibility Guidelines (WCAG) 2.2, Stufe AA. Jede Seite wird bei jeder Änderung automatisch geprüft.

## Noch nicht gut genug
Texte der Betriebe sind nicht in Leichter Sprache. Bilder der Betriebe haben nur kurze Beschreibungen. Die Bezahlseite betreibt der Zahlungsdienst.

## Hürde melden
Wenn Sie auf eine Hürde stoßen, schreiben oder rufen Sie uns an: ${contactOf(operator, 'de')}. Wir antworten innerhalb von zwei Wochen.

## Aufsicht
Zuständig ist die Marktüberwachungsstelle der Länder für die Barrierefreiheit von Produkten und Dienstleistungen (MLBF), c/o Ministerium für Arbeit, Soziales, Gesundheit und Gleichstellung Sachsen-Anhalt, Magdeburg. Betreiberin: ${addressOf(operator)}.`,
  }),
  en: (operator) => ({
    title: 'Accessibility',
    body: `## What this market is
${operator.marketName} is an online market: you look for goods and experiences of regional producers, put them into a basket, order and pay. All steps are web pages; you need no account, no app and no JavaScript.

## How it can be used
- All pages can be used with the keyboard and are structured for screen readers.
- Texts can be enlarged to 200 %; nothing is lost at 320 pixels width.
- Colours never carry a meaning alone.
- Errors in forms are listed at the top with links and said in words at the field; your entries are kept.
- We take orders by phone too.

## Standard
The German accessibility act (BFSG) and its ordinance, EN 301 549 with the Web Content Accessibility Guidelines (WCAG) 2.2, level AA. Every page is checked automatically with every change.

## Not good enough yet
Texts of the producers are not in plain language. Pictures of the producers have short descriptions only. The payment page is run by the payment service.

## Report a barrier
If you meet a barrier, write to us or call us: ${contactOf(operator, 'en')}. We answer within two weeks.

## Supervision
The market surveillance authority of the German states for the accessibility of products and services (MLBF), c/o Ministry of Labour, Social Affairs, Health and Equality of Saxony-Anhalt, Magdeburg, is in charge. Operator: ${addressOf(operator)}, Germany.`,
  }),
};
