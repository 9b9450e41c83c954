import type {
  DemoClp,
  DemoCosmetic,
  DemoManufacturer,
} from '@markthalle/demo-catalogue/demo-goods';
import type { DemoProduct } from '@markthalle/demo-catalogue/demo-product';
import { additivesText } from '../modules/catalog/fact-texts.ts';
import type { FactKey, Localised } from '../modules/catalog/product-content.ts';
import { withNumber } from './demo-texts.ts';

type Line = readonly [key: FactKey, text: Localised | null | undefined];

const both = (text: string): Localised => ({ de: text, en: text });

/** Lines that the law asks for beside the usual ones: safety, cosmetics, hazards, additives. */
export function legalLines({ food, safety, cosmetic, declared }: DemoProduct): Line[] {
  return [
    ['additives', food?.nonPrepacked ? additivesText(food.additiveFlags) : null],
    ['identifier', safety && both(safety.identifier)],
    ['food_contact', safety?.foodContact ? safety.foodContactNote : null],
    ['hazards', safety?.clp?.classified ? hazardsOf(safety.clp) : null],
    ['species', declared?.speciesProof ? both(declared.speciesProof) : null],
    ...(cosmetic === undefined ? [] : cosmeticLines(cosmetic)),
  ];
}

function cosmeticLines(cosmetic: DemoCosmetic): Line[] {
  const articles = cosmetic.components ?? [cosmetic];
  const inci = articles.map((article) => article.inci?.join(', ') ?? '').join('; ');
  const [first] = articles;
  return [
    ['purpose', first?.function],
    ['ingredients_inci', both(inci)],
    [
      'after_opening',
      first?.paoMonths === undefined
        ? null
        : withNumber(first.paoMonths, (n, language) =>
            language === 'de' ? `${n} Monate` : `${n} months`,
          ),
    ],
    ['eu_person', both(addressOf(cosmetic.responsiblePerson))],
  ];
}

const hazardsOf = (clp: DemoClp): Localised => {
  const words = [clp.hazard, clp.precaution]
    .flatMap((list) => list ?? [])
    .map(({ code, de }) => `${code}: ${de}`)
    .join(' ');
  return {
    de: `${clp.signalWord?.de ?? ''} · ${words}`,
    en: `${clp.signalWord?.en ?? ''} · ${words}`,
  };
};

const addressOf = (party: DemoManufacturer): string =>
  `${party.name}, ${party.street}, ${party.postcode} ${party.town}, ${party.email}`;
