import type { DemoLegalNotice, DemoProducer } from './demo-producer.ts';
import type { DemoProduct } from './demo-product.ts';
import type { Random } from './drawing/random.ts';
import { type OfficialNumbers, officialNumbers } from './official-numbers.ts';
import { needsApproval, sellsFood } from './rules/producer-rules.ts';
import { slugOf } from './slug.ts';

/** What generated producers are called after. */
export interface ProducerVocabulary {
  /** Second parts of the names: Kranichruf, Sieben Eichen, Stillwasser. */
  places: readonly string[];
  surnames: readonly string[];
}

/** A template with its products, as one text, so that a new name reaches every sentence. */
export interface ProducerTemplate {
  producer: DemoProducer;
  products: readonly DemoProduct[];
}

const lastWord = (text: string): string => text.split(' ').at(-1) ?? text;

interface NameParts {
  /** What the producer does: Käserei, Hof, Kajaktouren. */
  trade: string;
  place: string;
  tradeLast: boolean;
}

function namePartsOf(name: string): NameParts {
  const words = name.split(' ');
  const tradeLast = name.endsWith('touren');
  const trade = (tradeLast ? words.at(-1) : words[0]) ?? name;
  const place = tradeLast ? words.slice(0, -1) : words.slice(1);
  return { trade, place: place.join(' '), tradeLast };
}

export function vocabularyOf(producers: readonly DemoProducer[]): ProducerVocabulary {
  return {
    places: [...new Set(producers.map(({ name }) => namePartsOf(name).place))],
    surnames: [...new Set(producers.map(({ owner }) => lastWord(owner)))],
  };
}

export function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('There is nothing to pick from.');
  return item;
}

const escapedJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** Gives a template another name, another owner and another slug wherever they are mentioned. */
function rename(
  template: ProducerTemplate,
  vocabulary: ProducerVocabulary,
  index: number,
  random: Random,
): ProducerTemplate {
  const { name, owner, slug } = template.producer;
  const { trade, tradeLast } = namePartsOf(name);
  const place = pick(vocabulary.places, random);
  const newName = tradeLast ? `${place} ${trade}` : `${trade} ${place}`;
  const person = owner.split(' ').slice(-2).join(' ');
  const surname = lastWord(owner);
  const newSurname = pick(vocabulary.surnames, random);
  const newPerson = `${person.split(' ')[0]} ${newSurname}`;
  const replacements: [string, string][] = [
    [slug, `${slugOf(newName)}-${index + 1}`],
    [name, newName],
    [person, newPerson],
    // Families and partnerships go by the surname alone.
    [`${surname} · `, `${newSurname} · `],
    [`${newName} ${surname} `, `${newName} ${newSurname} `],
  ];
  let text = JSON.stringify(template);
  for (const [from, to] of replacements) {
    text = text.replaceAll(escapedJson(from), escapedJson(to));
  }
  return JSON.parse(text);
}

function renumber(legal: DemoLegalNotice, numbers: OfficialNumbers): DemoLegalNotice {
  return {
    ...legal,
    register: legal.register && { ...legal.register, number: numbers.registerNumber },
    vatId: legal.vatId && numbers.vatId,
    taxNumber: legal.taxNumber && numbers.taxNumber,
    phone: `+49 30 23125 ${numbers.phoneEnding}`,
    phoneNational: `030 23125 ${numbers.phoneEnding}`,
    foodApprovalNo: legal.foodApprovalNo && numbers.approvalNo,
    lucid: numbers.lucid,
    iban: numbers.iban,
  };
}

/** A new producer from a template, still with the products of the template under its name. */
export function generateProducer(
  template: ProducerTemplate,
  vocabulary: ProducerVocabulary,
  index: number,
  random: Random,
): ProducerTemplate {
  const { producer, products } = rename(template, vocabulary, index, random);
  const numbers = officialNumbers(index);
  const { dac7 } = producer;
  const tin = dac7.kind === 'individual' ? numbers.personalTin : numbers.businessTin;
  return {
    producer: {
      ...producer,
      since: 1950 + Math.floor(random() * 75),
      legal: renumber(producer.legal, numbers),
      dac7: { ...dac7, tin },
    },
    products,
  };
}

/** Counts the products and keeps only the authorities that these products call for. */
export function withDuties(producer: DemoProducer, own: readonly DemoProduct[]): DemoProducer {
  const { legal } = producer;
  return {
    ...producer,
    productCount: own.length,
    legal: {
      ...legal,
      foodAuthority: sellsFood(own) ? legal.foodAuthority : null,
      foodApprovalNo: needsApproval(own) ? legal.foodApprovalNo : null,
    },
  };
}
