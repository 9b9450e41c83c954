import type { RecallWords } from '@markthalle/contracts/recalls';
import type { RecallAdvice, RecallDanger } from '@markthalle/domain/recall';
import type { RecallText } from './recalled-goods.ts';

type Language = 'de' | 'en';

/**
 * What people read about a recall: in the mail, on the page of their order and on the public one.
 * It says plainly what is wrong and what to do, and plays nothing down (Art. 36(2), (3) Regulation
 * (EU) 2023/988).
 */
export function recallWords(recall: RecallText, language: Language): RecallWords {
  const texts = TEXTS[language];
  const { producerName, productName, danger, advice } = recall;
  return {
    title: texts.title(productName[language], producerName),
    paragraphs: [
      texts.goods(goodsOf(recall, language)),
      texts.dangers[danger],
      ...linesOf(detailsOf(recall, language)),
      `${texts.stop} ${texts.advice[advice]}`,
      ...(ILL.has(danger) ? [texts.ill] : []),
      texts.money,
    ],
  };
}

const ILL: ReadonlySet<RecallDanger> = new Set([
  'allergen',
  'germs',
  'foreign_body',
  'substance',
  'wrong_label',
]);

/** What was typed in lines stands in paragraphs. */
const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

function detailsOf({ details, detailsEn }: RecallText, language: Language): string {
  if (language === 'de') return details;
  return detailsEn === '' ? TEXTS.en.inGerman(details) : detailsEn;
}

function goodsOf({ batchNo, goodUntilOn, fromOn, untilOn }: RecallText, language: Language) {
  const texts = TEXTS[language];
  const day = (on: string) => DAYS[language].format(Date.parse(`${on}T00:00:00Z`));
  const goods = [
    batchNo && texts.batch(batchNo),
    goodUntilOn && texts.goodUntil(day(goodUntilOn)),
    fromOn && texts.from(day(fromOn)),
    untilOn && texts.until(day(untilOn)),
  ];
  return goods.filter(Boolean).join(', ');
}

const daysIn = (locale: string) =>
  new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
const DAYS = { de: daysIn('de-DE'), en: daysIn('en-GB') };

interface Texts {
  readonly title: (product: string, producer: string) => string;
  readonly goods: (goods: string) => string;
  readonly batch: (no: string) => string;
  readonly goodUntil: (day: string) => string;
  readonly from: (day: string) => string;
  readonly until: (day: string) => string;
  readonly dangers: Readonly<Record<RecallDanger, string>>;
  readonly stop: string;
  readonly advice: Readonly<Record<RecallAdvice, string>>;
  readonly ill: string;
  readonly money: string;
  readonly inGerman: (details: string) => string;
}

const TEXTS: { readonly de: Texts; readonly en: Texts } = {
  de: {
    title: (product, producer) => `Rückruf: ${product} von ${producer}`,
    goods: (goods) => `Betroffen ist: ${goods}.`,
    batch: (no) => `Charge ${no}`,
    goodUntil: (day) => `haltbar oder zu verbrauchen bis ${day}`,
    from: (day) => `übergeben ab ${day}`,
    until: (day) => `übergeben bis ${day}`,
    dangers: {
      allergen:
        'Die Ware kann einen Stoff enthalten, der Allergien auslöst und nicht auf dem Etikett steht.',
      germs: 'Die Ware kann Keime enthalten, die krank machen.',
      foreign_body: 'In der Ware können Fremdkörper sein, an denen man sich verletzen kann.',
      substance: 'Die Ware kann einen gesundheitsschädlichen Stoff enthalten.',
      defect: 'Die Ware hat einen Fehler, durch den man sich verletzen kann.',
      wrong_label: 'Auf der Ware stehen falsche Angaben, die für Ihre Sicherheit wichtig sind.',
    },
    stop: 'Bitte essen, trinken oder benutzen Sie die Ware nicht mehr.',
    advice: {
      dispose: 'Werfen Sie sie weg.',
      bring_back: 'Bringen Sie sie zum Betrieb oder zu Ihrer Abholstelle zurück.',
      keep: 'Bewahren Sie sie getrennt auf, der Betrieb holt sie ab.',
    },
    ill: 'Haben Sie davon gegessen oder getrunken und fühlen sich krank? Bitte fragen Sie eine Ärztin oder einen Arzt.',
    money: 'Wer die Ware bei uns gekauft hat, bekommt den Preis zurück.',
    inGerman: (details) => details,
  },
  en: {
    title: (product, producer) => `Recall: ${product} by ${producer}`,
    goods: (goods) => `It concerns: ${goods}.`,
    batch: (no) => `batch ${no}`,
    goodUntil: (day) => `best before or use by ${day}`,
    from: (day) => `handed over from ${day}`,
    until: (day) => `handed over until ${day}`,
    dangers: {
      allergen: 'The goods may contain a substance that causes allergies and is not on the label.',
      germs: 'The goods may contain germs that make people ill.',
      foreign_body: 'There may be foreign bodies in the goods that can injure you.',
      substance: 'The goods may contain a substance that harms your health.',
      defect: 'The goods have a fault that can injure you.',
      wrong_label: 'The goods carry wrong information that matters for your safety.',
    },
    stop: 'Please do not eat, drink or use them any more.',
    advice: {
      dispose: 'Throw them away.',
      bring_back: 'Bring them back to the producer or to your pick-up point.',
      keep: 'Keep them apart, the producer collects them.',
    },
    ill: 'Have you eaten or drunk of it and feel ill? Please see a doctor.',
    money: 'Whoever bought the goods here gets the price back.',
    inGerman: (details) => `In the producer’s own words, in German: “${details}”`,
  },
};
