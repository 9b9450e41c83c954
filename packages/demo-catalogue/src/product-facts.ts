import type { FoodPart, NutritionTable, ProductFacts } from '@markthalle/domain/productFacts';
import type { DemoFood, DemoFoodPart, DemoNutrition } from './demo-food.ts';
import type { DemoClp, DemoManufacturer } from './demo-goods.ts';
import type { DemoContainer, DemoProduct } from './demo-product.ts';

/** What a demo product says in the words of the publishing gates; nothing is made up here. */
export function productFactsOf(product: DemoProduct): ProductFacts {
  const { food } = product;
  const facts: ProductFacts = {
    ...(food && foodFacts(product, food)),
    ...(product.container && containerFacts(product, product.container)),
    ...goodsFacts(product),
    ...cosmeticFacts(product),
    ...claimFacts(product),
    ...product.declared,
  };
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined && value !== null),
  );
}

function foodFacts(product: DemoProduct, food: DemoFood): ProductFacts {
  const { origin } = food;
  return {
    foodName: food.legalName.de,
    singleIngredient: food.singleIngredient,
    nutrition: food.nutrition && nutritionTable(food.nutrition),
    nutritionExemption: exemptionOf(product, food),
    nutritionNote: food.nutritionExemptNote?.de,
    parts: food.components?.map((part) => partOf(product, part)),
    origin: origin.note.de,
    primaryIngredientOrigin: origin.primaryIngredient?.de,
    rearedIn: origin.meat?.reared,
    slaughteredIn: origin.meat?.slaughtered,
    huntedIn: origin.meat?.hunted,
    meatReference: origin.meat?.referenceNo,
    fishName: origin.fish?.commercialName.de,
    fishLatinName: origin.fish?.latinName,
    fishMethod: origin.fish?.method,
    fishArea: origin.fish?.area.de,
    fishGear: origin.fish?.gear?.de,
    eggCode: origin.eggs?.producerCode,
    honeyOrigins: origin.honey,
    additiveFlags: food.additiveFlags,
    additivesConfirmed: food.nonPrepacked ? true : undefined,
    durability: durabilityOf(product),
    batchBy: 'date',
    alcoholKind: product.category.startsWith('getraenke/') ? undefined : alcoholKindOf(product),
  };
}

const alcoholKindOf = ({ abv }: DemoProduct) => (abv !== null && abv > 1.2 ? 'spirits' : undefined);

/** Meat and fish that spoil quickly bear a last day, plants in their skin none (Annex X LMIV). */
function durabilityOf({ category, shelfLifeDays }: DemoProduct): ProductFacts['durability'] {
  if (/\/(?:gemuese|kartoffeln|obst)$/.test(category)) return 'none';
  if (/\/(?:fleisch|fisch\/frisch)$/.test(category) && (shelfLifeDays ?? 99) <= 14) return 'use_by';
  return 'best_before';
}

const EXEMPTIONS = {
  single_ingredient_unprocessed: 'unprocessed_single_ingredient',
  alcohol_over_1_2: 'alcohol_over_1_2',
} as const;

function exemptionOf(
  { category }: DemoProduct,
  { nutritionExempt }: DemoFoodPart,
): ProductFacts['nutritionExemption'] {
  switch (nutritionExempt) {
    case undefined:
      return undefined;
    case 'herbs_spices_tea_coffee':
      return /\/(?:tee|kaffee)$/.test(category) ? 'tea_coffee' : 'herbs_spices';
    case 'other':
      return category.endsWith('/essig') ? 'vinegar' : 'salt';
    default:
      return EXEMPTIONS[nutritionExempt];
  }
}

const nutritionTable = (table: DemoNutrition): NutritionTable => {
  const { per, energyKj, energyKcal, fat, saturates, carbohydrate, sugars, protein, salt } = table;
  const fibre = table.fibre ?? null;
  return { per, energyKj, energyKcal, fat, saturates, carbohydrate, sugars, fibre, protein, salt };
};

const partOf = (
  product: DemoProduct,
  part: NonNullable<DemoFood['components']>[number],
): FoodPart => ({
  foodName: part.legalName.de,
  ingredients: part.singleIngredient
    ? part.legalName.de
    : part.ingredients.map(({ de }) => de).join(', '),
  nutrition: part.nutrition ? nutritionTable(part.nutrition) : null,
  nutritionExemption: exemptionOf(product, part) ?? null,
  honeyOrigins: part.honey ?? [],
});

const CONTENTS: readonly (readonly [path: string, content: ProductFacts['containerContent']])[] = [
  ['getraenke/saft', 'juice'],
  ['getraenke/limonade', 'soft_drink'],
  ['getraenke/bier', 'beer'],
  ['getraenke/wein-sekt', 'wine'],
  ['getraenke/', 'spirits'],
];

function containerFacts(product: DemoProduct, container: DemoContainer): ProductFacts {
  const content = CONTENTS.find(([path]) => product.category.startsWith(path))?.[1];
  return {
    containerMaterial: container.material === 'glass' ? 'glass' : 'other',
    containerVolumeMl: container.volumeMl ?? undefined,
    containerCount: container.count,
    containerContent: content ?? 'not_a_drink',
    containerSystem: container.system === 'MEHRWEG' ? 'returnable' : 'one_way',
  };
}

const addressOf = (party: DemoManufacturer): string =>
  `${party.name}, ${party.street}, ${party.postcode} ${party.town}, ${party.email}`;

function goodsFacts({ safety, fibres }: DemoProduct): ProductFacts {
  if (safety === undefined) return {};
  return {
    manufacturer: addressOf(safety.manufacturer),
    manufacturerCountry: safety.manufacturer.country,
    productIdentifier: safety.identifier,
    warnings: safety.warnings?.de,
    noWarningsReason: safety.noWarningsReason?.de,
    fibres,
    toy: safety.toy && true,
    toyMinAgeMonths: safety.toy?.minAgeMonths,
    foodContact: safety.foodContact,
    foodContactNote: safety.foodContactNote?.de,
    ...(safety.clp && clpFacts(safety.clp)),
  };
}

const clpFacts = (clp: DemoClp): ProductFacts => ({
  clpStatus: clp.classified ? 'classified' : 'not_classified',
  clpReason: clp.reason?.de,
  clpSignalWord: clp.signalWord && (clp.signalWord.de === 'Gefahr' ? 'danger' : 'warning'),
  clpPictograms: clp.pictograms,
  clpHazards: clp.hazard?.map(({ code, de }) => `${code}: ${de}`).join(' '),
  clpPrecautions: clp.precaution?.map(({ code, de }) => `${code}: ${de}`).join(' '),
});

function cosmeticFacts({ cosmetic, withdrawal }: DemoProduct): ProductFacts {
  if (cosmetic === undefined) return {};
  const articles = cosmetic.components ?? [cosmetic];
  const joined = (of: (article: (typeof articles)[number]) => string | undefined) =>
    articles.map(of).filter(Boolean).join('; ');
  return {
    inci: joined(({ inci }) => inci?.join(', ')),
    paoMonths: Math.min(...articles.map(({ paoMonths }) => paoMonths ?? Number.MAX_SAFE_INTEGER)),
    cpnpNumber: joined(({ cpnp }) => cpnp),
    cosmeticFunction: joined((article) => article.function?.de),
    precautions: articles[0]?.precautions?.de,
    responsiblePerson: addressOf(cosmetic.responsiblePerson),
    hygieneSealed: withdrawal.reason === 'hygiene_seal',
  };
}

function claimFacts(product: DemoProduct): ProductFacts {
  const { organic, regionalSharePercent, madeIn, shelfLifeDays, withdrawal } = product;
  return {
    organic: organic || undefined,
    organicOrigin: organic ? organicOriginOf(product.food?.origin.organicLine) : undefined,
    madeIn,
    regionalSharePercent,
    shelfLifeDays,
    personalised: withdrawal.reason === 'made_to_order' || undefined,
  };
}

/** The line under the code of the control body (Art. 32(2) of Regulation (EU) 2018/848). */
function organicOriginOf(line: string | undefined): ProductFacts['organicOrigin'] {
  if (line === undefined) return 'de';
  if (line.includes('Nicht-EU')) return line.includes('EU-/') ? 'mixed' : 'non_eu';
  return line.includes('Deutsche') ? 'de' : 'eu';
}
