import type { Pack } from '../picture-recipe.ts';
import type { DrawPack } from './art.ts';
import { dark, light } from './colours.ts';
import { shadow, softShape } from './light.ts';
import { accentOf, firstLine, fitSize, label, mark, smallText, titleText } from './paper-label.ts';
import { el, path } from './svg.ts';

const jar: DrawPack = (recipe) => {
  const outline = [
    'M330 420 q0 -40 40 -48 h260 q40 8 40 48 v410 q0 52 -52 52 h-236 q-52 0',
    '-52 -52Z',
  ];
  const fill = recipe.fill ?? '#E9A820';
  const lid = recipe.lid ?? '#C9A24A';
  return [
    shadow(500, 880, 210),
    path(outline, light(fill, 0.72), { opacity: '.95' }),
    path('M342 452 q158 -26 316 0 v374 q0 44 -46 44 h-224 q-46 0 -46 -44Z', fill),
    path('M342 452 q158 -26 316 0 q-158 26 -316 0Z', light(fill, 0.28)),
    path(outline, 'url(#shine)'),
    softShape('rect', { x: 352, y: 288, width: 296, height: 92, rx: 16, fill: lid }),
    el('g', { stroke: dark(lid, 0.3), 'stroke-opacity': '.35', 'stroke-width': 3 }, [
      Array.from({ length: 18 }, (_, i) => el('path', { d: `M${366 + i * 16} 322 v50` })).join(''),
    ]),
    label(366, 520, 268, 268, recipe.label),
  ].join('');
};

const smalljar: DrawPack = (recipe) => {
  const outline = [
    'M318 560 q0 -34 36 -40 h292 q36 6 36 40 v262 q0 60 -60 60 h-244 q-60 0',
    '-60 -60Z',
  ];
  const inner = [
    'M316 478 q184 -60 368 0 l26 66 q-20 16 -42 2 q-22 20 -46 2 q-24 18 -48 2',
    'q-26 18 -50 0 q-26 18 -50 0 q-24 16 -48 -2 q-26 16 -48 -2 q-24 14 -44',
    '-2Z',
  ];
  const fill = recipe.fill ?? '#B23A48';
  const lid = recipe.lid ?? '#F4F1EA';
  return [
    shadow(500, 880, 210),
    path(outline, light(fill, 0.7)),
    path('M330 580 q170 -22 340 0 v240 q0 50 -52 50 h-236 q-52 0 -52 -50Z', fill),
    path('M330 580 q170 -22 340 0 q-170 22 -340 0Z', light(fill, 0.25)),
    path(outline, 'url(#shine)'),
    path(inner, lid),
    path('M316 478 q184 -60 368 0 l4 14 q-190 -50 -376 0Z', accentOf(recipe)),
    path(inner, 'url(#soft)'),
    label(362, 626, 276, 206, recipe.label),
  ].join('');
};

const tin: DrawPack = (recipe) => {
  const outline = 'M262 640 v170 q0 72 238 72 t238 -72 v-170Z';
  const fill = recipe.fill ?? '#2F7F9B';
  return [
    shadow(500, 880, 250),
    path(outline, '#B9C3C7'),
    path(outline, 'url(#shine)'),
    path('M262 668 v118 q0 70 238 70 t238 -70 v-118 q0 60 -238 60 t-238 -60Z', fill),
    el('ellipse', { cx: 500, cy: 640, rx: 238, ry: 72, fill: '#D8DFE2' }),
    el('ellipse', { cx: 500, cy: 640, rx: 214, ry: 58, fill: light(fill, 0.14) }),
    el('g', { transform: 'translate(0 0)' }, [
      mark(456, 590, 2.0, '#FBFAF4'),
      titleText(500, 672, 30, firstLine(recipe, 18), { fill: '#FBFAF4' }),
    ]),
    [
      el('rect', { x: 392, y: 716, width: 216, height: 110, rx: 6, fill: '#FBFAF4' }),
      titleText(
        500,
        recipe.label.small ? 766 : 782,
        fitSize(28, 330, 8, firstLine(recipe, 18)),
        firstLine(recipe, 18),
      ),
      recipe.label.small ? smallText(500, 802, 20, recipe.label.small) : '',
    ].join(''),
  ].join('');
};

const can: DrawPack = (recipe) => {
  const outline = 'M330 420 v420 q0 42 170 42 t170 -42 v-420Z';
  const fill = recipe.fill ?? '#B4523C';
  return [
    shadow(500, 880, 190),
    path(outline, '#C6CED1'),
    path('M330 446 v372 q0 40 170 40 t170 -40 v-372 q0 36 -170 36 t-170 -36Z', fill),
    path(outline, 'url(#shine)'),
    el('ellipse', { cx: 500, cy: 420, rx: 170, ry: 42, fill: '#DCE3E5' }),
    el('ellipse', { cx: 500, cy: 420, rx: 148, ry: 32, fill: '#C2CBCE' }),
    label(382, 530, 236, 260, recipe.label),
  ].join('');
};

export const jars = { jar, smalljar, tin, can } satisfies Partial<Record<Pack, DrawPack>>;
