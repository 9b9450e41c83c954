/** The words of the information on withdrawal and of its form; texts of June 2026. */
export const WITHDRAWAL_TEXTS = {
  de: {
    heading: 'Widerrufsbelehrung',
    classes: {
      free: 'Diesen Vertrag können Sie binnen vierzehn Tagen ohne Angabe von Gründen widerrufen; die Frist läuft ab dem Tag, an dem Sie die letzte Ware dieses Betriebs erhalten haben:',
      sealed:
        'Auch hier haben Sie vierzehn Tage Widerrufsrecht; es erlischt, wenn Sie die Versiegelung nach der Lieferung entfernen (§ 312g Abs. 2 Nr. 3 BGB):',
      service:
        'Diesen Vertrag über eine Dienstleistung können Sie binnen vierzehn Tagen ohne Angabe von Gründen widerrufen; die Frist läuft ab dem Tag des Vertragsschlusses. Das Recht erlischt, wenn die Leistung vollständig erbracht ist, nachdem Sie den vorzeitigen Beginn verlangt und diesen Verlust bestätigt haben (§ 356 Abs. 4 BGB). Haben Sie den Beginn vor dem Ende der Frist verlangt und widerrufen dann, zahlen Sie den Teil des Preises, der bis dahin erbracht war (§ 357a Abs. 2 BGB):',
      perishable:
        'Kein Widerrufsrecht, weil die Ware schnell verderben kann (§ 312g Abs. 2 Nr. 2 BGB):',
      made_to_order:
        'Kein Widerrufsrecht, weil die Ware nach Ihren Wünschen angefertigt wird (§ 312g Abs. 2 Nr. 1 BGB):',
      leisure:
        'Kein Widerrufsrecht, weil die Freizeitleistung an einem festen Termin stattfindet (§ 312g Abs. 2 Nr. 9 BGB):',
      excluded: 'Kein Widerrufsrecht (§ 312g Abs. 2 BGB):',
    },
    consents: {
      startAsked: (at: string) =>
        `Sie haben am ${at} ausdrücklich verlangt, dass wir vor dem Ende der Widerrufsfrist beginnen.`,
      lossKnown: (at: string) =>
        `Sie haben am ${at} bestätigt, dass Ihr Widerrufsrecht mit der vollständigen Erbringung erlischt.`,
      waits: 'Die Leistung beginnt erst nach dem Ende der Widerrufsfrist.',
    },
    how: (address: string, phone: string, email: string, agent: string) =>
      `So widerrufen Sie: Erklären Sie eindeutig, dass Sie diesen Vertrag widerrufen, zum Beispiel mit einem Brief oder einer E-Mail, gegenüber ${address}, Telefon ${phone}, E-Mail ${email}, oder gegenüber ${agent}, die Erklärungen für den Betrieb entgegennimmt. Sie können das Muster unten verwenden, müssen aber nicht. Es genügt, dass Sie die Erklärung vor Ablauf der Frist absenden.`,
    functionPath: '/widerruf',
    byFunction: (url: string) =>
      `Sie können auch online widerrufen: mit der Funktion „Vertrag widerrufen“. Sie steht am Ende jeder Seite des Marktes und unter ${url}. Den Eingang bestätigen wir Ihnen dann mit Inhalt, Datum und Uhrzeit unverzüglich per E-Mail.`,
    consequences:
      'Folgen des Widerrufs: Sie bekommen alle Zahlungen für die widerrufenen Artikel zurück, auch die Lieferkosten der günstigsten Standardlieferung, unverzüglich und spätestens binnen vierzehn Tagen ab dem Eingang Ihres Widerrufs und mit demselben Zahlungsmittel. Die Rückzahlung kann warten, bis die Ware zurück ist oder Sie ihre Absendung nachgewiesen haben. Senden Sie die Ware binnen vierzehn Tagen an den Verkäufer zurück; die unmittelbaren Kosten der Rücksendung tragen Sie. Für einen Wertverlust zahlen Sie nur, wenn Sie mit der Ware anders umgegangen sind, als zur Prüfung nötig war.',
    formHeading: 'Muster-Widerrufsformular',
    form: (seller: string, goods: string, number: string) => [
      '(Wenn Sie den Vertrag widerrufen wollen, füllen Sie bitte dieses Formular aus und senden Sie es zurück.)',
      `An: ${seller}`,
      `Hiermit widerrufe(n) ich/wir (*) den von mir/uns (*) abgeschlossenen Vertrag ${number} über den Kauf der folgenden Waren (*)/die Erbringung der folgenden Dienstleistung (*): ${goods}`,
      'Bestellt am (*)/erhalten am (*): …',
      'Name des/der Verbraucher(s): …',
      'Anschrift des/der Verbraucher(s): …',
      'Datum, Unterschrift des/der Verbraucher(s) (nur bei Mitteilung auf Papier): …',
    ],
    stamp: '(*) Unzutreffendes streichen. Stand des Musters: 2026-06.',
  },
  en: {
    heading: 'Information on withdrawal',
    classes: {
      free: 'You may withdraw from this contract within fourteen days without giving a reason; the period runs from the day on which you received the last of the goods from this producer:',
      sealed:
        'Here, too, you may withdraw within fourteen days; the right ends when you remove the seal after delivery (§ 312g(2) no. 3 BGB):',
      service:
        'You may withdraw from this contract for a service within fourteen days without giving a reason; the period runs from the day of the contract. The right ends when the service has been done completely after you asked for the early start and confirmed this loss (§ 356(4) BGB). If you asked for the start before the end of the period and then withdraw, you pay the part of the price that was done until then (§ 357a(2) BGB):',
      perishable:
        'No right of withdrawal, because the goods can spoil quickly (§ 312g(2) no. 2 BGB):',
      made_to_order:
        'No right of withdrawal, because the goods are made to your wishes (§ 312g(2) no. 1 BGB):',
      leisure:
        'No right of withdrawal, because the leisure service takes place on a fixed date (§ 312g(2) no. 9 BGB):',
      excluded: 'No right of withdrawal (§ 312g(2) BGB):',
    },
    consents: {
      startAsked: (at: string) =>
        `On ${at} you expressly asked for the start before the end of the period of withdrawal.`,
      lossKnown: (at: string) =>
        `On ${at} you confirmed that your right of withdrawal ends when the service has been done completely.`,
      waits: 'The service starts only after the end of the period of withdrawal.',
    },
    how: (address: string, phone: string, email: string, agent: string) =>
      `How to withdraw: say clearly that you withdraw from this contract, for example by letter or e-mail, to ${address}, Germany, phone ${phone}, e-mail ${email}, or to ${agent}, which receives declarations for the producer. You may use the form below, but need not. It is enough to send your statement before the period ends.`,
    functionPath: '/en/withdrawal',
    byFunction: (url: string) =>
      `You can also withdraw online with the function “Withdraw from contract”. It is at the end of every page of the market and at ${url}. We then confirm the receipt with content, date and time by e-mail without delay.`,
    consequences:
      'Effects of withdrawal: you get back all payments for the articles concerned, including the delivery cost of the cheapest standard delivery, without undue delay and within fourteen days of the receipt of your withdrawal at the latest, by the same means of payment. The refund may wait until the goods are back or you have shown that you have sent them. Return the goods to the seller within fourteen days; you bear the direct cost of returning them. You pay for a loss in value only if you handled the goods beyond what was needed to examine them.',
    formHeading: 'Model withdrawal form',
    form: (seller: string, goods: string, number: string) => [
      '(Complete and return this form only if you wish to withdraw from the contract.)',
      `To: ${seller}`,
      `I/We (*) hereby give notice that I/we (*) withdraw from my/our (*) contract ${number} of sale of the following goods (*)/for the provision of the following service (*): ${goods}`,
      'Ordered on (*)/received on (*): …',
      'Name of consumer(s): …',
      'Address of consumer(s): …',
      'Date, signature of consumer(s) (only if this form is notified on paper): …',
    ],
    stamp: '(*) Delete as appropriate. Version of the model: 2026-06.',
  },
} as const;
