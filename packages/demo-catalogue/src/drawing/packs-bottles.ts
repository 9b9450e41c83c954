import type { Pack } from '../picture-recipe.ts';
import type { DrawPack } from './art.ts';
import { light } from './colours.ts';
import { shadow, softPath, softShape } from './light.ts';
import { label } from './paper-label.ts';
import { el, path } from './svg.ts';

const spirit: DrawPack = (recipe) => {
  const fill = recipe.fill ?? '#E8C88A';
  const lid = recipe.lid ?? '#6B4A2E';
  const d = [
    'M392 430 q0 -64 58 -78 v-122 h100 v122 q58 14 58 78 v412 q0 40 -40 40',
    'h-136 q-40 0 -40 -40Z',
  ];
  return [
    shadow(500, 880, 160),
    path(d, light(fill, 0.55)),
    path('M404 470 h192 v366 q0 32 -32 32 h-128 q-32 0 -32 -32Z', fill),
    path(d, 'url(#shine)'),
    softShape('rect', { x: 452, y: 146, width: 96, height: 100, rx: 10, fill: lid }),
    label(398, 520, 204, 270, recipe.label),
  ].join('');
};

const bottle: DrawPack = (recipe) => {
  const fill = recipe.fill ?? '#5B3A1E';
  const lid = recipe.lid ?? '#C9A24A';
  const d = [
    'M400 520 q0 -80 44 -128 q14 -20 14 -60 v-110 h84 v110 q0 40 14 60 q44 48',
    '44 128 v322 q0 40 -40 40 h-120 q-40 0 -40 -40Z',
  ];
  return [
    shadow(500, 880, 150),
    path(d, fill),
    path(d, 'url(#shine)'),
    softShape('rect', { x: 448, y: 186, width: 104, height: 48, rx: 10, fill: lid }),
    label(402, 560, 196, 236, recipe.label),
  ].join('');
};

const swing: DrawPack = (recipe) => {
  const fill = recipe.fill ?? '#D9B65A';
  const d = [
    'M388 500 q0 -76 50 -120 q20 -22 20 -62 v-70 h84 v70 q0 40 20 62 q50 44',
    '50 120 v338 q0 44 -44 44 h-136 q-44 0 -44 -44Z',
  ];
  return [
    shadow(500, 880, 160),
    path(d, light(fill, 0.45)),
    path('M400 512 q20 -16 200 0 v322 q0 36 -36 36 h-128 q-36 0 -36 -36Z', fill),
    path(d, 'url(#shine)'),
    el('g', { stroke: '#8C949A', 'stroke-width': 8, fill: 'none' }, [
      el('path', { d: 'M452 300 h96 M456 300 l-14 -70 h116 l-14 70' }),
    ]),
    el('rect', { x: 462, y: 192, width: 76, height: 56, rx: 20, fill: '#F7F7F2' }),
    el('rect', { x: 470, y: 240, width: 60, height: 12, rx: 5, fill: '#B5382A' }),
    label(396, 556, 208, 240, recipe.label),
  ].join('');
};

const wine: DrawPack = (recipe) => {
  const fill = recipe.fill ?? '#2E4A37';
  const lid = recipe.lid ?? '#7C1F2E';
  const d = [
    'M394 470 q0 -70 46 -110 q16 -16 16 -50 v-150 h88 v150 q0 34 16 50 q46 40',
    '46 110 v376 q0 36 -36 36 h-140 q-36 0 -36 -36Z',
  ];
  return [
    shadow(500, 880, 155),
    path(d, fill),
    path(d, 'url(#shine)'),
    softPath('M452 132 h96 v150 h-96Z', lid),
    label(394, 500, 212, 280, recipe.label),
  ].join('');
};

const milk: DrawPack = (recipe) => {
  const fill = recipe.fill ?? '#FFFDF6';
  const lid = recipe.lid ?? '#2C6E8F';
  const d = [
    'M376 480 q0 -70 44 -100 q10 -10 10 -30 v-44 h140 v44 q0 20 10 30 q44 30',
    '44 100 v356 q0 46 -46 46 h-156 q-46 0 -46 -46Z',
  ];
  return [
    shadow(500, 880, 170),
    path(d, '#E3EEF0'),
    path('M388 492 q112 -22 224 0 v336 q0 42 -42 42 h-140 q-42 0 -42 -42Z', fill),
    path(d, 'url(#shine)'),
    softShape('rect', { x: 420, y: 254, width: 160, height: 64, rx: 14, fill: lid }),
    label(396, 556, 208, 236, recipe.label),
  ].join('');
};

const oil: DrawPack = (recipe) => {
  const fill = recipe.fill ?? '#E0A81C';
  const d = [
    'M396 420 q0 -40 40 -52 q22 -8 22 -34 v-110 h84 v110 q0 26 22 34 q40 12',
    '40 52 v440 q0 22 -22 22 h-164 q-22 0 -22 -22Z',
  ];
  return [
    shadow(500, 880, 150),
    path(d, light(fill, 0.5)),
    path('M408 452 h184 v396 q0 22 -18 22 h-148 q-18 0 -18 -22Z', fill),
    path(d, 'url(#shine)'),
    softShape('rect', {
      x: 450,
      y: 150,
      width: 100,
      height: 84,
      rx: 8,
      fill: recipe.lid ?? '#22333A',
    }),
    label(402, 530, 196, 268, recipe.label),
  ].join('');
};

const pump: DrawPack = (recipe) => {
  const outline = [
    'M386 470 q0 -60 60 -60 h108 q60 0 60 60 v370 q0 42 -42 42 h-144 q-42 0',
    '-42 -42Z',
  ];
  const fill = recipe.fill ?? '#7A4A22';
  return [
    shadow(500, 880, 160),
    path(outline, fill),
    path(outline, 'url(#shine)'),
    el('rect', { x: 450, y: 350, width: 100, height: 64, rx: 8, fill: '#22333A' }),
    el('rect', { x: 488, y: 268, width: 24, height: 84, fill: '#22333A' }),
    path('M392 250 h124 q24 0 24 26 v16 h-100 q-20 0 -48 -20Z', '#22333A'),
    label(398, 520, 204, 260, recipe.label),
  ].join('');
};

export const bottles = { spirit, bottle, swing, wine, milk, oil, pump } satisfies Partial<
  Record<Pack, DrawPack>
>;
