import type { Pack } from '../picture-recipe.ts';
import { type DrawPack, image } from './art.ts';
import { dark, light } from './colours.ts';
import { shadow, softPath, softShape } from './light.ts';
import { accentOf, firstLine, fitSize, mark, smallText, titleText } from './paper-label.ts';
import { el, path } from './svg.ts';

const mug: DrawPack = (recipe) => {
  const outline = 'M300 480 h360 l-14 340 q-6 60 -70 60 h-192 q-64 0 -70 -60Z';
  const fill = recipe.fill ?? '#2C6E8F';
  const lid = recipe.lid ?? '#EFE7D6';
  return [
    shadow(480, 880, 210),
    path('M640 560 q150 -10 140 120 q-10 110 -160 100', 'none', {
      stroke: fill,
      'stroke-width': 46,
    }),
    path(outline, lid),
    path(
      ['M300 480 h360 l-8 190 q-40 40 -84 6 q-40 -26 -80 12 q-44 34 -92 -4 q-44', '-30 -88 4Z'],
      fill,
    ),
    path(outline, 'url(#soft)'),
    el('ellipse', { cx: 480, cy: 480, rx: 180, ry: 44, fill: dark(fill, 0.2) }),
    el('ellipse', { cx: 480, cy: 486, rx: 158, ry: 33, fill: '#4B2E1D' }),
    el('ellipse', { cx: 440, cy: 480, rx: 60, ry: 10, fill: '#7A5334', opacity: '.8' }),
  ].join('');
};

const bowl: DrawPack = (recipe) => {
  const outline = [
    'M220 600 h560 q-10 190 -170 250 q-20 30 -110 30 t-110 -30 q-160 -60 -170',
    '-250Z',
  ];
  const fill = recipe.fill ?? '#3E7C74';
  const lid = recipe.lid ?? '#EFE7D6';
  return [
    shadow(500, 880, 260),
    path(outline, lid),
    path(
      [
        'M220 600 h560 q-4 70 -30 124 q-60 30 -110 -4 q-60 -34 -120 6 q-60 36',
        '-120 0 q-60 -34 -146 4 q-30 -60 -34 -130Z',
      ],
      fill,
    ),
    path(outline, 'url(#soft)'),
    el('ellipse', { cx: 500, cy: 600, rx: 280, ry: 70, fill: dark(fill, 0.1) }),
    el('ellipse', { cx: 500, cy: 610, rx: 250, ry: 54, fill: light(lid, 0.1) }),
  ].join('');
};

const plate: DrawPack = (recipe) => {
  const fill = recipe.fill ?? '#2C6E8F';
  const lid = recipe.lid ?? '#F3EEE2';
  return [
    shadow(500, 880, 300, 0.35),
    el('ellipse', { cx: 500, cy: 700, rx: 340, ry: 176, fill: dark(fill, 0.15) }),
    el('ellipse', { cx: 500, cy: 688, rx: 340, ry: 172, fill }),
    el('ellipse', { cx: 500, cy: 690, rx: 306, ry: 150, fill: lid }),
    el('ellipse', { cx: 500, cy: 696, rx: 220, ry: 104, fill: dark(lid, 0.07) }),
    el('ellipse', { cx: 500, cy: 700, rx: 212, ry: 98, fill: lid }),
  ].join('');
};

const vase: DrawPack = (recipe, art) => {
  const outline = [
    'M446 400 h108 q-4 70 40 130 q70 90 40 230 q-24 120 -134 122 q-110 -2',
    '-134 -122 q-30 -140 40 -230 q44 -60 40 -130Z',
  ];
  const fill = recipe.fill ?? '#A63D2B';
  const lid = recipe.lid ?? '#EFE7D6';
  return [
    shadow(500, 880, 180),
    (recipe.bloom ?? [])
      .map((c, i) =>
        el('g', {}, [image(art, c, 350 + i * 90, 180 + (i % 2) * 40, 210, -14 + i * 12)]),
      )
      .join(''),
    path(outline, fill),
    path('M366 690 q134 50 268 0 q20 40 4 96 q-30 96 -138 96 t-138 -96 q-16 -56 4 -96Z', lid),
    path(outline, 'url(#soft)'),
    el('ellipse', { cx: 500, cy: 400, rx: 54, ry: 14, fill: dark(fill, 0.4) }),
  ].join('');
};

const jug: DrawPack = (recipe) => {
  const outline = [
    'M380 360 l-40 -26 q-10 -20 14 -22 h270 q20 2 14 26 q-24 60 14 150 q40',
    '120 10 260 q-16 134 -162 134 t-162 -134 q-30 -140 10 -260 q34 -70 32',
    '-128Z',
  ];
  const fill = recipe.fill ?? '#2C6E8F';
  const lid = recipe.lid ?? '#EFE7D6';
  return [
    shadow(500, 880, 200),
    path('M630 500 q130 0 120 120 q-8 100 -110 120', 'none', { stroke: fill, 'stroke-width': 40 }),
    path(outline, fill),
    path(
      ['M338 700 q162 60 324 0 q6 90 -14 110 q-30 74 -148 74 t-148 -74 q-20 -20', '-14 -110Z'],
      lid,
    ),
    path(outline, 'url(#soft)'),
  ].join('');
};

const fold: DrawPack = (recipe) => {
  const fill = recipe.fill ?? '#2C6E8F';
  const lid = recipe.lid ?? '#F3EEE2';
  const one = (y: number, w: number, c: string, s: string) =>
    [
      el('rect', { x: 500 - w / 2, y, width: w, height: 104, rx: 40, fill: c }),
      el('g', { fill: s }, [
        [0.16, 0.24, 0.72, 0.8]
          .map((t) => el('rect', { x: 500 - w / 2 + w * t, y, width: w * 0.035, height: 104 }))
          .join(''),
      ]),
      el('rect', { x: 500 - w / 2, y, width: w, height: 104, rx: 40, fill: 'url(#soft)' }),
      el('path', {
        d: `M${500 + w / 2 - 66} ${y + 52} h60`,
        stroke: dark(c, 0.3),
        'stroke-opacity': '.5',
        'stroke-width': 4,
      }),
    ].join('');
  return [
    shadow(500, 880, 300),
    one(776, 560, fill, lid),
    one(676, 548, lid, fill),
    one(576, 536, fill, lid),
    softShape('rect', { x: 440, y: 560, width: 120, height: 326, fill: '#D8B98C' }),
    el('rect', { x: 408, y: 640, width: 184, height: 150, rx: 6, fill: '#FBFAF4' }),
    mark(463, 656, 3.4, accentOf(recipe)),
    titleText(500, 764, fitSize(26, 270, 8, firstLine(recipe, 16)), firstLine(recipe, 16)),
  ].join('');
};

const soap: DrawPack = (recipe) => {
  const fill = recipe.fill ?? '#CBD9B4';
  return [
    shadow(500, 872, 260),
    path('M230 830 h540 l26 30 q0 22 -24 22 h-544 q-24 0 -24 -22Z', '#B98752'),
    softPath(
      'M276 640 q0 -56 60 -56 h328 q60 0 60 56 v146 q0 54 -60 54 h-328 q-60 0 -60 -54Z',
      fill,
    ),
    el('rect', {
      x: 318,
      y: 622,
      width: 364,
      height: 180,
      rx: 34,
      fill: 'none',
      stroke: dark(fill, 0.25),
      'stroke-opacity': '.5',
      'stroke-width': 5,
    }),
    mark(456, 634, 2.1, dark(fill, 0.42)),
    titleText(500, 738, fitSize(40, 560, 9, recipe.label.title), firstLine(recipe, 20), {
      fill: dark(fill, 0.62),
    }),
    smallText(500, 776, 22, recipe.label.small ?? '', { fill: dark(fill, 0.6) }),
  ].join('');
};

const candle: DrawPack = (recipe) => {
  const fill = recipe.fill ?? '#E8B23A';
  return [
    shadow(500, 880, 180),
    el('ellipse', {
      cx: 500,
      cy: 300,
      rx: 150,
      ry: 170,
      fill: '#FFE9A8',
      opacity: '.5',
      filter: 'url(#sh)',
    }),
    softPath('M378 440 q0 -24 122 -24 t122 24 v416 q0 26 -122 26 t-122 -26Z', fill),
    el('ellipse', { cx: 500, cy: 440, rx: 122, ry: 24, fill: light(fill, 0.4) }),
    el('path', { d: 'M500 438 v-52', stroke: '#22333A', 'stroke-width': 8 }),
    path('M500 270 q46 66 0 120 q-46 -54 0 -120Z', '#F6A11A'),
    path('M500 316 q22 38 0 70 q-22 -32 0 -70Z', '#FFF1B8'),
    el('g', { fill: dark(fill, 0.22), opacity: '.35' }, [
      Array.from({ length: 24 }, (_, i) =>
        el('circle', {
          cx: 400 + (i % 6) * 40 + (Math.floor(i / 6) % 2) * 20,
          cy: 520 + Math.floor(i / 6) * 36,
          r: 15,
        }),
      ).join(''),
    ]),
    el('rect', { x: 378, y: 690, width: 244, height: 110, fill: '#FBFAF4' }),
    titleText(500, 740, fitSize(28, 380, 9, firstLine(recipe, 18)), firstLine(recipe, 18)),
    smallText(500, 776, 20, recipe.label.small ?? ''),
  ].join('');
};

export const crafts = { mug, bowl, plate, vase, jug, fold, soap, candle } satisfies Partial<
  Record<Pack, DrawPack>
>;
