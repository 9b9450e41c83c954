import type { Paper, PaperColumn } from './paper.ts';

type Language = 'de' | 'en';

export interface DeliveryNoteLine {
  readonly name: string;
  /** Pack and size: `500 g`. */
  readonly unit: string;
  readonly pieces: number;
  /** Sold and paid, but not in this parcel. */
  readonly missing: number;
  /** What the scale said of goods by weight. */
  readonly grams: number | null;
  readonly batchNo: string | null;
  readonly goodUntil: { readonly kind: 'best_before' | 'use_by'; readonly on: string } | null;
}

/** What lies in a parcel; without prices: a gift may be opened by somebody else. */
export interface DeliveryNote {
  readonly language: Language;
  readonly number: string;
  readonly seller: {
    readonly name: string;
    readonly street: string;
    readonly place: string;
    readonly phone: string;
    readonly email: string;
  };
  readonly recipient: readonly string[];
  readonly handedOverOn: string;
  readonly way: string;
  readonly minAge: number | null;
  readonly lines: readonly DeliveryNoteLine[];
}

/** The delivery note of one part, ready to be drawn. */
export function deliveryNotePaper(note: DeliveryNote): Paper {
  const texts = TEXTS[note.language];
  const { seller } = note;
  const column = (title: string, weight: number): PaperColumn => ({ title, weight, align: 'left' });
  return {
    language: note.language,
    title: texts.title,
    number: note.number,
    senderLine: `${seller.name}, ${seller.street}, ${seller.place}`,
    recipient: note.recipient,
    facts: [
      { label: texts.order, value: note.number },
      { label: texts.day, value: dayWords(note.handedOverOn, note.language) },
      { label: texts.way, value: note.way },
    ],
    intro: [texts.intro],
    tables: [
      {
        caption: texts.content,
        columns: [
          column(texts.pieces, 1),
          column(texts.goods, 4.5),
          column(texts.batch, 1.8),
          column(texts.date, 2.4),
        ],
        rows: note.lines.map((line) => rowOf(line, note.language)),
        sums: [],
      },
    ],
    notes: [
      ...(note.minAge === null ? [] : [texts.age(note.minAge)]),
      ...(note.lines.some(({ missing }) => missing > 0) ? [texts.missingNote] : []),
      texts.keep,
    ],
    imprint: [seller.name, `${seller.street}, ${seller.place}`, `${seller.phone}, ${seller.email}`],
  };
}

function rowOf(line: DeliveryNoteLine, language: Language): string[] {
  const texts = TEXTS[language];
  const grams = line.grams === null ? [] : [texts.weighed(line.grams)];
  const missing = line.missing > 0 ? [texts.missing(line.missing)] : [];
  const name = [line.name, line.unit, ...grams, ...missing].filter(Boolean).join(', ');
  const until = line.goodUntil;
  const date = until === null ? '' : `${texts[until.kind]} ${dayWords(until.on, language)}`;
  return [`${line.pieces} ×`, name, line.batchNo ?? '', date];
}

/** `26.11.2026`, `26 Nov 2026`: a day has no zone. */
const dayWords = (on: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    timeZone: 'UTC',
    day: '2-digit',
    month: language === 'de' ? '2-digit' : 'short',
    year: 'numeric',
  }).format(new Date(`${on}T00:00:00Z`));

const kilograms = (grams: number, language: Language): string =>
  `${new Intl.NumberFormat(language, { minimumFractionDigits: 3 }).format(grams / 1000)} kg`;

const TEXTS = {
  de: {
    title: 'Lieferschein',
    order: 'Bestellung',
    day: 'Übergabe',
    way: 'Lieferart',
    intro: 'In diesem Paket liegt:',
    content: 'Inhalt',
    pieces: 'Anzahl',
    goods: 'Ware',
    batch: 'Charge',
    date: 'Haltbar',
    best_before: 'mindestens bis',
    use_by: 'zu verbrauchen bis',
    weighed: (grams: number) => `gewogen ${kilograms(grams, 'de')}`,
    missing: (pieces: number) => `${pieces} fehlt und wird erstattet`,
    missingNote: 'Was fehlt, bekommen Sie auf dem Weg zurück, auf dem Sie bezahlt haben.',
    age: (age: number) => `Abgabe nur an Personen ab ${age} Jahren, Ausweis zeigen lassen.`,
    keep: 'Dies ist keine Rechnung. Die Rechnung kommt per E-Mail.',
  },
  en: {
    title: 'Delivery note',
    order: 'Order',
    day: 'Handed over',
    way: 'Delivery',
    intro: 'In this parcel:',
    content: 'Content',
    pieces: 'Pieces',
    goods: 'Goods',
    batch: 'Batch',
    date: 'Keeps',
    best_before: 'best before',
    use_by: 'use by',
    weighed: (grams: number) => `weighed ${kilograms(grams, 'en')}`,
    missing: (pieces: number) => `${pieces} missing, will be refunded`,
    missingNote: 'What is missing is refunded by the means with which you paid.',
    age: (age: number) =>
      `To be given only to persons aged ${age} or over, check the identity card.`,
    keep: 'This is not an invoice. The invoice comes by e-mail.',
  },
} as const;
