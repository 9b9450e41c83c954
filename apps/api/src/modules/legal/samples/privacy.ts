import { addressOf, contactOf, type Sample } from './operator.ts';

export const privacy: Sample = {
  de: (operator) => ({
    title: 'Datenschutz',
    body: `## Verantwortlich
${addressOf(operator)}. ${contactOf(operator, 'de')}.

## Was wir beim Stöbern speichern
Wir verfolgen Sie nicht und geben nichts an Werbenetze weiter. Alle Schriften, Bilder und Programme kommen von diesem Server. Unsere Protokolle nennen Seite, Zeit und Dauer einer Anfrage, aber weder Ihre Internetadresse noch Suchwörter.

Damit die Suche besser wird, merken wir uns 30 Tage lang, welche Wörter gesucht wurden, wie viele Treffer es gab und der wievielte geöffnet wurde, danach nur noch Summen. Wer gesucht hat, speichern wir nicht: Aus der Internetadresse wird sofort eine Prüfzahl, deren Schlüssel wir jeden Tag wegwerfen. Suchen mit einer E-Mail-Adresse oder langen Nummer merken wir uns gar nicht.

- Korb-Cookie: eine Zufallsnummer Ihres Korbs, 60 Tage.
- Postleitzahl-Cookie: nur wenn Sie sie angeben, ein Jahr; auf der Seite „Postleitzahl“ löschen Sie sie.
- Anmelde-Cookie: nur wenn Sie sich anmelden, 30 Tage oder bis zum Abmelden.
- Cookie der letzten Bestellung: damit Sie nach dem Bezahlen zu ihr zurückfinden, ein Tag.
- Geräte-Cookie: nur wenn Sie „Auf diesem Gerät merken“ ankreuzen, zwölf Monate; im Konto und auf der Bestellseite löschen Sie es.

## Was wir beim Bestellen brauchen
Name und E-Mail, bei Lieferung die Anschrift, freiwillig die Telefonnummer. Rechtsgrundlage ist der Vertrag (Art. 6 Abs. 1 Buchst. b DSGVO). Jeder Betrieb bekommt nur, was er für seinen Teil der Bestellung braucht.

Bei Alkohol prüfen wir das Alter (§ 9 JuSchG). Wir speichern nur, auf welchem Weg, wann und mit welchem Ergebnis geprüft wurde; ein Geburtsdatum oder einen Ausweis speichern wir nicht.

Bezahlt wird auf der Seite des Zahlungsdienstes Stripe; Kartendaten sehen wir nicht.

Rechnungen und Buchungen bewahren wir so lange auf, wie § 147 AO es verlangt.

## Ihre Rechte
Auskunft, Berichtigung, Löschung, Einschränkung, Übertragbarkeit und Widerspruch: Schreiben Sie an ${operator.email}. Beschweren können Sie sich beim Landesbeauftragten für Datenschutz Mecklenburg-Vorpommern.`,
  }),
  en: (operator) => ({
    title: 'Privacy',
    body: `## Controller
${addressOf(operator)}, Germany. Contact: ${contactOf(operator, 'en')}.

## What we store while you browse
We do not track you and pass nothing on to advertising networks. All fonts, pictures and programs come from this server. Our logs hold page, time and duration of a request, but neither your internet address nor your search words.

To make the search better, we keep for 30 days which words were searched for, how many hits there were and which of them was opened, after that only sums. We do not keep who searched: your internet address is turned into a check number at once, and we throw its key away every day. Searches with an e-mail address or a long number are not kept at all.

- Basket cookie: a random number of your basket, 60 days.
- Postcode cookie: only if you enter one, one year; you can delete it on the postcode page.
- Sign-in cookie: only if you sign in, 30 days or until you sign out.
- Cookie of the last order: so that you find back to it after paying, one day.
- Device cookie: only if you tick “Remember on this device”, twelve months; you can delete it in your account and on the order page.

## What we need when you order
Name and e-mail, the address for deliveries, your phone number if you like. The legal basis is the contract (Art. 6(1)(b) GDPR). Each producer gets only what is needed for their part of the order.

For alcohol we check the age (§ 9 JuSchG). We store only by which method, when and with what result it was checked; we store neither a date of birth nor an identity document.

You pay on the page of the payment service Stripe; we never see card details.

Invoices and bookings are kept as long as § 147 AO demands.

## Your rights
Access, rectification, erasure, restriction, portability and objection: write to ${operator.email}. You may complain to the data protection commissioner of Mecklenburg-Vorpommern.`,
  }),
};
