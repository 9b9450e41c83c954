/** German words around the versioned legal texts and of the help page. */
export const legalDe = {
  legal: {
    sample: 'Mustertext: Der Betreiber ersetzt ihn vor dem Start durch seinen eigenen.',
    version: (version: number, day: string) => `Fassung ${version}, gültig ab ${day}.`,
    hash: (hash: string) => `Prüfsumme (SHA-256): ${hash}`,
    orderTitle: (number: string) => `Vertragstexte zur Bestellung ${number}`,
    orderLead:
      'Diese Fassungen galten, als Sie bestellt haben. Spätere Änderungen gelten für diese Bestellung nicht. Sie können die Seite speichern und drucken.',
    toOrder: 'Zur Bestellung',
    descriptions: {
      legalNotice: 'Wer diesen Markt betreibt.',
      privacy: 'Welche Daten der Markt braucht, wofür und wie lange.',
      terms: 'Wie der Vertrag zustande kommt und was für ihn gilt.',
      withdrawalPolicy: 'Ihr Recht, den Vertrag binnen 14 Tagen zu widerrufen.',
      contractSteps: 'Die Schritte bis zum Vertrag, Speicherung, Sprachen und Berichtigung.',
      guaranteeNotice: 'Ihre Rechte bei mangelhafter Ware.',
      reviewCheck: 'Ob und wie wir prüfen, dass Bewertungen von Käuferinnen und Käufern stammen.',
      accessibility: 'Wie zugänglich dieser Markt ist und wo Sie Hilfe bekommen.',
      shipping: 'Wie Ihre Bestellung zu Ihnen kommt und womit Sie zahlen.',
    },
    contractSteps: 'So kommt der Vertrag zustande',
  },
  help: {
    title: 'Hilfe',
    description:
      'Antworten zu Bestellung, Lieferung, Zahlung und Rückgabe, und wie Sie uns erreichen.',
    call: 'Am schnellsten geht es am Telefon:',
    write: 'Oder schreiben Sie uns:',
    phoneOrders: 'Wir nehmen auch Bestellungen am Telefon auf.',
    more: 'Mehr dazu',
    topics: [
      {
        heading: 'Ich finde meine Bestellung nicht',
        text: 'Der Link steht in der E-Mail, die sofort nach dem Bestellen kommt. Sehen Sie auch im Spam-Ordner nach. Ein Konto brauchen Sie dafür nicht.',
        link: null,
      },
      {
        heading: 'Ich habe noch nicht bezahlt',
        text: 'Ihre Artikel bleiben zurückgelegt. In der E-Mail zum Eingang Ihrer Bestellung steht der Link zum Bezahlen. Danach prüfen wir neu, ob noch alles da ist.',
        link: null,
      },
      {
        heading: 'Wann kommt meine Bestellung?',
        text: 'Tag und Lieferart stehen auf der Seite Ihrer Bestellung, für jeden Betrieb einzeln.',
        link: 'shipping',
      },
      {
        heading: 'Etwas fehlt oder ist kaputt',
        text: 'Öffnen Sie Ihre Bestellung und wählen Sie „Problem melden“, am besten mit Foto. Ein Mangel kostet Sie kein Porto.',
        link: null,
      },
      {
        heading: 'Ich möchte widerrufen',
        text: '„Vertrag widerrufen“ steht am Ende jeder Seite. Sie brauchen keine Anmeldung und keinen Grund.',
        link: 'withdrawal',
      },
      {
        heading: 'Wer verkauft mir die Ware?',
        text: 'Jeder Betrieb verkauft selbst. Mit jedem schließen Sie einen eigenen Vertrag; bezahlt wird einmal.',
        link: 'contractSteps',
      },
      {
        heading: 'Warum wird nach dem Alter gefragt?',
        text: 'Im Korb ist Alkohol. Wir verkaufen ihn nur an Erwachsene; bei der Übergabe wird der Ausweis noch einmal angesehen.',
        link: null,
      },
    ] as readonly HelpTopic[],
  },
};

export type HelpTopic = {
  readonly heading: string;
  readonly text: string;
  readonly link: 'shipping' | 'withdrawal' | 'contractSteps' | null;
};

export type LegalTexts = typeof legalDe;
