import { isIn } from '../categoryTraits.ts';
import { type Container, checkDeposit, containerMark } from '../containerDeposit.ts';
import { type Gate, isBlank } from './finding.ts';
import { isFood, isSet } from './food.ts';
import type { GateStatement } from './statement.ts';

/** Words by which a food that is no drink betrays its alcohol. */
const SPIRITED =
  /\b(?:rum|likör|whisky|whiskey|weinbrand|cognac|kirschwasser|obstbrand|obstler|wodka|gin|korn(?:brand)|eierlikör|amaretto)\b/iu;

const isOtherFoodWithSpirits = (product: GateStatement): boolean =>
  isFood(product) &&
  !isIn(product.categoryPath, 'drink') &&
  SPIRITED.test(`${product.nameDe}\n${product.facts.foodName ?? ''}\n${product.ingredients}`);

const isDrink = ({ categoryPath }: GateStatement): boolean => isIn(categoryPath, 'drink');

/** What is sold in a drink's container, or bears a deposit. */
const hasContainer = (product: GateStatement): boolean =>
  (isDrink(product) && !isSet(product)) || product.containerDepositCents > 0;

/** Said, or else what the pack holds, shared by its containers. */
const volumeOf = ({ facts, quantity }: GateStatement): number | null => {
  if (typeof facts.containerVolumeMl === 'number') return facts.containerVolumeMl;
  return quantity.unit === 'ml' ? Math.round(quantity.value / (facts.containerCount ?? 1)) : null;
};

const knownContainer = (product: GateStatement): Container | null => {
  const { containerMaterial, containerContent, containerSystem } = product.facts;
  if (!containerMaterial || !containerContent || !containerSystem) return null;
  const volumeMl = volumeOf(product);
  if (containerContent !== 'not_a_drink' && volumeMl === null) return null;
  return {
    material: containerMaterial,
    content: containerContent,
    system: containerSystem,
    volumeMl,
  };
};

/** The deposit of one container; a pack of six bears six of them. */
const depositOfOne = ({ containerDepositCents, facts }: GateStatement): number =>
  Math.floor(containerDepositCents / (facts.containerCount ?? 1));

const isDepositRight = (product: GateStatement): boolean => {
  const container = knownContainer(product);
  return container === null || checkDeposit(container, depositOfOne(product)).allowed;
};

/** A returnable bottle without a deposit does not come back, and one without a mark has none. */
const isMarkRight = (product: GateStatement): boolean => {
  const container = knownContainer(product);
  if (container === null) return true;
  return containerMark(container) === null || product.containerDepositCents > 0;
};

/** Protection of the young, deposits and the words EINWEG and MEHRWEG. */
export const ALCOHOL_GATES: readonly Gate[] = [
  {
    lawId: 'LAW-ALC-1',
    field: 'alcoholPercent',
    appliesTo: isOtherFoodWithSpirits,
    isMet: ({ alcoholTenths }) => alcoholTenths !== null,
    why: 'In der Ware ist Alkohol. Bitte geben Sie an, wie viel: Davon hängt die Altersgrenze ab.',
    example: '2,5',
  },
  {
    lawId: 'LAW-ALC-1',
    field: 'facts/alcoholKind',
    appliesTo: (product) =>
      isFood(product) && !isDrink(product) && (product.alcoholTenths ?? 0) > 12,
    isMet: ({ facts }) => !isBlank(facts.alcoholKind),
    why: 'Ab 1,2 % Alkohol gilt eine Altersgrenze. Bitte sagen Sie, woher der Alkohol kommt.',
    example: 'aus Branntwein, zum Beispiel Rum',
  },
  {
    lawId: 'LAW-DEP-1',
    field: 'facts/containerSystem',
    appliesTo: hasContainer,
    isMet: ({ facts }) => !isBlank(facts.containerSystem),
    why: 'Bitte sagen Sie, ob die Flasche oder das Glas Einweg oder Mehrweg ist.',
    example: 'Mehrweg',
  },
  {
    lawId: 'LAW-DEP-1',
    field: 'facts/containerMaterial',
    appliesTo: hasContainer,
    isMet: ({ facts }) => !isBlank(facts.containerMaterial),
    why: 'Bitte sagen Sie, woraus das Gefäß ist. Davon hängt das Pfand ab.',
    example: 'Glas',
  },
  {
    lawId: 'LAW-DEP-1',
    field: 'facts/containerContent',
    appliesTo: hasContainer,
    isMet: ({ facts }) => !isBlank(facts.containerContent),
    why: 'Bitte sagen Sie, was für ein Getränk es ist. Davon hängt das Pfand ab.',
    example: 'Saft',
  },
  {
    lawId: 'LAW-DEP-1',
    field: 'facts/containerVolumeMl',
    appliesTo: (product) => hasContainer(product) && isDrink(product),
    isMet: (product) => volumeOf(product) !== null,
    why: 'Bitte geben Sie an, wie viel in ein Gefäß passt.',
    example: '330',
  },
  {
    lawId: 'LAW-DEP-1',
    field: 'containerDepositCents',
    appliesTo: hasContainer,
    isMet: isDepositRight,
    why: 'Einwegflaschen und Dosen von 0,1 bis 3 Liter tragen mindestens 25 Cent Pfand.',
    example: '0,25',
  },
  {
    lawId: 'LAW-DEP-2',
    field: 'containerDepositCents',
    appliesTo: (product) => hasContainer(product) && isDepositRight(product),
    isMet: isMarkRight,
    why: 'Neben dem Preis steht EINWEG oder MEHRWEG. Dazu gehört das Pfand, das Ihr System verlangt.',
    example: '0,15',
  },
];
