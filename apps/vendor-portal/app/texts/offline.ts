import type { CommandKind, QuestionCode } from '@markthalle/contracts/device-commands';

type Details = Readonly<Record<string, string | number>>;

const entries = (count: number) => (count === 1 ? '1 Eingabe' : `${count} Eingaben`);
const wait = (count: number) => (count === 1 ? 'wartet' : 'warten');

/** What the portal says about a bad line and about what lies on the phone. */
export const offlineTexts = {
  strip: {
    offline: 'Gerade kein Netz. Alles ist auf diesem Telefon gespeichert.',
    kept: (time: string) => `Stand ${time}.`,
    waiting: (count: number) => `${entries(count)} ${wait(count)} auf Netz.`,
    sending: (count: number) =>
      count === 1 ? '1 Eingabe wird gesendet …' : `${entries(count)} werden gesendet …`,
    sent: 'Alles gesendet.',
    questions: (count: number) =>
      count === 1 ? 'Eine Frage wartet auf Ihre Antwort.' : `${count} Fragen warten auf Sie.`,
    refused: (count: number) =>
      count === 1
        ? '1 Eingabe konnte nicht gesendet werden.'
        : `${entries(count)} konnten nicht gesendet werden.`,
    signedOut: (count: number) =>
      `${entries(count)} ${wait(count)} auf diesem Telefon. Bitte melden Sie sich an, dann wird gesendet.`,
    storageFull:
      'Der Speicher dieses Telefons ist voll und es ist kein Netz da. Ihre Eingabe steht noch auf dieser Seite. Bitte machen Sie Platz oder versuchen Sie es mit Netz noch einmal.',
    show: 'Ansehen',
    signIn: 'Anmelden',
  },
  states: {
    stored: 'Gespeichert',
    waiting: 'Gespeichert, wartet auf Netz',
    sent: 'Gesendet',
    refused: 'Nicht gesendet',
    question: 'Eine Frage dazu',
  },
  kinds: {
    'draft.saved': 'Zwischenstand',
    'message.sent': 'Nachricht',
    'order.ready': 'Gepackt',
    'product.paused': 'Im Laden an oder aus',
    'stock.corrected': 'Bestand geändert',
    'stock.counted': 'Gezählt',
    'stock.received': 'Dazugekommen',
    'stock.sold': 'Im Hofladen verkauft',
    'order.confirmed': 'Angenommen',
    'order.handed-over': 'Übergeben',
    'order.shortage': 'Fehlmenge',
    'order.weighed': 'Gewogen',
    'packing.ticked': 'Häkchen',
    'packing.batch-noted': 'Charge und Datum',
    'trip.counted': 'Kisten',
  } as Readonly<Partial<Record<CommandKind, string>>>,
  questions: {
    'order-changed-meanwhile': ({ pieces }: Details) =>
      `Die Bestellung hat sich geändert, nachdem Sie sie gesehen haben. Jetzt sind es ${pieces} Stück. Was gilt?`,
  } satisfies Record<QuestionCode, (details: Details) => string>,
  choices: {
    'packed-as-it-is-now': 'Sie ist so gepackt, wie sie jetzt ist',
    'not-packed-yet': 'Noch nicht gepackt',
  } as Readonly<Record<string, string>>,
};
