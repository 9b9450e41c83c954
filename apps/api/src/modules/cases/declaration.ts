import { createHash } from 'node:crypto';
import type { Cooperative } from '../documents/cooperative-data.ts';
import type { NamedLine } from './withdrawals.store.ts';

export interface Declaration {
  readonly number: string;
  readonly language: 'de' | 'en';
  readonly receivedAt: Date;
  readonly name: string;
  readonly orderReference: string;
  readonly email: string;
  readonly lines: readonly NamedLine[];
}

const WORDS = {
  de: {
    title: 'Eingangsbestätigung Ihres Widerrufs',
    number: 'Nummer',
    received: 'Eingegangen am',
    name: 'Name',
    order: 'Bestellung oder Ware',
    email: 'E-Mail für diese Bestätigung',
    lines: 'Widerrufene Artikel',
    whole: 'der gesamte Vertrag',
    declaration: 'Erklärung',
    sentence: 'Hiermit widerrufe ich den genannten Vertrag.',
    hash: 'Prüfsumme (SHA-256) der Erklärung',
    intro: [
      'wir haben Ihre Erklärung erhalten. Dieses Blatt bestätigt den Eingang mit Inhalt, Datum und Uhrzeit.',
      'Es sagt noch nicht, ob der Widerruf wirksam ist. Wir geben ihn an jeden betroffenen Betrieb weiter und melden uns zu jedem Artikel.',
    ],
    note: 'Bitte bewahren Sie diese Bestätigung auf.',
    clock: 'Uhr (Europe/Berlin)',
    content: 'Inhalt Ihrer Erklärung',
  },
  en: {
    title: 'Confirmation that your withdrawal was received',
    number: 'Number',
    received: 'Received on',
    name: 'Name',
    order: 'Order or goods',
    email: 'E-mail for this confirmation',
    lines: 'Articles withdrawn from',
    whole: 'the whole contract',
    declaration: 'Declaration',
    sentence: 'I hereby withdraw from the contract named above.',
    hash: 'Checksum (SHA-256) of the declaration',
    intro: [
      'we have received your declaration. This paper confirms its receipt with content, date and time.',
      'It does not say yet whether the withdrawal is effective. We pass it on to each producer concerned and write to you about each article.',
    ],
    note: 'Please keep this confirmation.',
    clock: '(Europe/Berlin)',
    content: 'Content of your declaration',
  },
} as const;

/** Date and time to the second, as German law wants them on the receipt (§ 356a(4) BGB). */
function secondOf(at: Date, language: 'de' | 'en'): string {
  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  const options = { timeZone: 'Europe/Berlin' } as const;
  const day = at.toLocaleDateString(locale, { ...options, dateStyle: 'long' });
  const time = at.toLocaleTimeString(locale, { ...options, timeStyle: 'medium', hour12: false });
  return `${day}, ${time} ${WORDS[language].clock}`;
}

function rowsOf(declaration: Declaration): [label: string, value: string][] {
  const words = WORDS[declaration.language];
  const lines = declaration.lines.map(({ quantity, name }) => `${quantity} × ${name}`);
  return [
    [words.number, declaration.number],
    [words.received, secondOf(declaration.receivedAt, declaration.language)],
    [words.name, declaration.name],
    [words.order, declaration.orderReference],
    [words.email, declaration.email],
    [words.lines, lines.length === 0 ? words.whole : lines.join('; ')],
    [words.declaration, words.sentence],
  ];
}

/** The declaration as it is kept and hashed: one line per fact. */
export function contentOf(declaration: Declaration): { content: string; sha256: string } {
  const content = rowsOf(declaration)
    .map(([label, value]) => `${label}: ${value}`)
    .join('\n');
  return { content, sha256: createHash('sha256').update(content, 'utf8').digest('hex') };
}

/** Longer than this no cell of a paper may be. */
const MAX_CELL_CHARS = 480;

/** The receipt as PDF (durable medium). */
export async function drawReceipt(
  declaration: Declaration,
  contentSha256: string,
  cooperative: Cooperative,
): Promise<{ pdf: Uint8Array; sha256: string }> {
  const [{ renderPdf }, { addressLine, imprintOf }] = await Promise.all([
    import('@markthalle/documents/render-pdf'),
    import('@markthalle/documents/paper-party'),
  ]);
  const { language, receivedAt } = declaration;
  const words = WORDS[language];
  const rows = rowsOf(declaration).map(([label, value]) => [label, value.slice(0, MAX_CELL_CHARS)]);
  const pdf = await renderPdf(
    {
      language,
      title: words.title,
      number: declaration.number,
      senderLine: addressLine(cooperative),
      recipient: [declaration.name, declaration.email],
      facts: [
        { label: words.number, value: declaration.number },
        { label: words.received, value: secondOf(receivedAt, language) },
      ],
      intro: words.intro,
      tables: [
        {
          caption: words.content,
          columns: [
            { title: '', weight: 3, align: 'left' },
            { title: '', weight: 7, align: 'left' },
          ],
          rows,
          sums: [],
        },
      ],
      notes: [`${words.hash}: ${contentSha256}`, words.note],
      imprint: imprintOf(cooperative, language),
    },
    { madeAt: receivedAt },
  );
  return { pdf, sha256: createHash('sha256').update(pdf).digest('hex') };
}
