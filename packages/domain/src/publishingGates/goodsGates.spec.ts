import { describe, expect, it } from '@jest/globals';
import { changed, type GateRow, uncovered } from '../../test/gateCoverage.ts';
import { CANDLE, LAMP, MUG, SCARF, SOAP, TOUR, TOY } from '../../test/gateGoods.ts';
import {
  BEER,
  FARM,
  LEMONADE,
  lacking,
  PRALINES,
  proof,
  proving,
  SPREAD,
  WINE,
} from '../../test/gateStatements.ts';
import type { ProductFacts } from '../productFacts.ts';
import { ALCOHOL_GATES } from './alcohol.ts';
import { COSMETIC_GATES } from './cosmetics.ts';
import { CRAFT_GATES } from './craft.ts';
import { gatesFor } from './gatesFor.ts';
import { SAFETY_GATES } from './safety.ts';
import type { GateStatement } from './statement.ts';
import { TEXTILE_GATES } from './textile.ts';

type Row = GateRow;

const SAME: ProductFacts = {};
const MAKER = 'Muster GmbH, Ring 1, 10115 Berlin, info@muster.example';

const CLASSIFIED: ProductFacts = {
  clpStatus: 'classified',
  clpSignalWord: 'warning',
  clpPictograms: ['GHS07'],
  clpHazards: 'H317: Kann allergische Hautreaktionen verursachen.',
  clpPrecautions: 'P102: Darf nicht in die Hände von Kindern gelangen.',
};

const REFUSED: readonly Row[] = [
  [
    'LAW-ALC-1 pralines with rum of unknown strength',
    PRALINES,
    { alcoholTenths: null },
    SAME,
    'alcoholPercent',
  ],
  [
    'LAW-ALC-1 pralines whose alcohol comes from nowhere',
    PRALINES,
    {},
    { alcoholKind: undefined },
    'facts/alcoholKind',
  ],
  [
    'LAW-DEP-1 a can with 15 cents',
    LEMONADE,
    { containerDepositCents: 15 },
    SAME,
    'containerDepositCents',
  ],
  [
    'LAW-DEP-1 a drink in something',
    LEMONADE,
    {},
    { containerMaterial: undefined },
    'facts/containerMaterial',
  ],
  [
    'LAW-DEP-1 a drink that comes back or not',
    LEMONADE,
    {},
    { containerSystem: undefined },
    'facts/containerSystem',
  ],
  [
    'LAW-DEP-2 a returnable bottle without its deposit',
    BEER,
    { containerDepositCents: 0 },
    SAME,
    'containerDepositCents',
  ],
  [
    'LAW-PACK-1 goods of somebody outside the register',
    SCARF,
    { producer: lacking('packaging_register') },
    SAME,
    'producer/packaging_register',
  ],
  [
    'LAW-PACK-4 something with LED that says nothing of power',
    LAMP,
    {},
    { power: undefined },
    'facts/power',
  ],
  ['LAW-PACK-4 a lamp without a number', LAMP, {}, { weeeNumber: undefined }, 'facts/weeeNumber'],
  [
    'LAW-PACK-4 a lamp with a number that nobody checked',
    LAMP,
    { producer: FARM },
    SAME,
    'facts/weeeNumber',
  ],
  [
    'LAW-PACK-4 a battery without a number',
    LAMP,
    {},
    { batteryNumber: undefined },
    'facts/batteryNumber',
  ],
  [
    'LAW-GPSR-1 a candle without warnings and without a reason',
    CANDLE,
    {},
    { warnings: undefined },
    'facts/warnings',
  ],
  [
    'LAW-GPSR-1 a thing without number',
    CANDLE,
    {},
    { productIdentifier: '' },
    'facts/productIdentifier',
  ],
  ['LAW-GPSR-1 a thing without picture', CANDLE, { pictureCount: 0 }, SAME, 'picture'],
  [
    'LAW-GPSR-1 a maker without address',
    CANDLE,
    {},
    { manufacturer: 'Muster GmbH' },
    'facts/manufacturer',
  ],
  [
    'LAW-GPSR-1 a maker outside the EU, nobody inside it',
    CANDLE,
    {},
    { manufacturer: MAKER, manufacturerCountry: 'CN' },
    'facts/euPerson',
  ],
  ['LAW-COSM-1 soap without CPNP number', SOAP, {}, { cpnpNumber: undefined }, 'facts/cpnpNumber'],
  ['LAW-COSM-1 soap without INCI', SOAP, {}, { inci: '' }, 'facts/inci'],
  [
    'LAW-COSM-1 soap without months after opening',
    SOAP,
    {},
    { paoMonths: undefined },
    'facts/paoMonths',
  ],
  [
    'LAW-COSM-1 soap for nothing',
    SOAP,
    {},
    { cosmeticFunction: undefined },
    'facts/cosmeticFunction',
  ],
  [
    'LAW-COSM-1 soap without precautions',
    SOAP,
    {},
    { precautions: undefined },
    'facts/precautions',
  ],
  [
    'LAW-COSM-1 a responsible person without address',
    SOAP,
    {},
    { responsiblePerson: 'Birte' },
    'facts/responsiblePerson',
  ],
  [
    'LAW-COSM-2 soap that may be sealed or not',
    SOAP,
    {},
    { hygieneSealed: undefined },
    'facts/hygieneSealed',
  ],
  ['LAW-COSM-3 a cream that heals', SOAP, { words: 'heilt Neurodermitis' }, SAME, 'descriptionDe'],
  [
    'LAW-TEXT-1 wool 80, polyamide 15',
    SCARF,
    {},
    {
      fibres: [
        { name: 'Wolle', percent: 80 },
        { name: 'Polyamid', percent: 15 },
      ],
    },
    'facts/fibres',
  ],
  [
    'LAW-TEXT-1 a trade name',
    SCARF,
    {},
    { fibres: [{ name: 'Lycra', percent: 100 }] },
    'facts/fibres',
  ],
  [
    'LAW-TEXT-1 leather that is not spoken of',
    SCARF,
    { words: 'Mütze mit Leder' },
    SAME,
    'facts/animalParts',
  ],
  ['LAW-CRAFT-1 a toy without CE file', TOY, { producer: FARM }, SAME, 'producer/toy_declaration'],
  [
    'LAW-CRAFT-1 a toy whose CE file speaks of another',
    TOY,
    { producer: proving(proof('toy_declaration', 'EN 71', ['TB-1'])) },
    SAME,
    'producer/toy_declaration',
  ],
  ['LAW-CRAFT-1 a spinning top that may be a toy', TOY, {}, { toy: undefined }, 'facts/toy'],
  ['LAW-CRAFT-1 a toy without its warning', TOY, {}, { warnings: 'Vorsicht' }, 'facts/warnings'],
  [
    'LAW-CRAFT-2 a candle that says nothing of substances',
    CANDLE,
    {},
    { clpStatus: undefined },
    'facts/clpStatus',
  ],
  [
    'LAW-CRAFT-2 lamp oil without H304',
    CANDLE,
    { words: 'Lampenöl' },
    {
      clpStatus: 'classified',
      clpSignalWord: 'danger',
      clpPictograms: ['GHS08'],
      clpHazards: 'H302: x',
      clpPrecautions: 'P102: y',
    },
    'facts/clpHazards',
  ],
  [
    'LAW-CRAFT-2 a classified oil without its signs',
    CANDLE,
    {},
    { clpStatus: 'classified', clpHazards: 'H304: x' },
    'facts/clpPictograms',
  ],
  [
    'LAW-CRAFT-3 a mug that may touch food',
    MUG,
    {},
    { foodContact: undefined },
    'facts/foodContact',
  ],
  [
    'LAW-CRAFT-3 a mug without its material',
    MUG,
    {},
    { foodContactNote: '' },
    'facts/foodContactNote',
  ],
  ['LAW-CRAFT-4 ivory', SCARF, { words: 'Knopf aus Elfenbein' }, SAME, 'nameDe'],
  ['LAW-CRAFT-4 a hide of unknown kind', MUG, { nameDe: 'Schaffell' }, SAME, 'facts/speciesProof'],
  [
    'LAW-DEP-1 a can of nobody knows what',
    LEMONADE,
    {},
    { containerContent: undefined },
    'facts/containerContent',
  ],
  [
    'LAW-DEP-1 a can of no size',
    LEMONADE,
    { quantity: { value: 1, unit: 'piece' } },
    SAME,
    'facts/containerVolumeMl',
  ],
  [
    'LAW-CRAFT-1 a toy for no age',
    TOY,
    {},
    { toyMinAgeMonths: undefined },
    'facts/toyMinAgeMonths',
  ],
  [
    'LAW-CRAFT-2 not classified without a reason',
    CANDLE,
    {},
    { clpReason: undefined },
    'facts/clpReason',
  ],
  [
    'LAW-CRAFT-2 classified without the signal word',
    CANDLE,
    {},
    { ...CLASSIFIED, clpSignalWord: undefined },
    'facts/clpSignalWord',
  ],
  [
    'LAW-CRAFT-2 classified without precautions',
    CANDLE,
    {},
    { ...CLASSIFIED, clpPrecautions: undefined },
    'facts/clpPrecautions',
  ],
];

const ALLOWED: readonly Row[] = [
  ['LAW-CRAFT-2 classified with all words', CANDLE, {}, CLASSIFIED, 'facts/clpPrecautions'],
  [
    'LAW-COSM-1 a responsible person with address',
    SOAP,
    {},
    { responsiblePerson: 'Birte Möller, Deichweg 3, 18581 Putbus' },
    'facts/responsiblePerson',
  ],
  [
    'LAW-TEXT-1 buttons of horn that are named',
    SCARF,
    { words: 'Schal mit Knöpfen aus Horn' },
    { animalParts: true },
    'facts/animalParts',
  ],
  [
    'LAW-ALC-1 a cake with a breath of wine',
    SPREAD,
    { alcoholTenths: 12 },
    SAME,
    'facts/alcoholKind',
  ],
  ['LAW-DEP-1 wine in glass without deposit', WINE, {}, SAME, 'containerDepositCents'],
  [
    'LAW-DEP-1 a bottle of 0.05 l without deposit',
    LEMONADE,
    { containerDepositCents: 0, quantity: { value: 50, unit: 'ml' } },
    SAME,
    'containerDepositCents',
  ],
  [
    'LAW-PACK-1 a course of somebody outside the register',
    TOUR,
    { producer: lacking('packaging_register') },
    SAME,
    'producer/packaging_register',
  ],
  [
    'LAW-PACK-4 a wooden light without power',
    LAMP,
    { words: 'Leuchte' },
    { power: 'none', weeeNumber: undefined, batteryNumber: undefined },
    'facts/weeeNumber',
  ],
  [
    'LAW-GPSR-1 a notebook without warnings, with a reason',
    CANDLE,
    {},
    { warnings: undefined, noWarningsReason: 'ohne Kleinteile' },
    'facts/warnings',
  ],
  [
    'LAW-GPSR-1 a maker outside the EU with somebody inside',
    CANDLE,
    {},
    { manufacturer: MAKER, manufacturerCountry: 'CN', euPerson: MAKER },
    'facts/euPerson',
  ],
  [
    'LAW-GPSR-1 a form whose photos are on their way',
    CANDLE,
    { pictureCount: null },
    SAME,
    'picture',
  ],
  [
    'LAW-COSM-1 soap with a date instead of months',
    SOAP,
    {},
    { paoMonths: undefined, durability: 'best_before' },
    'facts/paoMonths',
  ],
  ['LAW-COSM-3 a cream that cares', SOAP, { words: 'pflegt trockene Haut' }, SAME, 'descriptionDe'],
  [
    'LAW-CRAFT-2 lamp oil with H304',
    CANDLE,
    { words: 'Lampenöl' },
    {
      clpStatus: 'classified',
      clpSignalWord: 'danger',
      clpPictograms: ['GHS08'],
      clpHazards: 'H304: x',
      clpPrecautions: 'P102: y',
    },
    'facts/clpHazards',
  ],
  [
    'LAW-CRAFT-4 a sheepskin of the own flock',
    MUG,
    { nameDe: 'Schaffell' },
    { speciesProof: 'Hausschaf' },
    'facts/speciesProof',
  ],
];

const foundOn = (statement: GateStatement, field: string): string[] =>
  gatesFor(statement)
    .filter((finding) => finding.field === field && !finding.isHint)
    .map(({ lawId }) => lawId);

describe('other goods before they may be offered', () => {
  it.each([LEMONADE, PRALINES, CANDLE, SOAP, SCARF, TOY, LAMP, TOUR])(
    'is fine as it is: $nameDe',
    (statement) => {
      expect(gatesFor(statement)).toEqual([]);
    },
  );

  it('has a refused and an allowed case for each duty', () => {
    const gates = [
      ...ALCOHOL_GATES,
      ...SAFETY_GATES,
      ...COSMETIC_GATES,
      ...TEXTILE_GATES,
      ...CRAFT_GATES,
    ];
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

  it('LAW-CRAFT-3 a mug without its declaration is a hint, with it there is none', () => {
    expect(gatesFor(MUG)).toMatchObject([{ lawId: 'LAW-CRAFT-3', isHint: true }]);
    const producer = proving(proof('food_contact_declaration', 'DIN', ['TB-032']));
    expect(gatesFor({ ...MUG, producer })).toEqual([]);
  });
});
