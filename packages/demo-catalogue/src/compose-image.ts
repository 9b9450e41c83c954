import { type Art, type DrawPack, image } from './drawing/art.ts';
import { pictureDefinitions } from './drawing/gradients.ts';
import { LANDSCAPES } from './drawing/landscapes.ts';
import { shadow } from './drawing/light.ts';
import { boards } from './drawing/packs-boards.ts';
import { bottles } from './drawing/packs-bottles.ts';
import { boxes } from './drawing/packs-boxes.ts';
import { crafts } from './drawing/packs-crafts.ts';
import { jars } from './drawing/packs-jars.ts';
import { plainPacks } from './drawing/packs-plain.ts';
import { seededRandom } from './drawing/random.ts';
import { skyDecoration, skyGradient, skyVeil } from './drawing/sky.ts';
import { SURFACES } from './drawing/surfaces.ts';
import { el } from './drawing/svg.ts';
import type { Pack, PictureRecipe } from './picture-recipe.ts';

const PACKS: Readonly<Record<Pack, DrawPack>> = {
  ...boards,
  ...bottles,
  ...boxes,
  ...crafts,
  ...jars,
  ...plainPacks,
};

const BOTTLE_SHAPED: ReadonlySet<Pack> = new Set([
  'bottle',
  'oil',
  'spirit',
  'swing',
  'vase',
  'wine',
]);
const TALL: ReadonlySet<Pack> = new Set([
  ...BOTTLE_SHAPED,
  'bag',
  'bar',
  'can',
  'candle',
  'jar',
  'jug',
  'milk',
  'pump',
]);

interface GarnishSpot {
  x: number;
  y: number;
  size: number;
  degrees: number;
}

/** Wide goods leave less room, so their garnish sits lower and further out. */
const SPOTS: Readonly<Record<'tall' | 'wide', readonly GarnishSpot[]>> = {
  tall: [
    { x: 128, y: 690, size: 200, degrees: -8 },
    { x: 690, y: 700, size: 190, degrees: 10 },
  ],
  wide: [
    { x: 104, y: 730, size: 172, degrees: -8 },
    { x: 736, y: 738, size: 164, degrees: 10 },
  ],
};

function drawGarnish(recipe: PictureRecipe, art: Art): string {
  const spots = SPOTS[TALL.has(recipe.pack) ? 'tall' : 'wide'];
  return spots
    .map(({ x, y, size, degrees }, index) => {
      const code = recipe.garnish?.[index];
      if (code === undefined) return '';
      const ground = shadow(x + size / 2, y + size - 8, size * 0.4, 0.3);
      return ground + image(art, code, x, y, size, degrees);
    })
    .join('');
}

function viewBoxOf(pack: Pack): string {
  if (BOTTLE_SHAPED.has(pack)) return '60 96 880 880';
  return TALL.has(pack) ? '80 150 840 840' : '95 180 810 810';
}

/** The landscape behind the goods, slightly out of focus. */
function drawBackdrop(recipe: PictureRecipe): string {
  const random = seededRandom(recipe.seed);
  return el('g', { filter: 'url(#dof)' }, [
    el('rect', { x: -20, y: -20, width: 1040, height: 1040, fill: 'url(#sky)' }),
    skyDecoration(recipe.time),
    LANDSCAPES[recipe.scene].draw(random),
    skyVeil(recipe.time),
  ]);
}

function svgDocument(recipe: PictureRecipe, sizePx: number, children: readonly string[]): string {
  const size = { viewBox: viewBoxOf(recipe.pack), width: sizePx, height: sizePx };
  const attributes = { xmlns: 'http://www.w3.org/2000/svg', ...size, role: 'img' };
  const definitions = el('defs', {}, [pictureDefinitions(), skyGradient(recipe.time)]);
  return el('svg', attributes, [definitions, ...children]);
}

const drawForeground = (recipe: PictureRecipe, art: Art): string[] => [
  SURFACES[recipe.surface](),
  PACKS[recipe.pack](recipe, art),
  drawGarnish(recipe, art),
];

/**
 * Draws one square product picture as SVG text: a regional landscape, a surface, the goods and up
 * to two small garnishes. The same recipe always gives the same text.
 */
export function composeImage(recipe: PictureRecipe, art: Art, sizePx = 1000): string {
  return svgDocument(recipe, sizePx, [drawBackdrop(recipe), ...drawForeground(recipe, art)]);
}

/** The blurred landscape of a picture alone, for rendering it in a smaller size than the goods. */
export function composeBackdrop(recipe: PictureRecipe, sizePx: number): string {
  return svgDocument(recipe, sizePx, [drawBackdrop(recipe)]);
}

/** Surface, goods and garnish on a transparent ground, to be laid over the landscape. */
export function composeForeground(recipe: PictureRecipe, art: Art, sizePx: number): string {
  return svgDocument(recipe, sizePx, drawForeground(recipe, art));
}
