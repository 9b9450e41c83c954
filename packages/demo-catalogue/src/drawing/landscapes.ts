import type { Landscape } from '../picture-recipe.ts';
import { mix } from './colours.ts';
import type { GROUND_STOPS } from './gradients.ts';
import { type Gable, gable, trees } from './plants-and-gables.ts';
import type { Random } from './random.ts';
import { el, path } from './svg.ts';

/** Draws a landscape over 1000 units square; the horizon lies near y = 540. */
type DrawLandscape = (random: Random) => string;

const kueste: DrawLandscape = () =>
  [
    path(
      ['M560 575 L610 420 Q660 400 700 425 L735 405 Q800 385 850 410 L1020 380', 'V575 Z'],
      '#F4F5EE',
    ),
    path(
      [
        'M610 420 l-18 60 30 -18 22 60 24 -70 32 48 26 -80 30 66 40 -62 30 74 46',
        '-96 40 60 44 -80 V380 L850 410 Q800 385 735 405 L700 425 Q660 400 610',
        '420Z',
      ],
      '#DDE6E1',
    ),
    path(
      [
        'M606 424 Q660 380 712 404 Q780 366 856 396 L1020 352 V392 L850 412 Q800',
        '388 735 408 L700 428 Q660 404 606 424Z',
      ],
      '#4E7F55',
    ),
    el('rect', { y: 560, width: 1000, height: 460, fill: 'url(#sea)' }),
    el(
      'g',
      {
        stroke: '#fff',
        'stroke-opacity': '.45',
        'stroke-width': 5,
        fill: 'none',
        'stroke-linecap': 'round',
      },
      [el('path', { d: 'M80 610 h120 M300 640 h90 M520 604 h70 M700 650 h150 M130 680 h70' })],
    ),
  ].join('');

const bodden: DrawLandscape = (random) =>
  [
    el('rect', { y: 520, width: 1000, height: 70, fill: '#7E9C7B' }),
    path('M0 520 Q200 496 420 518 T1000 508 V590 H0Z', '#8FAC86'),
    el('rect', { y: 575, width: 1000, height: 460, fill: 'url(#bod)' }),
    Array.from({ length: 34 }, (_, i) => {
      const left = i % 2;
      const x = left ? random() * 230 - 20 : 770 + random() * 250;
      const h = 170 + random() * 190;
      return [
        el('path', {
          d: `M${x} 760 q${-14 + random() * 28} ${-h / 2} ${-18 + random() * 36} ${-h}`,
          stroke: mix('#C9A653', '#7C8B4A', random()),
          'stroke-width': 5 + random() * 4,
          fill: 'none',
          'stroke-linecap': 'round',
        }),
        el('ellipse', { cx: x + 2, cy: 760 - h, rx: 7, ry: 22, fill: '#8A5A33', opacity: '.8' }),
      ].join('');
    }).join(''),
    path('M560 590 l46 -120 l8 120Z', '#fff'),
    path('M618 590 l-2 -96 l-34 90Z', '#F3E3C3'),
    path('M540 592 h100 l-14 20 h-72Z', '#7A3A28'),
  ].join('');

const seen: DrawLandscape = (random) =>
  [
    path('M0 560 Q160 470 330 520 T640 500 T1000 520 V600 H0Z', '#5C8A72'),
    trees(566, '#3F6B57', random, 17),
    el('rect', { y: 562, width: 1000, height: 460, fill: 'url(#lake)' }),
    el(
      'g',
      { stroke: '#fff', 'stroke-opacity': '.4', 'stroke-width': 5, 'stroke-linecap': 'round' },
      [el('path', { d: 'M60 604 h210 M420 590 h120 M690 618 h190 M220 650 h120' })],
    ),
  ].join('');

const raps: DrawLandscape = (random) =>
  [
    path('M0 520 Q260 470 520 506 T1000 480 V640 H0Z', '#6E9A63'),
    trees(512, '#55805A', random, 9),
    path('M0 540 Q300 500 620 530 T1000 520 V1000 H0Z', 'url(#rape)'),
    el('g', { stroke: '#E0A800', 'stroke-opacity': '.38', 'stroke-width': 9, fill: 'none' }, [
      el('path', {
        d: [
          'M500 528 L-160 1000 M520 528 L130 1000 M540 528 L420 1000 M560 528 L710',
          '1000 M580 528 L1000 940 M600 528 L1180 850 M480 528 L-200 800',
        ],
      }),
    ]),
  ].join('');

const wald: DrawLandscape = (random) =>
  [
    el('rect', { x: -20, y: -20, width: 1040, height: 760, fill: '#D3E3D3' }),
    trees(520, '#A9C6B0', random, 14),
    Array.from({ length: 7 }, (_, i) => {
      const x = i * 160 + random() * 70 - 30;
      const w = 22 + random() * 26;
      const b = random() > 0.5;
      return [
        el('rect', { x, y: -20, width: w, height: 680, fill: b ? '#EEF0E8' : '#8C7B66' }),
        b
          ? [1, 2, 3, 4]
              .map((k) =>
                el('path', {
                  d: `M${x} ${k * 110 + random() * 60} h${w * 0.6}`,
                  stroke: '#55604F',
                  'stroke-width': 6,
                  'stroke-opacity': '.6',
                }),
              )
              .join('')
          : '',
      ].join('');
    }).join(''),
    trees(640, '#6C9A7C', random, 10),
    path('M0 626 Q240 590 500 620 T1000 606 V1000 H0Z', '#4D7A5A'),
    el('g', { fill: '#6FA06F' }, [
      Array.from({ length: 14 }, () => {
        const x = random() * 1000;
        return el('path', {
          d: `M${x} 660 q10 -50 30 -60 q-4 40 -8 60 q20 -40 44 -44 q-16 30 -22 44Z`,
        });
      }).join(''),
    ]),
  ].join('');

const HOUSES: readonly Gable[] = [
  { x: 20, width: 150, steps: 3, height: 300, colour: '#B4523C' },
  { x: 165, width: 120, steps: 2, height: 240, colour: '#C9694E' },
  { x: 290, width: 160, steps: 4, height: 360, colour: '#A5412E' },
  { x: 455, width: 126, steps: 2, height: 250, colour: '#D08062' },
  { x: 585, width: 150, steps: 3, height: 320, colour: '#B04A35' },
  { x: 740, width: 120, steps: 3, height: 270, colour: '#C4614A' },
  { x: 862, width: 160, steps: 4, height: 340, colour: '#9F3D2B' },
];

const stadt: DrawLandscape = () =>
  [
    el('g', {}, [HOUSES.map((house) => gable(house, 660)).join('')]),
    el('rect', { y: 640, width: 1000, height: 400, fill: '#8FA6A8' }),
  ].join('');

const FLOWERS = ['#fff', '#F6C927', '#E4574B', '#7FA7E0'];

const wiese: DrawLandscape = (random) =>
  [
    path('M0 540 Q250 450 520 520 T1000 490 V700 H0Z', '#A9C77C'),
    trees(540, '#6F9A55', random, 8),
    path('M0 580 Q300 540 600 572 T1000 556 V1000 H0Z', 'url(#mead)'),
    Array.from({ length: 40 }, () =>
      el('circle', {
        cx: random() * 1000,
        cy: 600 + random() * 150,
        r: 4 + random() * 6,
        fill: FLOWERS[Math.floor(random() * FLOWERS.length)] ?? '#fff',
        opacity: '.9',
      }),
    ).join(''),
  ].join('');

interface LandscapeDrawing {
  draw: DrawLandscape;
  /** The ground gradient that the drawing refers to, if any. */
  ground: keyof typeof GROUND_STOPS | null;
}

export const LANDSCAPES: Readonly<Record<Landscape, LandscapeDrawing>> = {
  bodden: { draw: bodden, ground: 'bod' },
  kueste: { draw: kueste, ground: 'sea' },
  raps: { draw: raps, ground: 'rape' },
  seen: { draw: seen, ground: 'lake' },
  stadt: { draw: stadt, ground: null },
  wald: { draw: wald, ground: null },
  wiese: { draw: wiese, ground: 'mead' },
};
