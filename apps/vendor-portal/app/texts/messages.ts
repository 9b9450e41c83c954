import type { CallBackSpan } from '@markthalle/domain/callBack';

export const messageTexts = {
  title: 'Nachrichten',
  link: 'Nachrichten',
  lead: 'Fragen zu Bestellungen und Ihre Gespräche mit dem Büro.',
  empty: 'Noch hat niemand geschrieben.',
  emptyTip: 'Fragen von Käuferinnen und Käufern stehen dann hier, und Sie bekommen eine E-Mail.',
  toOffice: 'Dem Büro schreiben',
  office: 'Büro der Genossenschaft',
  order: (buyer: string, number: string) => `${buyer}, Bestellung ${number}`,
  unread: (count: number) => (count === 1 ? '1 neue' : `${count} neue`),
  settled: 'erledigt',
  showOrder: 'Bestellung ansehen',
  authors: {
    buyer: (buyer: string) => buyer,
    producer: 'Sie',
    staff: 'Büro',
  },
  answer: 'Ihre Antwort',
  answerHint: {
    order: 'Die Antwort kommt per E-Mail an. Ihre Adresse bleibt verborgen.',
    office: 'Das Büro liest mit und antwortet Ihnen hier.',
  },
  send: 'Senden',
  putAway: 'Keine Antwort nötig',
  wordsMissing: 'Bitte schreiben Sie ein paar Worte.',
  wordsTooLong: 'Das ist zu lang. Bitte kürzen Sie auf 2.000 Zeichen.',
  spans: {
    morning: 'Vormittag, 9 bis 12 Uhr',
    noon: 'Mittag, 12 bis 14 Uhr',
    afternoon: 'Nachmittag, 14 bis 17 Uhr',
  } satisfies Record<CallBackSpan, string>,
  callBack: (day: string, span: string) => `Rückruf gewünscht: ${day}, ${span}`,
};

/** The page with the telephone and short answers. */
export const helpTexts = {
  title: 'Hilfe',
  link: 'Hilfe',
  phone: 'Rufen Sie uns an',
  phoneText: 'Am schnellsten geht es am Telefon. Wir helfen auch beim ersten Produkt.',
  write: 'Schreiben oder Rückruf',
  words: 'Worum geht es?',
  callBackOn: 'Rückruf am',
  callBackHint: 'Leer lassen, wenn Ihnen eine Antwort hier genügt.',
  callBackSpan: 'Zeit',
  send: 'Abschicken',
  answers: 'Kurze Antworten',
  questions: [
    {
      question: 'Ich habe kein Netz. Geht etwas verloren?',
      answer:
        'Nein. Was Sie eingeben, liegt auf Ihrem Telefon und wird gesendet, sobald Netz da ist. Unter „Auf diesem Telefon“ sehen Sie, was noch wartet.',
      href: '/entwuerfe',
      label: 'Auf diesem Telefon',
    },
    {
      question: 'Mir fehlt etwas in einer Bestellung. Was tun?',
      answer:
        'Öffnen Sie die Packliste und melden Sie bei der Ware, wie viel fehlt. Wer bestellt hat, bekommt Bescheid und das Geld zurück.',
      href: '/bestellungen',
      label: 'Bestellungen',
    },
    {
      question: 'Wann kommt mein Geld?',
      answer: 'Unter „Geld“ steht jeder Betrag mit dem Tag, an dem er kommt, und mit dem Grund.',
      href: '/geld',
      label: 'Geld',
    },
    {
      question: 'Wie mache ich Ferien?',
      answer:
        'Tragen Sie die Tage ein. Der Markt rechnet Ihre Liefertage drum herum und zeigt Ihnen offene Bestellungen.',
      href: '/hof/ferien',
      label: 'Ferien',
    },
    {
      question: 'Was fehlt noch, damit ich verkaufen kann?',
      answer: 'Die Liste „Ihr Start“ zeigt alle acht Aufgaben und welche schon fertig sind.',
      href: '/start',
      label: 'Ihr Start',
    },
  ],
};
