import { addressOf, type Sample } from './operator.ts';

export const withdrawalPolicy: Sample = {
  de: (operator) => ({
    title: 'Widerrufsbelehrung',
    body: `## Widerrufsrecht
Sie haben das Recht, binnen vierzehn Tagen ohne Angabe von Gründen diesen Vertrag zu widerrufen. Die Frist beträgt vierzehn Tage ab dem Tag, an dem Sie oder ein von Ihnen benannter Dritter, der nicht der Beförderer ist, die letzte Ware in Besitz genommen haben.

Um Ihr Widerrufsrecht auszuüben, müssen Sie dem Betrieb oder uns (${addressOf(operator)}, Telefon ${operator.phone}, E-Mail ${operator.email}) mittels einer eindeutigen Erklärung, zum Beispiel mit einem Brief oder einer E-Mail, über Ihren Entschluss informieren. Wir sind für alle Betriebe Empfangsbotin; Ihre Erklärung gilt ab dem Eingang bei uns.

Sie können Ihr Widerrufsrecht auch online über die Funktion [Vertrag widerrufen](/widerruf) ausüben. Sie steht am Ende jeder Seite dieses Marktes. Nutzen Sie sie, bestätigen wir Ihnen den Eingang mit Inhalt, Datum und Uhrzeit unverzüglich per E-Mail.

Zur Wahrung der Frist reicht es, dass Sie die Mitteilung vor ihrem Ablauf absenden.

## Folgen des Widerrufs
Sie bekommen alle Zahlungen zurück, einschließlich der Lieferkosten der günstigsten Standardlieferung, unverzüglich und spätestens binnen vierzehn Tagen, auf demselben Zahlungsweg. Die Rückzahlung darf warten, bis die Ware zurück ist oder Sie den Versand nachgewiesen haben. Senden Sie die Ware binnen vierzehn Tagen zurück. Die unmittelbaren Kosten der Rücksendung tragen Sie, wenn der Betrieb sie nicht übernimmt. Für einen Wertverlust müssen Sie nur aufkommen, wenn er auf einen Umgang zurückgeht, der zur Prüfung der Ware nicht nötig war.

## Wann es kein Widerrufsrecht gibt
Das steht bei jedem Artikel vor dem Bestellen. Es sind vor allem (§ 312g Abs. 2 BGB):
- Waren, die schnell verderben können,
- Waren, die nach Ihren Wünschen angefertigt werden,
- versiegelte Waren, die aus Gründen der Hygiene nicht zurückgehen können, wenn das Siegel geöffnet ist,
- Freizeitangebote zu einem festen Termin.

## Muster-Widerrufsformular
(Wenn Sie den Vertrag widerrufen wollen, füllen Sie bitte dieses Formular aus und senden Sie es zurück.)

An ${addressOf(operator)}, E-Mail ${operator.email}, für den Betrieb: …

Hiermit widerrufe(n) ich/wir (*) den von mir/uns (*) abgeschlossenen Vertrag über den Kauf der folgenden Waren (*)/die Erbringung der folgenden Dienstleistung (*): …

Bestellt am (*)/erhalten am (*): …

Name des/der Verbraucher(s): … Anschrift des/der Verbraucher(s): … Datum: … Unterschrift (nur bei Mitteilung auf Papier): …

(*) Unzutreffendes streichen. Stand des Musters: 2026-06.`,
  }),
  en: (operator) => ({
    title: 'Withdrawal policy',
    body: `## Right of withdrawal
You have the right to withdraw from this contract within 14 days without giving any reason. The period expires 14 days after the day on which you, or a third party named by you other than the carrier, took possession of the last goods.

To exercise the right, inform the producer or us (${addressOf(operator)}, Germany, phone ${operator.phone}, e-mail ${operator.email}) by an unequivocal statement, for example a letter or an e-mail. We receive declarations for all producers; yours counts from its receipt by us.

You can also exercise the right online with the function [Withdraw from contract](/en/withdrawal). It is at the end of every page of this market. If you use it, we confirm the receipt with content, date and time by e-mail without delay.

It is enough to send your statement before the period has expired.

## Effects of withdrawal
You get back all payments, including the cost of the least expensive standard delivery, without undue delay and within 14 days at the latest, by the same means of payment. The refund may wait until the goods are back or you have proved that you sent them. Send the goods back within 14 days. You bear the direct cost of returning the goods unless the producer takes it over. You are liable for a loss in value only where it results from handling beyond what is needed to check the goods.

## When there is no right of withdrawal
This is said with each article before you order. Mainly (§ 312g(2) BGB):
- goods that spoil quickly,
- goods made to your specifications,
- sealed goods that cannot be returned for hygiene reasons once the seal is broken,
- leisure activities on a fixed date.

## Model withdrawal form
(Complete and return this form only if you wish to withdraw from the contract.)

To ${addressOf(operator)}, Germany, e-mail ${operator.email}, for the producer: …

I/We (*) hereby give notice that I/we (*) withdraw from my/our (*) contract of sale of the following goods (*)/for the provision of the following service (*): …

Ordered on (*)/received on (*): …

Name of consumer(s): … Address of consumer(s): … Date: … Signature (only if this form is notified on paper): …

(*) Delete as appropriate. Version of the model: 2026-06.`,
  }),
};
