import type { OrderView } from '@markthalle/contracts/orders';
import type { MailBlock } from './mail-model.ts';

type Language = 'de' | 'en';
type Part = OrderView['producerOrders'][number];
type Line = Part['lines'][number];

/** What the law says about withdrawing from one line (§§ 312g, 355, 356 BGB). */
type WithdrawalClass = 'free' | 'sealed' | 'perishable' | 'made_to_order' | 'leisure' | 'excluded';

const ORDER: readonly WithdrawalClass[] = [
  'free',
  'sealed',
  'perishable',
  'made_to_order',
  'leisure',
  'excluded',
];

export function withdrawalClassOf(line: Line): WithdrawalClass {
  if (line.withdrawable) return line.withdrawalReason === 'hygiene_seal' ? 'sealed' : 'free';
  switch (line.withdrawalReason) {
    case 'perishable':
    case 'made_to_order':
      return line.withdrawalReason;
    case 'leisure_on_date':
      return 'leisure';
    default:
      return 'excluded';
  }
}

/**
 * The information on withdrawal for the lines of this order, each class with its articles, and the
 * form (Art. 246a § 1(2), (3) and Annexes 1, 2 EGBGB). Sellers are named with their addresses above
 * it in the same mail.
 */
export function withdrawalNotice(order: OrderView, language: Language): MailBlock[] {
  const texts = TEXTS[language];
  const lines = order.producerOrders.flatMap((part) =>
    part.lines.map((line) => ({ line, seller: part.producerName })),
  );
  const groups = ORDER.flatMap((kind) => {
    const names = lines
      .filter(({ line }) => withdrawalClassOf(line) === kind)
      .map(({ line, seller }) => `${line.name} (${seller})`);
    return names.length === 0 ? [] : [{ kind, names: names.join('; ') }];
  });
  const hasRight = groups.some(({ kind }) => kind === 'free' || kind === 'sealed');
  return [
    { kind: 'heading', text: texts.heading },
    ...groups.map(({ kind, names }) => paragraph(`${texts.classes[kind]} ${names}.`)),
    ...(hasRight ? [texts.how, texts.consequences, texts.form].map(paragraph) : []),
    paragraph(texts.guarantee),
  ];
}

const paragraph = (text: string): MailBlock => ({ kind: 'small', text });

const TEXTS = {
  de: {
    heading: 'Widerrufsrecht und Gewährleistung',
    classes: {
      free: 'Diese Verträge können Sie binnen 14 Tagen ohne Angabe von Gründen widerrufen; die Frist läuft ab dem Tag, an dem Sie die letzte Ware des jeweiligen Betriebs erhalten haben:',
      sealed:
        'Auch hier haben Sie 14 Tage Widerrufsrecht; es erlischt, wenn Sie die Versiegelung nach der Lieferung entfernen (§ 312g Abs. 2 Nr. 3 BGB):',
      perishable:
        'Kein Widerrufsrecht, weil die Ware schnell verderben kann (§ 312g Abs. 2 Nr. 2 BGB):',
      made_to_order:
        'Kein Widerrufsrecht, weil die Ware nach Ihren Wünschen angefertigt wird (§ 312g Abs. 2 Nr. 1 BGB):',
      leisure:
        'Kein Widerrufsrecht, weil die Freizeitleistung an einem festen Termin stattfindet (§ 312g Abs. 2 Nr. 9 BGB):',
      excluded: 'Kein Widerrufsrecht (§ 312g Abs. 2 BGB):',
    },
    how: 'So widerrufen Sie: Erklären Sie dem Verkäufer eindeutig, dass Sie den Vertrag widerrufen, zum Beispiel mit einem Brief oder einer E-Mail an die oben genannte Anschrift. Sie können das Muster unten verwenden, müssen aber nicht. Es genügt, dass Sie die Erklärung vor Ablauf der Frist absenden.',
    consequences:
      'Folgen: Wir zahlen Ihnen alle Zahlungen für die widerrufenen Artikel zurück, auch die Lieferkosten der günstigsten Standardlieferung, spätestens binnen 14 Tagen ab Ihrem Widerruf und mit demselben Zahlungsmittel. Die Rückzahlung kann warten, bis die Ware zurück ist oder Sie ihre Absendung nachgewiesen haben. Senden Sie die Ware binnen 14 Tagen an den Verkäufer zurück; die unmittelbaren Kosten der Rücksendung tragen Sie. Für einen Wertverlust zahlen Sie nur, wenn Sie mit der Ware anders umgegangen sind, als zur Prüfung nötig war.',
    form: 'Muster-Widerrufsformular: An (Name, Anschrift und E-Mail des Verkäufers): Hiermit widerrufe(n) ich/wir den von mir/uns abgeschlossenen Vertrag über den Kauf der folgenden Waren: … Bestellt am / erhalten am: … Name und Anschrift des/der Verbraucher(s): … Datum, Unterschrift (nur bei Mitteilung auf Papier).',
    guarantee:
      'Unabhängig davon gilt für alle Waren das gesetzliche Mängelhaftungsrecht gegenüber dem Verkäufer.',
  },
  en: {
    heading: 'Right of withdrawal and legal guarantee',
    classes: {
      free: 'You may withdraw from these contracts within 14 days without giving a reason; the period runs from the day on which you received the last of the goods from the producer concerned:',
      sealed:
        'Here, too, you may withdraw within 14 days; the right ends when you remove the seal after delivery (§ 312g(2) no. 3 BGB):',
      perishable:
        'No right of withdrawal, because the goods can spoil quickly (§ 312g(2) no. 2 BGB):',
      made_to_order:
        'No right of withdrawal, because the goods are made to your wishes (§ 312g(2) no. 1 BGB):',
      leisure:
        'No right of withdrawal, because the leisure service takes place on a fixed date (§ 312g(2) no. 9 BGB):',
      excluded: 'No right of withdrawal (§ 312g(2) BGB):',
    },
    how: 'How to withdraw: tell the seller clearly that you withdraw from the contract, for example by letter or e-mail to the address above. You may use the form below, but need not. It is enough to send your statement before the period ends.',
    consequences:
      'Consequences: we pay back all payments for the articles concerned, including the delivery cost of the cheapest standard delivery, within 14 days of your withdrawal at the latest and by the same means of payment. The refund may wait until the goods are back or you have shown that you have sent them. Return the goods to the seller within 14 days; you bear the direct cost of returning them. You pay for a loss in value only if you handled the goods beyond what was needed to examine them.',
    form: 'Model withdrawal form: To (name, address and e-mail of the seller): I/We hereby give notice that I/we withdraw from my/our contract of sale of the following goods: … Ordered on / received on: … Name and address of consumer(s): … Date, signature (only if notified on paper).',
    guarantee:
      'Apart from this, the statutory rights for defective goods apply to all goods towards the seller.',
  },
} as const;
