import type { ProblemView, WithdrawalPartView } from '@markthalle/contracts/case-views';

type Answer = WithdrawalPartView['lines'][number]['answer'];

/** Words of the mails to buyers about withdrawals and problems. */
const DE = {
  footer: (brand: string) => `Diese E-Mail gehört zu Ihrem Vertrag bei ${brand}.`,
  order: 'Zur Bestellung',
  receipt: {
    subject: (number: string) => `Eingang Ihres Widerrufs ${number}`,
    title: 'Ihr Widerruf ist eingegangen',
    lead: 'Wir bestätigen den Eingang Ihrer Erklärung mit Inhalt, Datum und Uhrzeit. Ob der Widerruf wirksam ist, sagt diese E-Mail noch nicht.',
    passedOn:
      'Wir geben Ihren Widerruf an jeden betroffenen Betrieb weiter. Was für jeden Artikel gilt, schreiben wir Ihnen in einer eigenen E-Mail.',
    toStaff:
      'Wir suchen jetzt die Bestellung, die Sie meinen. Für die Frist zählt dieser Eingang, nicht der Tag, an dem wir sie finden.',
    content: 'Inhalt Ihrer Erklärung',
    hash: 'Prüfsumme (SHA-256)',
    attached: 'Die Bestätigung liegt als PDF bei. Bitte bewahren Sie sie auf.',
    show: 'Bestätigung ansehen',
  },
  answer: {
    subject: (number: string) => `Ihr Widerruf ${number}: so geht es weiter`,
    title: 'So geht es mit Ihrem Widerruf weiter',
    send: (address: string, sendBy: string) =>
      `Bitte senden Sie die Ware bis ${sendBy} an: ${address}. Die Kosten der Rücksendung tragen Sie, soweit der Betrieb sie nicht übernimmt.`,
    sent: (due: string) =>
      `Sie bekommen Ihr Geld spätestens am ${due}, auf dem Weg, auf dem Sie bezahlt haben. Der Betrieb darf warten, bis die Ware da ist oder Sie nachweisen, dass sie unterwegs ist. Sagen Sie uns auf der Bestellseite, wann Sie sie abgeschickt haben.`,
    nothing: (due: string) =>
      `Sie müssen nichts zurücksenden. Ihr Geld bekommen Sie spätestens am ${due}, auf dem Weg, auf dem Sie bezahlt haben.`,
    begun: (producer: string) =>
      `${producer} hatte auf Ihren ausdrücklichen Wunsch schon begonnen. Für den Teil der Leistung, der bis zu Ihrem Widerruf erbracht war, zahlen Sie den entsprechenden Teil des Preises (§ 357a Abs. 2 BGB). Wie viel das ist, schreiben wir Ihnen; Sie können widersprechen.`,
    complain:
      'Ist die Ware mangelhaft oder beschädigt? Dann melden Sie uns das Problem auf der Bestellseite; das hat mit dem Widerruf nichts zu tun und kostet Sie kein Porto.',
  },
  answers: {
    accepted: 'widerrufen',
    late: 'Die Widerrufsfrist war schon abgelaufen.',
    nothing_left: 'Dieser Artikel ist schon widerrufen oder erstattet.',
    excluded_custom_made:
      'Der Artikel wurde nach Ihren Wünschen angefertigt; dafür gibt es kein Widerrufsrecht (§ 312g Abs. 2 Nr. 1 BGB).',
    excluded_perishable:
      'Der Artikel verdirbt schnell; dafür gibt es kein Widerrufsrecht (§ 312g Abs. 2 Nr. 2 BGB).',
    excluded_dated_leisure:
      'Der Termin ist fest gebucht; dafür gibt es kein Widerrufsrecht (§ 312g Abs. 2 Nr. 9 BGB).',
    excluded_service_done:
      'Die Leistung ist vollständig erbracht. Sie hatten den Beginn vor dem Ende der Frist verlangt und bestätigt, dass Ihr Widerrufsrecht damit erlischt (§ 356 Abs. 4 BGB).',
  } satisfies Record<Answer, string>,
  loss: {
    subject: (number: string) => `Ihr Widerruf ${number}: Wertverlust`,
    title: 'Der Betrieb zieht einen Wertverlust ab',
    lead: (producer: string, amount: string) =>
      `${producer} hat Ihre Ware bekommen und zieht ${amount} ab, weil sie an Wert verloren hat. Den Rest erstatten wir jetzt.`,
    workSubject: (number: string) => `Ihr Widerruf ${number}: schon erbrachte Leistung`,
    workTitle: 'Ein Teil der Leistung war schon erbracht',
    workLead: (producer: string, amount: string) =>
      `${producer} zieht ${amount} ab: So viel vom Preis entspricht dem, was auf Ihren Wunsch schon erbracht war. Den Rest erstatten wir jetzt.`,
    workDone: (percent: string) => `${percent} % erbracht`,
    reason: 'Begründung',
    dispute:
      'Sehen Sie das anders? Widersprechen Sie auf der Bestellseite; dann entscheidet die Geschäftsstelle.',
    decidedSubject: (number: string) => `Ihr Widerruf ${number}: Entscheidung`,
    decidedTitle: 'Wir haben über den Wertverlust entschieden',
    dropped: 'Sie bekommen den abgezogenen Betrag zurück.',
    confirmed:
      'Der Abzug bleibt ganz oder zum Teil bestehen. Die Einzelheiten stehen auf der Bestellseite.',
  },
  problem: {
    subject: (number: string) => `Ihre Meldung zur Bestellung ${number}`,
    received: 'Ihre Meldung ist da',
    receivedLead: (producer: string, due: string) =>
      `${producer} antwortet Ihnen bis ${due}. Danach entscheidet die Geschäftsstelle. Für die Rücksendung mangelhafter Ware zahlen Sie kein Porto.`,
    news: {
      refund_granted: 'Sie bekommen Ihr Geld zurück',
      refund_agreed: 'Der Betrieb ist mit einer Erstattung einverstanden',
      replacement_promised: 'Sie bekommen Ersatz',
      replacement_sent: 'Der Ersatz ist unterwegs',
      asked: 'Der Betrieb hat eine Frage',
      declined: 'Wir können Ihre Meldung nicht anerkennen',
      overdue: 'Die Geschäftsstelle entscheidet jetzt',
      escalated: 'Die Geschäftsstelle entscheidet jetzt',
    } as Record<string, string>,
    article: 'Artikel',
    wish: 'Ihr Wunsch',
    wishes: { refund: 'Geld zurück', replacement: 'Ersatz' } satisfies Record<
      ProblemView['wish'],
      string
    >,
    words: 'Nachricht',
  },
};

const EN: typeof DE = {
  footer: (brand) => `This e-mail belongs to your contract at ${brand}.`,
  order: 'View your order',
  receipt: {
    subject: (number) => `Your withdrawal ${number} was received`,
    title: 'Your withdrawal was received',
    lead: 'We confirm the receipt of your declaration with its content, date and time. This e-mail does not say yet whether the withdrawal is effective.',
    passedOn:
      'We pass your withdrawal on to each producer concerned. What applies to each article we write in an e-mail of its own.',
    toStaff:
      'We are now looking for the order that you mean. This receipt counts for the period, not the day on which we find it.',
    content: 'Content of your declaration',
    hash: 'Checksum (SHA-256)',
    attached: 'The confirmation is attached as PDF. Please keep it.',
    show: 'View the confirmation',
  },
  answer: {
    subject: (number) => `Your withdrawal ${number}: what happens next`,
    title: 'What happens next with your withdrawal',
    send: (address, sendBy) =>
      `Please send the goods by ${sendBy} to: ${address}. You bear the cost of returning them as far as the producer does not.`,
    sent: (due) =>
      `You get your money by ${due} at the latest, by the means with which you paid. The producer may wait until the goods are there or you prove that they are on their way. Tell us on the order page when you sent them.`,
    nothing: (due) =>
      `You need not send anything back. You get your money by ${due} at the latest, by the means with which you paid.`,
    begun: (producer) =>
      `${producer} had already started at your express request. For the part of the service that was done until your withdrawal you pay that part of the price (section 357a(2) BGB). We write to you how much that is; you can object.`,
    complain:
      'Are the goods defective or damaged? Then report the problem on the order page; that has nothing to do with the withdrawal and costs you no postage.',
  },
  answers: {
    accepted: 'withdrawn',
    late: 'The period for withdrawal was over.',
    nothing_left: 'This article was withdrawn or refunded before.',
    excluded_custom_made:
      'The article was made to your wishes; there is no right of withdrawal (section 312g(2) no. 1 BGB).',
    excluded_perishable:
      'The article spoils quickly; there is no right of withdrawal (section 312g(2) no. 2 BGB).',
    excluded_dated_leisure:
      'The date is firmly booked; there is no right of withdrawal (section 312g(2) no. 9 BGB).',
    excluded_service_done:
      'The service was done completely. You had asked for it to start before the period ended and confirmed that your right of withdrawal then lapses (section 356(4) BGB).',
  },
  loss: {
    subject: (number) => `Your withdrawal ${number}: loss in value`,
    title: 'The producer takes a loss in value off',
    lead: (producer, amount) =>
      `${producer} has received your goods and takes ${amount} off, because they have lost value. We refund the rest now.`,
    workSubject: (number) => `Your withdrawal ${number}: work already done`,
    workTitle: 'Part of the service was already done',
    workLead: (producer, amount) =>
      `${producer} takes ${amount} off: that part of the price is for what was already done at your request. We refund the rest now.`,
    workDone: (percent) => `${percent}% done`,
    reason: 'Reason',
    dispute: 'Do you see it differently? Object on the order page; then the office decides.',
    decidedSubject: (number) => `Your withdrawal ${number}: decision`,
    decidedTitle: 'We have decided about the loss in value',
    dropped: 'You get back what was taken off.',
    confirmed: 'The deduction stands wholly or in part. You find the details on the order page.',
  },
  problem: {
    subject: (number) => `Your report about order ${number}`,
    received: 'We have your report',
    receivedLead: (producer, due) =>
      `${producer} answers you by ${due}. After that the office decides. You pay no postage for returning defective goods.`,
    news: {
      refund_granted: 'You get your money back',
      refund_agreed: 'The producer agrees to a refund',
      replacement_promised: 'You get a replacement',
      replacement_sent: 'The replacement is on its way',
      asked: 'The producer has a question',
      declined: 'We cannot accept your report',
      overdue: 'The office decides now',
      escalated: 'The office decides now',
    },
    article: 'Article',
    wish: 'Your wish',
    wishes: { refund: 'money back', replacement: 'a replacement' },
    words: 'Message',
  },
};

export const CASE_TEXTS = { de: DE, en: EN } as const;
