import { describe, expect, it } from '@jest/globals';
import { changed, type GateRow, uncovered } from '../../test/gateCoverage.ts';
import { CANDLE, SCARF } from '../../test/gateGoods.ts';
import {
  CHEESE,
  FARM,
  HONEY,
  lacking,
  POTATOES,
  proof,
  proving,
  SPREAD,
  WINE,
} from '../../test/gateStatements.ts';
import type { ProductFacts } from '../productFacts.ts';
import { CLAIM_GATES } from './claims.ts';
import { gatesFor } from './gatesFor.ts';
import { OFFER_GATES } from './offer.ts';
import type { GateStatement } from './statement.ts';
import { TAX_GATES } from './tax.ts';
import { TRADER_GATES } from './trader.ts';

type Row = GateRow;

const SAME: ProductFacts = {};
const ORGANIC = proof('organic_control', 'DE-ÖKO-006');

const REFUSED: readonly Row[] = [
  ['LAW-UWG-5 climate neutral', CANDLE, { words: 'klimaneutral gegossen' }, SAME, 'descriptionDe'],
  [
    'LAW-UWG-5 a seal with a number that nobody checked',
    CANDLE,
    { words: 'FSC-C123456' },
    SAME,
    'producer/seal_licence',
  ],
  [
    'LAW-FOOD-17 100 % from MV with foreign fruit',
    SPREAD,
    { words: '100 % MV' },
    { regionalSharePercent: 60 },
    'facts/regionalSharePercent',
  ],
  [
    'LAW-FOOD-17 a region without a declaration',
    SPREAD,
    { producer: lacking('region_declaration') },
    { regionalSharePercent: 90, madeIn: 'Putbus' },
    'producer/region_declaration',
  ],
  [
    'LAW-FOOD-17 a region that was made nowhere',
    SPREAD,
    {},
    { regionalSharePercent: 90 },
    'facts/madeIn',
  ],
  [
    'LAW-FOOD-18 the word organic without the claim',
    POTATOES,
    { words: 'Bio-Kartoffeln' },
    SAME,
    'facts/organic',
  ],
  [
    'LAW-FOOD-18 organic of unknown fields',
    POTATOES,
    { producer: proving(ORGANIC) },
    { organic: true },
    'facts/organicOrigin',
  ],
  [
    'LAW-FOOD-19 organic without a certificate',
    POTATOES,
    {},
    { organic: true, organicOrigin: 'de' },
    'producer/organic_control',
  ],
  [
    'LAW-FOOD-20 champagne of apples',
    WINE,
    { words: 'Champagner vom Apfel' },
    SAME,
    'facts/giName',
  ],
  [
    'LAW-UST-1 honey at the full rate without a word',
    HONEY,
    { vatCategory: 'standard' },
    SAME,
    'facts/vatReason',
  ],
  [
    'LAW-UST-4 a bundle without single prices',
    SPREAD,
    {
      bundle: [{ singlePriceCents: 0 }, { singlePriceCents: 500 }],
    },
    SAME,
    'bundle',
  ],
  [
    'LAW-UST-6 a small business that shows VAT',
    SCARF,
    { words: '29 € inkl. 19 % MwSt.', producer: { ...FARM, taxStatus: 'small_business' } },
    SAME,
    'descriptionDe',
  ],
  [
    'LAW-UST-7 bought-in goods as own produce',
    POTATOES,
    { words: 'zugekaufte Kartoffeln', producer: { ...FARM, taxStatus: 'flat_rate_farmer' } },
    SAME,
    'ownProduce',
  ],
  [
    'LAW-DSA-7 a seller without phone',
    SCARF,
    { producer: { ...FARM, phone: '' } },
    SAME,
    'producer/phone',
  ],
  [
    'LAW-DSA-7 a seller without address',
    SCARF,
    { producer: { ...FARM, street: '' } },
    SAME,
    'producer/name',
  ],
  [
    'LAW-DSA-7 a seller without e-mail',
    SCARF,
    { producer: { ...FARM, email: '' } },
    SAME,
    'producer/email',
  ],
  [
    'LAW-DSA-7 a seller who has promised nothing',
    SCARF,
    { producer: { ...FARM, selfCertifiedOn: null } },
    SAME,
    'producer/self_certification',
  ],
  [
    'LAW-DSA-7 a seller without account',
    SCARF,
    { producer: { ...FARM, paymentAccount: 'none' } },
    SAME,
    'producer/payment_account',
  ],
  [
    'LAW-DSA-7 a merchant outside the register',
    SCARF,
    { producer: { ...FARM, legalForm: 'e. K.' } },
    SAME,
    'producer/register',
  ],
  [
    'LAW-DAC7-2 a person without birthday',
    SCARF,
    { producer: { ...FARM, birthDate: null } },
    SAME,
    'producer/tax_data',
  ],
  [
    'LAW-WITHDR-8 a last day without the days that it keeps',
    CHEESE,
    {},
    { durability: 'use_by', shelfLifeDays: undefined },
    'facts/shelfLifeDays',
  ],
  [
    'LAW-WITHDR-8 perishable goods that keep four weeks',
    CHEESE,
    { withdrawalReason: 'perishable' },
    { shelfLifeDays: 28 },
    'facts/shelfLifeDays',
  ],
  [
    'LAW-ORDER-16 a guarantee without its model',
    SCARF,
    {},
    { guaranteeYears: 5 },
    'facts/guaranteeModel',
  ],
  [
    'LAW-FOOD-16 a claim about health',
    SPREAD,
    { words: 'stärkt das Immunsystem' },
    SAME,
    'descriptionDe',
  ],
  ['LAW-UWG-1 a name of two letters', CHEESE, { nameDe: 'Kä' }, SAME, 'nameDe'],
  ['LAW-ORDER-10 no way of delivery', CHEESE, { ways: [] }, SAME, 'ways'],
];

const ALLOWED: readonly Row[] = [
  [
    'LAW-UST-6 a small business that says nothing of VAT',
    SCARF,
    { producer: { ...FARM, taxStatus: 'small_business' } },
    SAME,
    'descriptionDe',
  ],
  [
    'LAW-DSA-7 a merchant of the register',
    SCARF,
    { producer: { ...FARM, legalForm: 'e. K.', register: 'Amtsgericht Stralsund, HRA 1' } },
    SAME,
    'producer/register',
  ],
  [
    'LAW-WITHDR-8 a last day with the days that it keeps',
    CHEESE,
    {},
    { durability: 'use_by', shelfLifeDays: 9 },
    'facts/shelfLifeDays',
  ],
  [
    'LAW-ORDER-16 a guarantee with its model',
    SCARF,
    {},
    { guaranteeYears: 5, guaranteeModel: 'WH-SK-40' },
    'facts/guaranteeModel',
  ],
  [
    'LAW-WITHDR-8 perishable goods that keep two weeks',
    CHEESE,
    { withdrawalReason: 'perishable' },
    { shelfLifeDays: 14 },
    'facts/shelfLifeDays',
  ],
  [
    'LAW-UWG-5 a seal with its checked number',
    CANDLE,
    { words: 'FSC-C123456', producer: proving(proof('seal_licence', 'FSC-C123456')) },
    SAME,
    'producer/seal_licence',
  ],
  [
    'LAW-FOOD-17 100 % from MV where it is true',
    SPREAD,
    { words: '100 % MV' },
    { regionalSharePercent: 100, madeIn: 'Putbus' },
    'facts/regionalSharePercent',
  ],
  [
    'LAW-FOOD-19 organic with a certificate',
    POTATOES,
    { words: 'Bio-Kartoffeln', producer: proving(ORGANIC) },
    { organic: true, organicOrigin: 'de' },
    'producer/organic_control',
  ],
  [
    'LAW-FOOD-20 a protected name of somebody entitled',
    CHEESE,
    { words: 'Feta', producer: proving(proof('gi_entitlement', 'g.U.', ['Feta'])) },
    { giName: 'Feta' },
    'facts/giName',
  ],
  [
    'LAW-UST-1 an unusual rate with its reason',
    HONEY,
    { vatCategory: 'standard' },
    { vatReason: 'Kosmetikhonig' },
    'facts/vatReason',
  ],
  [
    'LAW-UST-4 a bundle with single prices',
    SPREAD,
    { bundle: [{ singlePriceCents: 800 }] },
    SAME,
    'bundle',
  ],
  [
    'LAW-UST-7 bought-in goods that are said to be so',
    POTATOES,
    {
      words: 'zugekaufte Kartoffeln',
      ownProduce: false,
      producer: { ...FARM, taxStatus: 'flat_rate_farmer' },
    },
    SAME,
    'ownProduce',
  ],
  [
    'LAW-DSA-7 a seller without account where the cooperative allows it',
    SCARF,
    { producer: { ...FARM, paymentAccount: 'none', sellsWithoutAccount: true } },
    SAME,
    'producer/payment_account',
  ],
];

const foundOn = (statement: GateStatement, field: string): string[] =>
  gatesFor(statement)
    .filter((finding) => finding.field === field && !finding.isHint)
    .map(({ lawId }) => lawId);

describe('claims, tax and traders before an offer', () => {
  it.each([SCARF, POTATOES, CHEESE])('is fine as it is: $nameDe', (statement) => {
    expect(gatesFor(statement)).toEqual([]);
  });

  it('has a refused and an allowed case for each duty', () => {
    const gates = [...CLAIM_GATES, ...TAX_GATES, ...TRADER_GATES, ...OFFER_GATES];
    expect(uncovered(gates, REFUSED, ALLOWED)).toEqual([]);
  });

  it.each(REFUSED)('refuses %s', (title, base, change, facts, field) => {
    const [lawId = ''] = title.split(' ');
    expect(foundOn(changed(base, change, facts), field)).toContain(lawId);
  });

  it.each(ALLOWED)('allows %s', (title, base, change, facts, field) => {
    const [lawId] = title.split(' ');
    expect(foundOn(changed(base, change, facts), field)).not.toContain(lawId);
  });
});
