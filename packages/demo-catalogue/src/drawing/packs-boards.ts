import type { Pack } from '../picture-recipe.ts';
import { type DrawPack, emojiAt, image } from './art.ts';
import { dark, light, mix } from './colours.ts';
import { shadow, softPath } from './light.ts';
import { firstLine, fitSize, titleText } from './paper-label.ts';
import { el, path } from './svg.ts';

/** A board with a shadow on the table; `edge` is its upper side. */
const wideBoard = (wood: string, edge: string): string =>
  [
    shadow(500, 896, 350),
    path(
      ['M140 806 q0 -30 34 -30 h652 q34 0 34 30 v46 q0 24 -28 24 h-664 q-28 0', '-28 -24Z'],
      wood,
    ),
    path('M140 806 q0 -30 34 -30 h652 q34 0 34 30 q0 16 -30 16 h-660 q-30 0 -30 -16Z', edge),
  ].join('');

const cuttingBoard = (): string =>
  [
    shadow(500, 896, 350),
    path(
      ['M150 812 q0 -26 34 -26 h632 q34 0 34 26 v40 q0 24 -28 24 h-644 q-28 0', '-28 -24Z'],
      '#C58F57',
    ),
    path('M150 812 q0 -26 34 -26 h632 q34 0 34 26 q0 14 -30 14 h-640 q-30 0 -30 -14Z', '#E0B27C'),
  ].join('');

const board: DrawPack = (recipe, art) => {
  const n = recipe.n ?? 1;
  const put =
    n === 1
      ? image(art, emojiAt(recipe, 0), 312, 448, 376, recipe.rot ?? 0)
      : n === 2
        ? image(art, emojiAt(recipe, 1), 500, 506, 286, 8) +
          image(art, emojiAt(recipe, 0), 236, 492, 336, -5)
        : image(art, emojiAt(recipe, 2), 402, 446, 230, 4) +
          image(art, emojiAt(recipe, 0), 206, 534, 296, -6) +
          image(art, emojiAt(recipe, 1), 508, 552, 270, 9);
  return [
    shadow(500, 896, 350),
    path(
      [
        'M170 800 q0 -26 30 -26 h560 q30 0 34 22 l70 0 q36 2 36 28 t-36 30 h-66',
        'q-6 44 -38 44 h-560 q-30 0 -30 -28Z',
      ],
      '#C58F57',
    ),
    path(
      [
        'M170 800 q0 -26 30 -26 h560 q30 0 34 22 l70 0 q36 2 36 28 l-36 -4 h-660',
        'q-30 0 -34 -20Z',
      ],
      '#E0B27C',
    ),
    el('circle', { cx: 866, cy: 826, r: 12, fill: '#8A5A33' }),
    shadow(500, 828, n === 1 ? 190 : 280, 0.34),
    put,
  ].join('');
};

const fish: DrawPack = (recipe) => {
  const fill = recipe.fill ?? '#C98A3A';
  const one = (y: number, sc: number, rot: number) =>
    el('g', { transform: `translate(500 ${y}) rotate(${rot}) scale(${sc})` }, [
      path(
        [
          'M-270 0 q60 -92 210 -96 q40 -34 96 -26 l-10 34 q70 16 124 56 q46 -52 110',
          '-66 q-30 50 -26 98 q-4 48 26 98 q-64 -14 -110 -66 q-54 40 -124 56 l4 26',
          'q-50 4 -80 -22 q-160 -2 -220 -92Z',
        ],
        dark(fill, 0.12),
      ),
      path(
        [
          'M-270 0 q60 -92 210 -96 q120 -4 210 62 q46 -52 110 -66 q-30 50 -26 98',
          'q-40 -30 -84 -14 q-190 70 -420 16Z',
        ],
        dark(fill, 0.3),
      ),
      path(
        'M-268 6 q60 78 218 86 q110 4 196 -58 q-90 -30 -210 -30 q-110 0 -204 2Z',
        light(fill, 0.42),
      ),
      el(
        'g',
        { stroke: light(fill, 0.5), 'stroke-opacity': '.55', 'stroke-width': 4, fill: 'none' },
        [
          [-110, -60, -10, 40, 90]
            .map((x) => el('path', { d: `M${x} -62 q26 56 0 112 M${x + 24} -54 q24 50 0 98` }))
            .join(''),
        ],
      ),
      el('path', {
        d: 'M-160 -62 q40 60 0 118',
        stroke: dark(fill, 0.5),
        'stroke-opacity': '.6',
        'stroke-width': 6,
        fill: 'none',
      }),
      el('circle', { cx: -208, cy: -14, r: 15, fill: '#FBFAF4' }),
      el('circle', { cx: -209, cy: -14, r: 9, fill: '#10303A' }),
      el('path', {
        d: 'M-262 14 q22 12 40 6',
        stroke: dark(fill, 0.5),
        'stroke-width': 5,
        fill: 'none',
      }),
    ]);
  return [
    wideBoard('#C58F57', '#E0B27C'),
    shadow(500, 808, 300, 0.36),
    recipe.n === 2 ? one(650, 0.92, -4) + one(742, 0.98, 3) : one(706, 1.12, -2),
  ].join('');
};

const fillet: DrawPack = (recipe) => {
  const outline = [
    'M226 760 q10 -130 150 -164 q220 -50 380 40 q60 40 24 104 q-20 34 -80 36',
    'h-416 q-60 2 -58 -16Z',
  ];
  const fill = recipe.fill ?? '#EE8A6B';
  return [
    wideBoard('#5B6A70', '#7C8B90'),
    shadow(500, 806, 280, 0.36),
    path(outline, fill),
    el(
      'g',
      { stroke: light(fill, 0.55), 'stroke-width': 9, fill: 'none', 'stroke-linecap': 'round' },
      [
        [0, 1, 2, 3, 4, 5]
          .map((i) => el('path', { d: `M${318 + i * 76} ${622 - (i > 1 ? 8 : 0)} q54 60 10 140` }))
          .join(''),
      ],
    ),
    path(
      'M226 760 q-6 22 56 24 h420 q62 -2 80 -36 q-30 16 -90 14 h-410 q-48 2 -56 -2Z',
      dark(fill, 0.35),
    ),
    path(outline, 'url(#soft)'),
  ].join('');
};

const cheese: DrawPack = (recipe) => {
  const fill = recipe.fill ?? '#F4D67A';
  const lid = recipe.lid ?? '#C98A3A';
  return [
    cuttingBoard(),
    shadow(500, 806, 300, 0.36),
    softPath('M210 590 v140 q0 82 290 82 t290 -82 v-140Z', lid),
    el('ellipse', { cx: 500, cy: 590, rx: 290, ry: 98, fill: light(lid, 0.2) }),
    path('M500 590 L344 808 Q470 822 600 806Z', fill),
    path('M500 590 L344 672 v136 L500 700Z', dark(fill, 0.14)),
    path('M500 590 L610 680 v126 L500 700Z', fill),
    path('M500 590 L344 672 Q470 694 610 680Z', '#4a3a22', { opacity: '.16' }),
    recipe.n === 2
      ? el('g', { fill: dark(fill, 0.22), opacity: '.6' }, [
          el('circle', { cx: 545, cy: 700, r: 11 }),
          el('circle', { cx: 580, cy: 742, r: 8 }),
          el('circle', { cx: 530, cy: 748, r: 7 }),
          el('circle', { cx: 420, cy: 722, r: 10 }),
          el('circle', { cx: 456, cy: 690, r: 8 }),
        ])
      : recipe.n === 3
        ? el('g', { fill: '#4F7A45' }, [
            el('circle', { cx: 545, cy: 700, r: 6 }),
            el('circle', { cx: 580, cy: 742, r: 5 }),
            el('circle', { cx: 526, cy: 738, r: 6 }),
            el('circle', { cx: 560, cy: 770, r: 5 }),
            el('circle', { cx: 420, cy: 722, r: 6 }),
            el('circle', { cx: 456, cy: 690, r: 5 }),
            el('circle', { cx: 390, cy: 760, r: 6 }),
          ])
        : '',
    el('g', { transform: 'translate(0 -4)' }, [
      el('ellipse', { cx: 500, cy: 560, rx: 104, ry: 34, fill: '#FBFAF4' }),
      titleText(500, 570, fitSize(28, 270, 7, firstLine(recipe, 14)), firstLine(recipe, 14)),
    ]),
  ].join('');
};

const salami: DrawPack = (recipe) => {
  const fill = recipe.fill ?? '#8E3626';
  const one = (x: number, y: number, rot: number, sc = 1) =>
    el('g', { transform: `translate(${x} ${y}) rotate(${rot}) scale(${sc})` }, [
      path('M-250 0 q4 -58 70 -62 h360 q66 4 70 62 q-4 58 -70 62 h-360 q-66 -4 -70 -62Z', fill),
      path(
        'M-250 0 q4 -58 70 -62 h360 q66 4 70 62 q-30 -34 -90 -34 h-320 q-60 0 -90 34Z',
        light(fill, 0.3),
        { opacity: '.7' },
      ),
      el('g', { stroke: '#F0E3C6', 'stroke-width': 5, opacity: '.9' }, [
        [-170, -80, 10, 100, 180].map((k) => el('path', { d: `M${k} -62 q16 62 0 124` })).join(''),
      ]),
      el('path', {
        d: 'M250 0 h44 m-14 -20 q30 20 0 40',
        stroke: '#F0E3C6',
        'stroke-width': 8,
        fill: 'none',
      }),
    ]);
  return [
    cuttingBoard(),
    shadow(500, 806, 300, 0.36),
    recipe.n === 2 ? one(500, 664, -8) : '',
    one(480, 738, 3),
    [0, 1, 2]
      .map((i) =>
        el('g', { transform: `translate(${640 + i * 46} ${770 - i * 4})` }, [
          el('ellipse', { rx: 46, ry: 40, fill: dark(fill, 0.25) }),
          el('ellipse', { rx: 40, ry: 34, fill: mix(fill, '#D9604C', 0.6) }),
          el('g', { fill: '#F6DCC8' }, [
            el('circle', { cx: -14, cy: -8, r: 5 }),
            el('circle', { cx: 10, cy: -14, r: 4 }),
            el('circle', { cx: 16, cy: 8, r: 5 }),
            el('circle', { cx: -8, cy: 14, r: 4 }),
          ]),
        ]),
      )
      .join(''),
    el('rect', { x: 380, y: 690, width: 150, height: 76, rx: 6, fill: '#FBFAF4' }),
    titleText(455, 736, fitSize(26, 210, 7, firstLine(recipe, 14)), firstLine(recipe, 14)),
  ].join('');
};

const loaf: DrawPack = (recipe) => {
  const outline = [
    'M196 730 q-4 -170 190 -214 q170 -34 320 40 q110 60 100 174 q-4 80 -110',
    '80 h-390 q-104 0 -110 -80Z',
  ];
  const fill = recipe.fill ?? '#A86A32';
  return [
    cuttingBoard(),
    shadow(500, 806, 310, 0.4),
    path(outline, fill),
    path(
      [
        'M196 730 q-4 -170 190 -214 q170 -34 320 40 q110 60 100 174 q-40 -120',
        '-190 -150 q-170 -34 -290 20 q-110 50 -130 130Z',
      ],
      light(fill, 0.26),
      { opacity: '.8' },
    ),
    el('g', { fill: light(fill, 0.62) }, [
      [0, 1, 2]
        .map((i) =>
          el('path', {
            d: `M${330 + i * 130} ${600 - (i === 1 ? 26 : 0)} q60 40 70 130 q-66 -30 -70 -130Z`,
          }),
        )
        .join(''),
    ]),
    path(outline, 'url(#soft)'),
    el('g', { fill: '#fff', opacity: '.65' }, [
      Array.from({ length: 26 }, (_, i) =>
        el('circle', { cx: 260 + ((i * 73) % 480), cy: 570 + ((i * 41) % 110), r: 2 + (i % 3) }),
      ).join(''),
    ]),
  ].join('');
};

export const boards = { board, fish, fillet, cheese, salami, loaf } satisfies Partial<
  Record<Pack, DrawPack>
>;
