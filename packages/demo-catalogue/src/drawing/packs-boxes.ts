import type { Pack } from '../picture-recipe.ts';
import { type DrawPack, emojiAt, image } from './art.ts';
import { dark, light } from './colours.ts';
import { shadow, softPath, softShape } from './light.ts';
import { accentOf, firstLine, fitSize, label, mark, titleText } from './paper-label.ts';
import { el, path } from './svg.ts';

const bag: DrawPack = (recipe) => {
  const fill = recipe.fill ?? '#D8B98C';
  return [
    shadow(500, 880, 215),
    softPath('M322 372 l18 -30 h320 l18 30 l18 486 q0 24 -24 24 h-344 q-24 0 -24 -24Z', fill),
    path('M330 306 h340 l8 66 h-356Z', dark(fill, 0.16)),
    el('path', {
      d: 'M322 372 h356',
      stroke: dark(fill, 0.35),
      'stroke-width': 4,
      'stroke-dasharray': '10 8',
    }),
    el('path', {
      d: 'M340 400 l-12 470 M660 400 l12 470',
      stroke: dark(fill, 0.25),
      'stroke-opacity': '.4',
      'stroke-width': 3,
    }),
    label(370, 470, 260, 300, recipe.label),
  ].join('');
};

const box: DrawPack = (recipe) => {
  const fill = recipe.fill ?? '#2C6E8F';
  return [
    shadow(510, 880, 240),
    path('M290 520 h340 v362 h-340Z', fill),
    path('M630 520 l90 -54 v362 l-90 54Z', dark(fill, 0.35)),
    path('M290 520 l90 -54 h340 l-90 54Z', light(fill, 0.3)),
    path('M290 520 h340 v362 h-340Z', 'url(#soft)'),
    label(330, 576, 260, 250, recipe.label),
  ].join('');
};

const bar: DrawPack = (recipe) => {
  const fill = recipe.fill ?? '#6B3B22';
  return [
    shadow(500, 872, 235),
    el('g', { transform: 'rotate(-7 500 640)' }, [
      softShape('rect', { x: 330, y: 360, width: 340, height: 520, rx: 12, fill }),
      path(
        [
          'M330 372 q0 -12 12 -12 h316 q12 0 12 12 v52 l-20 -12 -22 14 -24 -14 -26',
          '14 -24 -14 -26 14 -26 -14 -24 14 -26 -14 -26 14 -24 -14 -22 14 -20 -14Z',
        ],
        '#E9E2CF',
      ),
      label(364, 470, 272, 330, recipe.label),
    ]),
  ].join('');
};

const crate: DrawPack = (recipe, art) => {
  const count = recipe.emoji?.length ?? 1;
  const code = (index: number) => emojiAt(recipe, index % count);
  return [
    shadow(500, 890, 340),
    path('M190 640 h620 l-10 60 h-600Z', '#7C5430'),
    image(art, code(1), 210, 452, 240, -10),
    image(art, code(2), 550, 446, 240, 12),
    image(art, code(0), 376, 420, 250, 4),
    image(art, code(0), 240, 520, 230, 8),
    image(art, code(1), 530, 520, 230, -8),
    image(art, code(2), 388, 530, 230, 0),
    path('M180 690 h640 l-22 180 q-4 20 -26 20 h-544 q-22 0 -26 -20Z', '#C58F57'),
    el('g', { fill: '#D9A970' }, [
      el('path', { d: 'M180 690 h640 l-6 52 h-628Z' }),
      el('path', { d: 'M190 762 h620 l-6 52 h-608Z' }),
      el('path', { d: 'M199 832 h602 l-6 50 h-590Z' }),
    ]),
    el('g', { fill: '#8A5A33', opacity: '.7' }, [
      el('rect', { x: 226, y: 700, width: 14, height: 176, rx: 4 }),
      el('rect', { x: 760, y: 700, width: 14, height: 176, rx: 4 }),
    ]),
    el('rect', { x: 366, y: 744, width: 268, height: 98, rx: 8, fill: '#FBFAF4' }),
    el('rect', { x: 366, y: 828, width: 268, height: 14, fill: accentOf(recipe) }),
    mark(384, 762, 2.1, accentOf(recipe)),
    titleText(530, 802, fitSize(30, 300, 7, firstLine(recipe, 14)), firstLine(recipe, 14)),
  ].join('');
};

const mushroom: DrawPack = (recipe) => {
  const fill = recipe.fill ?? '#B88A5A';
  const lid = recipe.lid ?? '#F3EADB';
  const one = (x: number, y: number, k: number, rot: number) =>
    el('g', { transform: `translate(${x} ${y}) rotate(${rot}) scale(${k})` }, [
      softPath('M-34 0 q-6 70 -30 120 q64 34 128 0 q-24 -50 -30 -120Z', lid),
      path('M-120 6 q-6 -116 120 -122 q126 6 120 122 q-120 34 -240 0Z', fill),
      path('M-120 6 q120 34 240 0 q-30 22 -120 22 t-120 -22Z', dark(fill, 0.4)),
      path('M-90 -40 q20 -60 84 -64 q-50 22 -62 70 q-8 14 -22 -6Z', light(fill, 0.5), {
        opacity: '.7',
      }),
    ]);
  return [
    shadow(500, 890, 320),
    one(330, 600, 1.05, -14),
    one(668, 606, 1, 12),
    one(500, 560, 1.25, 0),
    one(410, 690, 0.95, -8),
    one(596, 694, 0.98, 8),
    softPath('M190 700 h620 l-34 166 q-6 24 -30 24 h-492 q-24 0 -30 -24Z', '#8FA08F'),
    el('rect', { x: 372, y: 734, width: 256, height: 104, rx: 8, fill: '#FBFAF4' }),
    mark(386, 756, 2.2, accentOf(recipe)),
    titleText(540, 796, fitSize(30, 270, 7, firstLine(recipe, 14)), firstLine(recipe, 14)),
  ].join('');
};

const eggs: DrawPack = (recipe, art) =>
  [
    shadow(500, 890, 330),
    path('M190 560 q310 -110 620 0 l20 130 h-660Z', '#9DB0A6'),
    [0, 1, 2, 3]
      .map((i) => image(art, '1f95a', 214 + i * 142, 556 - (i % 2) * 14, 150, (i - 1.5) * 5))
      .join(''),
    [0, 1, 2, 3].map((i) => image(art, '1f95a', 196 + i * 152, 604, 160, (i - 1.5) * -4)).join(''),
    softPath('M164 700 h672 l-34 160 q-6 28 -34 28 h-536 q-28 0 -34 -28Z', '#7F968B'),
    el('rect', { x: 350, y: 736, width: 300, height: 110, rx: 8, fill: '#FBFAF4' }),
    mark(370, 758, 2.4, accentOf(recipe)),
    titleText(540, 802, fitSize(32, 320, 7, firstLine(recipe, 14)), firstLine(recipe, 14)),
  ].join('');

export const boxes = { bag, box, bar, crate, mushroom, eggs } satisfies Partial<
  Record<Pack, DrawPack>
>;
