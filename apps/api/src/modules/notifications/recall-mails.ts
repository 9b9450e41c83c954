import type { RecallToMail } from '../recalls/recalls.facade.ts';
import type { MailModel } from './mail-model.ts';

export interface RecallMail extends Pick<RecallToMail, 'words' | 'lines'> {
  readonly language: 'de' | 'en';
  readonly brandName: string;
  readonly number: string;
  readonly orderUrl: string;
}

/** A warning and nothing beside it: no greeting, no offer (Art. 35, 36 Regulation (EU) 2023/988). */
export function recallMail(input: RecallMail): MailModel {
  const { language, brandName, words, lines, number, orderUrl } = input;
  const texts = TEXTS[language];
  return {
    language,
    brandName,
    subject: words.title,
    blocks: [
      { kind: 'title', text: words.title },
      { kind: 'paragraph', text: texts.bought(number) },
      {
        kind: 'facts',
        rows: lines.map(({ name, quantity }) => ({ label: `${quantity} ×`, value: name })),
      },
      ...words.paragraphs.map((text) => ({ kind: 'paragraph' as const, text })),
      { kind: 'button', label: texts.button, url: orderUrl },
    ],
    footer: texts.footer(brandName),
  };
}

const TEXTS = {
  de: {
    bought: (number: string) => `Sie haben diese Ware mit der Bestellung ${number} gekauft:`,
    button: 'Geld zurück',
    footer: (brand: string) =>
      `Sie bekommen diese Warnung, weil Sie die Ware über ${brand} gekauft haben. Haben Sie sie verschenkt? Bitte sagen Sie es weiter.`,
  },
  en: {
    bought: (number: string) => `You bought these goods with order ${number}:`,
    button: 'Get your money back',
    footer: (brand: string) =>
      `You receive this warning because you bought the goods at ${brand}. Did you give them away? Please pass it on.`,
  },
} as const;
