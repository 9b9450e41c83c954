import type { Pack } from '../picture-recipe.ts';
import { type DrawPack, emojiAt, image } from './art.ts';
import { shadow } from './light.ts';
import { accentOf, fitSize, mark, smallText, titleText } from './paper-label.ts';
import { el, path } from './svg.ts';

const none: DrawPack = () => '';

const emoji: DrawPack = (recipe, art) =>
  `${shadow(500, 872, 230)}${image(art, emojiAt(recipe, 0), 270, 420, 460, recipe.rot ?? 0)}`;

const tour: DrawPack = (recipe, art) =>
  [
    image(art, emojiAt(recipe, 0), 270, 400, 460, 0),
    el('g', { transform: 'rotate(-3 500 880)' }, [
      path('M230 800 h540 v40 a24 24 0 0 0 0 48 v40 h-540 v-40 a24 24 0 0 0 0 -48Z', '#FBFAF4'),
      el('path', {
        d: 'M640 806 v116',
        stroke: '#A9B7BB',
        'stroke-width': 4,
        'stroke-dasharray': '8 8',
      }),
      mark(662, 834, 3.4, accentOf(recipe)),
      titleText(262, 856, fitSize(34, 640, 12, recipe.label.title), recipe.label.title, {
        anchor: 'start',
      }),
      smallText(262, 898, 24, recipe.label.small ?? '', { anchor: 'start' }),
    ]),
  ].join('');

export const plainPacks = { none, emoji, tour } satisfies Partial<Record<Pack, DrawPack>>;
