/** What is usual in a group of goods; only ever a suggestion that the producer sees and confirms. */
type GroupHint = {
  readonly pack: { readonly one: string; readonly many: string };
  readonly unit: 'g' | 'kg' | 'ml' | 'l' | 'piece' | 'person';
  readonly storage: string;
  /** Ticked in advance where they are certain for the group; the producer confirms them all the same. */
  readonly allergens: readonly string[];
};

const PIECE = { one: 'Stück', many: 'Stück' };
const GLASS = { one: 'Glas', many: 'Gläser' };
const BOTTLE = { one: 'Flasche', many: 'Flaschen' };
const PACK = { one: 'Packung', many: 'Packungen' };

const CHILLED = 'Gekühlt bei höchstens 7 °C lagern.';
const DARK = 'Kühl, trocken und dunkel lagern.';

/** The first entry whose path begins the product's group; the empty path fits every group. */
const HINTS: readonly (readonly [path: string, hint: GroupHint])[] = [
  [
    'lebensmittel/honig',
    { pack: GLASS, unit: 'g', storage: 'Kühl und dunkel lagern.', allergens: [] },
  ],
  ['lebensmittel/aufstriche', { pack: GLASS, unit: 'g', storage: DARK, allergens: [] }],
  [
    'lebensmittel/senf',
    { pack: GLASS, unit: 'g', storage: 'Nach dem Öffnen gekühlt lagern.', allergens: ['mustard'] },
  ],
  ['lebensmittel/saucen', { pack: GLASS, unit: 'g', storage: DARK, allergens: [] }],
  ['lebensmittel/kaese', { pack: PIECE, unit: 'g', storage: CHILLED, allergens: ['milk'] }],
  ['lebensmittel/milch-joghurt', { pack: GLASS, unit: 'g', storage: CHILLED, allergens: ['milk'] }],
  ['lebensmittel/fisch/konserven', { pack: GLASS, unit: 'g', storage: DARK, allergens: ['fish'] }],
  [
    'lebensmittel/fisch',
    { pack: PACK, unit: 'g', storage: 'Gekühlt bei höchstens 2 °C lagern.', allergens: ['fish'] },
  ],
  [
    'lebensmittel/fleisch',
    { pack: PACK, unit: 'g', storage: 'Gekühlt bei höchstens 4 °C lagern.', allergens: [] },
  ],
  ['lebensmittel/wurst-schinken', { pack: PACK, unit: 'g', storage: CHILLED, allergens: [] }],
  [
    'lebensmittel/tiefgekuehlt',
    { pack: PACK, unit: 'g', storage: 'Bei −18 °C lagern.', allergens: [] },
  ],
  [
    'lebensmittel/brot',
    {
      pack: PIECE,
      unit: 'piece',
      storage: 'Trocken bei Raumtemperatur lagern.',
      allergens: ['gluten'],
    },
  ],
  [
    'lebensmittel/eier',
    { pack: PACK, unit: 'piece', storage: 'Nach dem 18. Tag gekühlt lagern.', allergens: ['eggs'] },
  ],
  ['lebensmittel', { pack: PACK, unit: 'g', storage: DARK, allergens: [] }],
  ['getraenke', { pack: BOTTLE, unit: 'ml', storage: DARK, allergens: [] }],
  ['', { pack: PIECE, unit: 'piece', storage: '', allergens: [] }],
];

/** What is usual in the group with this path. */
export function groupHint(categoryPath: string): GroupHint {
  const found = HINTS.find(([path]) => categoryPath.startsWith(path));
  if (!found) throw new Error('the list of hints ends with an entry for every group');
  return found[1];
}
