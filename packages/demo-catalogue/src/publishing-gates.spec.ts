import { describe, expect, it } from '@jest/globals';
import type { ProductFacts } from '@markthalle/domain/productFacts';
import { gatesFor } from '@markthalle/domain/publishingGates/gatesFor';
import type { GateStatement } from '@markthalle/domain/publishingGates/statement';
import { loadDemoCatalogue } from './demo-data.ts';
import { demoStandingOf, demoStatementOf } from './gate-statement.ts';

const { products, producers, categories } = loadDemoCatalogue();
const standings = new Map(
  producers.map((producer) => [
    producer.id,
    demoStandingOf(
      producer,
      products.filter(({ producerId }) => producerId === producer.id),
    ),
  ]),
);

const statements: readonly GateStatement[] = products.map((product) => {
  const standing = standings.get(product.producerId);
  const category = categories.find(({ path }) => path === product.category);
  if (standing === undefined || category === undefined) throw new Error(`no home: ${product.id}`);
  return demoStatementOf(product, standing, category);
});

const fieldsOf = (statement: GateStatement): string[] =>
  gatesFor(statement).map(({ field }) => field);

const without = (statement: GateStatement, ...fields: (keyof ProductFacts)[]): GateStatement => ({
  ...statement,
  facts: Object.fromEntries(
    Object.entries(statement.facts).filter(([key]) => !fields.includes(key as keyof ProductFacts)),
  ),
});

/** Takes one answer away: which field then names itself, and for how many products at least. */
type Removal = readonly [
  field: string,
  take: (statement: GateStatement) => GateStatement | null,
  atLeast: number,
];

const fact = (field: keyof ProductFacts, atLeast: number, ...with_: (keyof ProductFacts)[]) =>
  [
    `facts/${field}`,
    (statement: GateStatement) =>
      statement.facts[field] === undefined ? null : without(statement, field, ...with_),
    atLeast,
  ] as const;

const isLoose = ({ saleForm }: GateStatement) => saleForm === 'open';
const needsList = ({ categoryPath, facts, ingredients }: GateStatement) =>
  ingredients !== '' &&
  facts.parts === undefined &&
  facts.singleIngredient !== true &&
  !/spirituosen|likoer/.test(categoryPath);

const REMOVALS: readonly Removal[] = [
  ['nameDe', (one) => ({ ...one, nameDe: ' ' }), 435],
  ['ingredientsDe', (one) => (needsList(one) ? { ...one, ingredients: '' } : null), 150],
  [
    'allergensConfirmed',
    (one) => (one.facts.foodName ? { ...one, allergensConfirmed: false } : null),
    280,
  ],
  ['storageDe', (one) => (one.facts.foodName ? { ...one, storage: '' } : null), 280],
  [
    'alcoholPercent',
    (one) =>
      /bier|wein-sekt|spirituosen|likoer/.test(one.categoryPath)
        ? { ...one, alcoholTenths: null }
        : null,
    25,
  ],
  [
    'drainedWeightGrams',
    (one) =>
      /in (?:Salz)?Lake/.test(one.facts.foodName ?? '')
        ? { ...one, drainedWeightGrams: null }
        : null,
    1,
  ],
  [
    'containerDepositCents',
    (one) =>
      one.facts.containerSystem === 'returnable' ? { ...one, containerDepositCents: 0 } : null,
    10,
  ],
  ['ways', (one) => (one.isVoucher ? null : { ...one, ways: [] }), 432],
  ['picture', (one) => (one.facts.productIdentifier ? { ...one, pictureCount: 0 } : null), 100],
  fact('foodName', 280),
  [
    'facts/nutrition',
    (one) =>
      one.facts.foodName && !isLoose(one)
        ? without(one, 'nutrition', 'nutritionExemption', 'parts')
        : null,
    240,
  ],
  fact('durability', 280),
  fact('batchBy', 280),
  fact('additivesConfirmed', 30),
  fact('quid', 6),
  fact('honeyOrigins', 5),
  fact('fishLatinName', 15),
  fact('fishName', 15),
  fact('fishMethod', 15),
  fact('fishArea', 15),
  fact('fishGear', 8),
  fact('rearedIn', 3),
  fact('slaughteredIn', 3),
  fact('meatReference', 2),
  fact('eggCode', 2),
  fact('wineVintage', 7),
  fact('containerSystem', 25),
  fact('containerMaterial', 25),
  fact('containerContent', 25),
  fact('productIdentifier', 100),
  [
    'facts/warnings',
    (one) => (one.facts.productIdentifier ? without(one, 'warnings', 'noWarningsReason') : null),
    100,
  ],
  fact('inci', 10),
  [
    'facts/paoMonths',
    (one) => (one.facts.paoMonths ? without(one, 'paoMonths', 'durability') : null),
    10,
  ],
  fact('cpnpNumber', 10),
  fact('cosmeticFunction', 10),
  fact('precautions', 10),
  fact('hygieneSealed', 10),
  fact('clpStatus', 8),
  fact('clpReason', 8),
  fact('clpHazards', 1),
  fact('clpPictograms', 1),
  fact('clpSignalWord', 1),
  fact('clpPrecautions', 1),
  fact('toyMinAgeMonths', 3),
  fact('foodContactNote', 10),
  fact('speciesProof', 2),
  fact('vatReason', 4),
  fact('madeIn', 300),
  fact('organicOrigin', 80),
];

describe('the demo catalogue before the publishing gates', () => {
  it('passes every one of them with what it says, hints included', () => {
    const refused = statements.flatMap((statement) =>
      gatesFor(statement).map(({ lawId, field }) => `${statement.nameDe}: ${lawId} ${field}`),
    );
    expect(refused).toEqual([]);
  });

  it.each(REMOVALS)(
    'is refused by the name of %s where that one is taken away',
    (field, take, atLeast) => {
      const refusing = statements.filter((statement) => {
        const changed = take(statement);
        return changed !== null && fieldsOf(changed).includes(field);
      });
      expect(refusing.length).toBeGreaterThanOrEqual(atLeast);
    },
  );

  it('loses every offer of a producer without a number in the packaging register (LAW-PACK-1)', () => {
    const bare = statements
      .filter(({ categoryPath }) => !categoryPath.startsWith('erlebnisse'))
      .map((statement) => ({
        ...statement,
        producer: {
          ...statement.producer,
          evidence: statement.producer.evidence.filter(({ kind }) => kind !== 'packaging_register'),
        },
      }));
    expect(bare.every((one) => fieldsOf(one).includes('producer/packaging_register'))).toBe(true);
  });
});
