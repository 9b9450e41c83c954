import { isIn } from '../categoryTraits.ts';
import { type Gate, isBlank } from './finding.ts';
import { isFood, isSet } from './food.ts';
import type { GateStatement } from './statement.ts';

/** Art. 16(4) and 30 LMIV. */
const ABOVE_TENTHS = 12;
const FIRST_VINTAGE_WITH_LABEL = 2024;

const isAlcoholic = ({ alcoholTenths }: GateStatement): boolean =>
  (alcoholTenths ?? 0) > ABOVE_TENTHS;

const isLoose = ({ saleForm }: GateStatement): boolean =>
  saleForm === 'open' || saleForm === 'loose';

const isLabelledWine = ({ categoryPath, facts }: GateStatement): boolean =>
  isIn(categoryPath, 'wine') && (facts.wineVintage ?? 0) >= FIRST_VINTAGE_WITH_LABEL;

const EXEMPTION_FITS = (product: GateStatement): boolean => {
  const { nutritionExemption, nutritionNote } = product.facts;
  if (isBlank(nutritionExemption)) return false;
  if (nutritionExemption === 'alcohol_over_1_2') return isAlcoholic(product);
  if (nutritionExemption === 'small_direct_supply') return !isBlank(nutritionNote);
  return true;
};

const hasNutrition = (product: GateStatement): boolean => {
  const { facts } = product;
  if (facts.nutrition || EXEMPTION_FITS(product)) return true;
  const parts = facts.parts ?? [];
  return (
    parts.length > 0 &&
    parts.every((part) => part.nutrition !== null || part.nutritionExemption !== null)
  );
};

/** What else stands on the label: nutrition, durability, remarks of loose goods, wine. */
export const FOOD_LABEL_GATES: readonly Gate[] = [
  {
    lawId: 'LAW-FOOD-13',
    field: 'facts/nutrition',
    appliesTo: (product) => isFood(product) && !isLoose(product) && !isLabelledWine(product),
    isMet: hasNutrition,
    why: 'Bitte geben Sie die Nährwerte an oder den Grund, warum keine nötig sind.',
    example: 'Brennwert 1250 kJ / 299 kcal … oder „unverarbeitet, nur eine Zutat“',
  },
  {
    lawId: 'LAW-FOOD-13',
    field: 'facts/nutritionExemption',
    appliesTo: ({ facts }) =>
      facts.nutritionExemption === 'small_direct_supply' && !facts.nutrition,
    // Narrow for mail order: the office looks at each of them, and a report lists them.
    isMet: () => false,
    why: 'Die Ausnahme für kleine Mengen ist beim Versand eng. Bitte prüfen.',
    example: 'Nährwerte angeben',
    isHint: true,
  },
  {
    lawId: 'LAW-FOOD-14',
    field: 'facts/wineVintage',
    appliesTo: ({ categoryPath, words }) =>
      isIn(categoryPath, 'wine') && !/\bCidre\b|Cider|Obstwein|Apfelwein|Fruchtwein/iu.test(words),
    isMet: (product) => typeof product.facts.wineVintage === 'number',
    why: 'Bitte geben Sie den Jahrgang an. Ab 2024 gehören Nährwerte und Zutaten zum Wein.',
    example: '2025',
  },
  {
    lawId: 'LAW-FOOD-14',
    field: 'facts/nutrition',
    appliesTo: isLabelledWine,
    isMet: ({ facts, ingredients }) =>
      (Boolean(facts.nutrition) && !isBlank(ingredients)) ||
      (facts.parts ?? []).some((part) => part.nutrition !== null && !isBlank(part.ingredients)),
    why: 'Wein ab Jahrgang 2024 braucht Nährwerte und Zutaten, ganz auf der Seite.',
    example: 'Brennwert 310 kJ / 75 kcal; Trauben, Antioxidationsmittel: Sulfite',
  },
  {
    lawId: 'LAW-FOOD-12',
    field: 'alcoholPercent',
    appliesTo: ({ categoryPath }) => isIn(categoryPath, 'spirits', 'beer', 'wine'),
    isMet: ({ alcoholTenths }) => alcoholTenths !== null,
    why: 'Bitte geben Sie den Alkoholgehalt an.',
    example: '5,0',
  },
  {
    lawId: 'LAW-FOOD-12',
    field: 'ingredientsDe',
    appliesTo: ({ categoryPath }) => isIn(categoryPath, 'beer'),
    isMet: (product) => isSet(product) || !isBlank(product.ingredients),
    why: 'Bier nennt seine Zutaten (§ 3 LMIDV).',
    example: 'Brauwasser, Gerstenmalz, Hopfen',
  },
  {
    lawId: 'LAW-FOOD-15',
    field: 'facts/additivesConfirmed',
    appliesTo: (product) => isFood(product) && isLoose(product),
    isMet: ({ facts }) => facts.additivesConfirmed === true,
    why: 'Lose Ware braucht Hinweise auf Zusatzstoffe. Bitte bestätigen Sie Ihre Angaben, auch wenn keine enthalten sind.',
    example: 'mit Nitritpökelsalz',
  },
  {
    lawId: 'LAW-FOOD-15',
    field: 'facts/additiveFlags',
    appliesTo: (product) =>
      isFood(product) && /nitrit|\bE ?2(?:49|50)\b/iu.test(product.ingredients),
    isMet: ({ facts }) => (facts.additiveFlags ?? []).includes('nitrite'),
    why: 'In den Zutaten steht Nitrit. Dann gehört der Hinweis „mit Nitritpökelsalz“ dazu.',
    example: 'mit Nitritpökelsalz',
  },
  {
    lawId: 'LAW-FOOD-2',
    field: 'facts/durability',
    appliesTo: isFood,
    isMet: ({ facts }) => !isBlank(facts.durability),
    why: 'Bitte sagen Sie, welches Datum auf der Ware steht. Beim Packen fragen wir danach.',
    example: 'Mindestens haltbar bis',
  },
  {
    lawId: 'LAW-FOOD-23',
    field: 'facts/batchBy',
    appliesTo: isFood,
    isMet: ({ facts }) => !isBlank(facts.batchBy),
    why: 'Bei einem Rückruf müssen wir die Packung wiederfinden. Woran erkennt man sie?',
    example: 'am Datum',
  },
  {
    lawId: 'LAW-FOOD-1',
    field: 'facts/parts',
    appliesTo: isSet,
    isMet: ({ facts }) =>
      (facts.parts ?? []).every(
        (part) =>
          !isBlank(part.foodName) &&
          (!isBlank(part.ingredients) ||
            part.honeyOrigins.length > 0 ||
            part.nutritionExemption !== null),
      ),
    why: 'In einem Set braucht jeder Artikel seine eigene Bezeichnung und Zutaten.',
    example: 'Feigensenf: Feigen (40 %), Senfkörner, Zucker',
  },
];
