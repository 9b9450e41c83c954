const DE = {
  address: 'Adresse',
  reasons: 'Begründung',
  facts: 'Tatsachen, auf die wir uns stützen',
  automationLabel: 'Programme beteiligt',
  automation: {
    none: 'Nein. Gefunden und entschieden hat ein Mensch.',
    found: 'Ein Programm hat den Inhalt gefunden; entschieden hat ein Mensch.',
    decided: 'Ein Programm hat entschieden.',
  },
  remediesTitle: 'Wenn Sie das anders sehen',
  remedies: {
    complaint:
      'Antworten Sie auf diese E-Mail oder rufen Sie uns an. Eine andere Person prüft die Entscheidung dann noch einmal, ohne Kosten.',
    court: 'Sie können die Entscheidung von einem Gericht prüfen lassen.',
    mediation:
      'Sie können sich an eine zugelassene außergerichtliche Streitbeilegungsstelle (Art. 21 der Verordnung (EU) 2022/2065) wenden; die Liste führt die Europäische Kommission.',
  },
  receipt: {
    subject: (number: string) => `Ihre Meldung ${number} ist eingegangen`,
    thanks:
      'Danke für Ihre Meldung. Ein Mensch sieht sie sich an, sorgfältig und ohne Willkür, und Sie bekommen die Entscheidung mit ihren Gründen per E-Mail.',
    yourWords: 'Ihre Begründung',
    next: 'Wer den Inhalt eingestellt hat, erfährt Ihren Namen nicht von uns, außer er ist für die Prüfung unverzichtbar.',
    footer: (brand: string) =>
      `Sie bekommen diese E-Mail, weil Sie ${brand} einen Inhalt gemeldet haben.`,
  },
  decision: {
    subject: (number: string) => `Entscheidung über Ihre Meldung ${number}`,
    outcome: {
      hide_review: 'Wir haben die gemeldete Bewertung ausgeblendet.',
      pause_product: 'Wir haben das gemeldete Angebot aus dem Laden genommen.',
      none: 'Wir haben den Inhalt geprüft und lassen ihn stehen.',
    },
  },
  statement: {
    subject: {
      hide_review: (number: string) => `Ihre Bewertung wurde ausgeblendet (${number})`,
      pause_product: (number: string) => `Ihr Angebot wurde aus dem Laden genommen (${number})`,
      none: (number: string) => `Entscheidung ${number}`,
    },
    what: {
      hide_review:
        'Wir haben Ihre Bewertung ausgeblendet. Sie wird nicht mehr gezeigt und nicht mehr mitgezählt. Dies ist die Begründung nach Art. 17 der Verordnung (EU) 2022/2065.',
      pause_product:
        'Wir haben Ihr Angebot aus dem Laden genommen. Es kann nicht mehr bestellt werden; offene Bestellungen bleiben davon unberührt. Dies ist die Begründung nach Art. 17 der Verordnung (EU) 2022/2065 und Art. 4 der Verordnung (EU) 2019/1150.',
      none: 'Wir haben nichts eingeschränkt.',
    },
    content: 'Der Inhalt',
    territory: 'Wo das gilt',
    duration: 'Wie lange das gilt',
    causeLabel: 'Anlass',
    cause: {
      notice: 'eine Meldung (Art. 16 der Verordnung (EU) 2022/2065)',
      authority_order: 'die Anordnung einer Behörde',
      safety_notice: 'eine Sicherheitsmeldung (Art. 22 der Verordnung (EU) 2023/988)',
    },
    groundLabel: 'Grund',
    ground: {
      illegal: 'Wir halten den Inhalt für rechtswidrig.',
      terms: 'Der Inhalt verstößt gegen unsere AGB.',
      none: 'keiner',
    },
    footer: (brand: string) => `Diese E-Mail gehört zu einem Inhalt von Ihnen bei ${brand}.`,
  },
  lifted: {
    subject: (number: string) => `Einschränkung aufgehoben (${number})`,
    what: 'Wir haben unsere Entscheidung zurückgenommen. Ihr Inhalt ist wieder da, wie er vorher war.',
  },
  message: {
    subject: (brand: string) => `Ihre Nachricht an ${brand} ist angekommen`,
    thanks: (name: string) =>
      `Guten Tag ${name}, danke für Ihre Nachricht. Ein Mensch liest sie und antwortet Ihnen, in der Regel innerhalb von zwei Arbeitstagen.`,
    yourWords: 'Ihre Nachricht',
    footer: (brand: string) => `Sie bekommen diese E-Mail, weil Sie ${brand} geschrieben haben.`,
  },
};

type NoticeTexts = typeof DE;

const EN: NoticeTexts = {
  address: 'Address',
  reasons: 'Reasons',
  facts: 'Facts that we rely on',
  automationLabel: 'Automated means',
  automation: {
    none: 'None. A person found and decided it.',
    found: 'A program found the content; a person decided.',
    decided: 'A program decided.',
  },
  remediesTitle: 'If you disagree',
  remedies: {
    complaint:
      'Answer this e-mail or call us. Another person will then look at the decision again, free of charge.',
    court: 'You can have the decision reviewed by a court.',
    mediation:
      'You can turn to a certified out-of-court dispute settlement body (Art. 21 of Regulation (EU) 2022/2065); the European Commission keeps the list.',
  },
  receipt: {
    subject: (number) => `We have received your notice ${number}`,
    thanks:
      'Thank you for your notice. A person looks at it, carefully and without arbitrariness, and you will get the decision with its reasons by e-mail.',
    yourWords: 'Your explanation',
    next: 'We do not tell your name to whoever put up the content, unless the matter cannot be examined without it.',
    footer: (brand) => `You receive this e-mail because you notified ${brand} of content.`,
  },
  decision: {
    subject: (number) => `Decision on your notice ${number}`,
    outcome: {
      hide_review: 'We have hidden the review.',
      pause_product: 'We have taken the offer out of the shop.',
      none: 'We have examined the content and leave it as it is.',
    },
  },
  statement: {
    subject: {
      hide_review: (number) => `Your review was hidden (${number})`,
      pause_product: (number) => `Your offer was taken out of the shop (${number})`,
      none: (number) => `Decision ${number}`,
    },
    what: {
      hide_review:
        'We have hidden your review. It is no longer shown and no longer counted. This is the statement of reasons under Art. 17 of Regulation (EU) 2022/2065.',
      pause_product:
        'We have taken your offer out of the shop. It can no longer be ordered; open orders are not affected. This is the statement of reasons under Art. 17 of Regulation (EU) 2022/2065 and Art. 4 of Regulation (EU) 2019/1150.',
      none: 'We have restricted nothing.',
    },
    content: 'The content',
    territory: 'Where this applies',
    duration: 'For how long this applies',
    causeLabel: 'Cause',
    cause: {
      notice: 'a notice (Art. 16 of Regulation (EU) 2022/2065)',
      authority_order: 'an order of an authority',
      safety_notice: 'a safety notice (Art. 22 of Regulation (EU) 2023/988)',
    },
    groundLabel: 'Ground',
    ground: {
      illegal: 'We consider the content illegal.',
      terms: 'The content is against our terms.',
      none: 'none',
    },
    footer: (brand) => `This e-mail belongs to content of yours at ${brand}.`,
  },
  lifted: {
    subject: (number) => `Restriction lifted (${number})`,
    what: 'We have undone our decision. Your content is back as it was.',
  },
  message: {
    subject: (brand) => `Your message to ${brand} has arrived`,
    thanks: (name) =>
      `Hello ${name}, thank you for your message. A person reads it and answers you, usually within two working days.`,
    yourWords: 'Your message',
    footer: (brand) => `You receive this e-mail because you wrote to ${brand}.`,
  },
};

const TEXTS = { de: DE, en: EN };

/** The words of mails about notices, decisions and messages. */
export const noticeTexts = (language: 'de' | 'en'): NoticeTexts => TEXTS[language];
