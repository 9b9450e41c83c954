/**
 * What the law asks of goods depends on their category; these are the categories of the first
 * region. A path stands for itself and everything below it.
 */
const GROUPS = {
  food: ['lebensmittel', 'getraenke'],
  drink: ['getraenke'],
  spirits: ['getraenke/spirituosen', 'getraenke/likoer'],
  beer: ['getraenke/bier'],
  wine: ['getraenke/wein-sekt'],
  juice: ['getraenke/saft'],
  honey: ['lebensmittel/honig'],
  meat: ['lebensmittel/fleisch'],
  meatProduct: ['lebensmittel/wurst-schinken'],
  fish: ['lebensmittel/fisch'],
  preservedFish: ['lebensmittel/fisch/konserven'],
  dairy: ['lebensmittel/kaese', 'lebensmittel/milch-joghurt'],
  eggs: ['lebensmittel/eier'],
  freshProduce: [
    'lebensmittel/gemuese',
    'lebensmittel/kartoffeln',
    'lebensmittel/obst',
    'lebensmittel/pilze',
  ],
  oil: ['lebensmittel/oele'],
  cosmetic: ['pflege'],
  soap: ['pflege/seife'],
  textile: ['handwerk/textil'],
  wool: ['handwerk/wolle-fell'],
  candle: ['handwerk/kerzen'],
  pottery: ['handwerk/keramik'],
  plant: ['garten/pflanzen'],
  printed: ['handwerk/papier-buch'],
  gift: ['geschenke'],
  /** Tours and courses, which are booked by date. */
  experience: ['erlebnisse'],
  /** Where a product may be its own and only ingredient (Art. 19, 20 LMIV). */
  singleIngredient: [
    'getraenke/saft',
    'lebensmittel/eier',
    'lebensmittel/essig',
    'lebensmittel/fisch/frisch',
    'lebensmittel/fleisch',
    'lebensmittel/gemuese',
    'lebensmittel/gewuerze',
    'lebensmittel/honig',
    'lebensmittel/kaffee',
    'lebensmittel/kartoffeln',
    'lebensmittel/mehl-korn',
    'lebensmittel/milch-joghurt',
    'lebensmittel/obst',
    'lebensmittel/oele',
    'lebensmittel/pilze',
    'lebensmittel/suesses',
    'lebensmittel/tee',
    'lebensmittel/tiefgekuehlt',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type CategoryGroup = keyof typeof GROUPS;

/** Whether a category path belongs to a group of goods. */
export const isIn = (path: string, ...groups: readonly CategoryGroup[]): boolean =>
  groups.some((group) =>
    GROUPS[group].some((root) => path === root || path.startsWith(`${root}/`)),
  );

/** Goods that are neither eaten nor booked: product safety law asks (GPSR). */
export const isOtherGoods = (path: string): boolean => !isIn(path, 'food', 'experience');
