import type { ProblemView, WithdrawalPartView } from '@markthalle/contracts/case-views';
import type { Tone } from '@markthalle/ui/components/tag';

type Look = { readonly label: string; readonly tone: Tone };

export const caseTexts = {
  title: 'Rückgaben',
  more: 'Rückgaben und Probleme',
  empty: 'Gerade gibt es keine Rückgaben und keine gemeldeten Probleme.',
  problems: 'Gemeldete Probleme',
  withdrawals: 'Widerrufe',
  notice: (n: number) =>
    n === 1 ? 'Eine Rückgabe wartet auf Sie.' : `${n} Rückgaben warten auf Sie.`,
  show: 'Zu den Rückgaben',
  until: (at: string) => `Antwort bis ${at}`,
  overdue: 'überfällig',
  page: (number: string) => `Problem mit ${number}`,
  kinds: {
    damaged: 'Beschädigt angekommen',
    defective: 'Mangelhaft oder verdorben',
    wrong_item: 'Falscher Artikel',
    missing: 'Fehlte in der Lieferung',
    not_arrived: 'Nichts angekommen',
    other: 'Etwas anderes',
  } satisfies Record<ProblemView['kind'], string>,
  facts: {
    article: 'Artikel',
    value: 'Wert',
    wish: 'Wunsch',
    reported: 'Gemeldet',
    refund: 'Erstattet',
  },
  wishes: { refund: 'Geld zurück', replacement: 'Ersatz' },
  history: 'Verlauf',
  steps: {
    reported: 'Problem gemeldet',
    answered: 'Antwort auf Ihre Frage',
    escalated: 'Die Geschäftsstelle soll entscheiden',
    asked: 'Ihre Rückfrage',
    replacement_promised: 'Ersatz zugesagt',
    replacement_sent: 'Ersatz abgeschickt',
    refund_granted: 'Erstattung zugesagt',
    refund_agreed: 'Sie sind einverstanden; die Geschäftsstelle entscheidet, wer es trägt',
    declined: 'Abgelehnt',
    overdue: 'Keine Antwort in 48 Stunden, jetzt entscheidet die Geschäftsstelle',
  } as Readonly<Record<string, string>>,
  photo: (n: number) => `Foto ${n}`,
  answer: 'Ihre Antwort',
  answerHint:
    'Erstatten gibt das Geld sofort zurück, auf Ihre Kosten. Hat der Versender oder die Genossenschaft den Schaden verursacht, entscheidet die Geschäftsstelle, wer es trägt.',
  words: 'Nachricht',
  wordsHint: 'Bei einer Rückfrage nötig, sonst freiwillig.',
  refund: 'Erstatten',
  replacement: 'Ersatz',
  question: 'Rückfrage',
  replacementSent: 'Ersatz ist verschickt',
  withdrawalPage: (number: string) => `Widerruf ${number}`,
  withdrawalFacts: {
    received: 'Erklärt am',
    due: 'Geld spätestens zurück am',
    sent: 'Abgeschickt am',
    tracking: 'Sendungs\u00adnummer',
    refund: 'Erstattet',
  },
  nothingBack: 'Hier kommt nichts zurück. Das Geld geht von selbst zurück.',
  answers: {
    accepted: 'widerrufen',
    late: 'zu spät',
    nothing_left: 'schon erstattet',
    excluded_custom_made: 'angefertigt, kein Widerrufsrecht',
    excluded_perishable: 'verderblich, kein Widerrufsrecht',
    excluded_dated_leisure: 'fester Termin, kein Widerrufsrecht',
    excluded_service_done: 'vollständig erbracht, Widerrufsrecht erloschen',
  } satisfies Record<WithdrawalPartView['lines'][number]['answer'], string>,
  workTitle: 'Wie viel war schon erbracht?',
  workHint:
    'Sie hatten begonnen, weil die Kundschaft es verlangt hatte. Geben Sie an, welcher Teil der Leistung bis zum Widerruf erbracht war: So viel vom Preis behalten Sie, den Rest erstatten wir (§ 357a Abs. 2 BGB).',
  noWorkNotice:
    'Bezahlt wird hier nichts: Es ist nicht bewiesen, dass die Belehrung angekommen ist (§ 357a Abs. 2 Nr. 2 BGB). Der ganze Preis geht zurück.',
  workOf: (name: string) => `Erbracht von ${name}`,
  workLineHint: (price: string) => `0 bis 100; 100 Prozent sind ${price}`,
  workReasonHint: 'Was haben Sie bis zum Widerruf getan? Die Kundschaft liest es.',
  workConfirm: 'Anteil melden, Rest erstatten',
  workWaive: 'Ich verlange nichts dafür',
  workWaiveHint: 'Dann geht der ganze Preis sofort zurück.',
  workWaiveButton: 'Auf den Anteil verzichten',
  workTaken: (cents: string) => `Sie behalten ${cents} für das, was schon erbracht war.`,
  badPercent: 'Bitte schreiben Sie eine Zahl von 0 bis 100.',
  goodsBack: 'Die Ware ist da',
  goodsBackHint:
    'Mit Ihrer Bestätigung wird das Geld erstattet. Hat die Ware durch mehr als Prüfen an Wert verloren, tragen Sie den Verlust je Artikel ein und begründen ihn.',
  noNotice:
    'Ein Wertverlust zählt hier nicht: Es ist nicht bewiesen, dass die Belehrung angekommen ist (§ 357a Abs. 1 Nr. 2 BGB).',
  lossOf: (name: string) => `Wertverlust bei ${name}`,
  lossHint: (price: string) => `Höchstens der Preis von ${price}; leer: kein Verlust`,
  reason: 'Begründung',
  reasonHint: 'Nötig, sobald Sie einen Wertverlust eintragen. Die Kundschaft liest sie.',
  reasonWithoutLoss:
    'Bitte tragen Sie auch den Wertverlust ein. Ohne ihn geht der ganze Preis zurück; dann lassen Sie die Begründung bitte leer.',
  addPhoto: 'Foto',
  optional: '(freiwillig)',
  photoHint: 'JPG, PNG oder WebP, höchstens 8 MB',
  photoKept: 'Ein Foto ist hinzugefügt. Ein anderes ersetzt es.',
  confirm: 'Ware ist da, Geld erstatten',
  waive: 'Ich möchte die Ware nicht zurück',
  waiveHint: 'Das Geld geht dann sofort zurück, und niemand muss etwas verschicken.',
  waiveButton: 'Auf die Ware verzichten',
  loss: (cents: string) => `Sie haben ${cents} Wertverlust abgezogen.`,
  badMoney: 'Bitte schreiben Sie einen Betrag wie 12,00.',
};

export const PROBLEM_LOOKS: Readonly<Record<ProblemView['state'], Look>> = {
  waiting_producer: { label: 'Wartet auf Sie', tone: 'warn' },
  waiting_buyer: { label: 'Rückfrage gestellt', tone: 'info' },
  waiting_staff: { label: 'Bei der Geschäftsstelle', tone: 'info' },
  replacing: { label: 'Ersatz schicken', tone: 'warn' },
  refunded: { label: 'Erstattet', tone: 'good' },
  replaced: { label: 'Ersetzt', tone: 'good' },
  declined: { label: 'Abgelehnt', tone: 'plain' },
};

export const WITHDRAWAL_LOOKS: Readonly<Record<WithdrawalPartView['state'], Look>> = {
  hold: { label: 'Ware kommt zurück', tone: 'warn' },
  due: { label: 'Erstattung steht an', tone: 'info' },
  refunded: { label: 'Erstattet', tone: 'good' },
  refused: { label: 'Kein Widerrufsrecht', tone: 'plain' },
};
