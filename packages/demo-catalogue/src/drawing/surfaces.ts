import type { Surface } from '../picture-recipe.ts';
import { el, path } from './svg.ts';

const holz = (): string =>
  [
    el('rect', { y: 760, width: 1000, height: 240, fill: 'url(#wood)' }),
    el('g', { stroke: '#9A6A3C', 'stroke-opacity': '.35', 'stroke-width': 4 }, [
      el('path', { d: 'M0 822 H1000 M0 902 H1000' }),
    ]),
    el('g', { stroke: '#7F5530', 'stroke-opacity': '.18', 'stroke-width': 3, fill: 'none' }, [
      el('path', {
        d: [
          'M40 790 q120 10 260 0 M420 800 q160 -12 320 2 M120 862 q200 14 360 -2',
          'M620 866 q140 10 300 0 M60 950 q220 -14 380 4 M560 952 q200 12 380 -4',
        ],
      }),
    ]),
    el('rect', { y: 760, width: 1000, height: 10, fill: '#F2D6AE', opacity: '.7' }),
  ].join('');

const steg = (): string =>
  [
    el('rect', { y: 752, width: 1000, height: 248, fill: '#9FA39A' }),
    Array.from({ length: 9 }, (_, i) =>
      path(
        `M${-160 + i * 165} 1000 L${60 + i * 112} 752 h104 L${-4 + i * 165} 1000 Z`,
        i % 2 ? '#B8B6A8' : '#C6C3B4',
      ),
    ).join(''),
    el('rect', { y: 752, width: 1000, height: 9, fill: '#E7E4D8' }),
  ].join('');

const leinen = (): string =>
  [
    el('rect', { y: 756, width: 1000, height: 244, fill: '#F4F1EA' }),
    el('g', { fill: '#2C6E8F', opacity: '.9' }, [
      el('rect', { y: 812, width: 1000, height: 9 }),
      el('rect', { y: 828, width: 1000, height: 4 }),
      el('rect', { y: 930, width: 1000, height: 9 }),
      el('rect', { y: 946, width: 1000, height: 4 }),
    ]),
    el('rect', { y: 756, width: 1000, height: 8, fill: '#fff' }),
  ].join('');

const stein = (): string =>
  [
    el('rect', { y: 756, width: 1000, height: 244, fill: '#D9DEDC' }),
    el('g', { fill: '#BFC7C5', opacity: '.6' }, [
      el('circle', { cx: 120, cy: 840, r: 6 }),
      el('circle', { cx: 300, cy: 920, r: 9 }),
      el('circle', { cx: 520, cy: 820, r: 5 }),
      el('circle', { cx: 720, cy: 900, r: 8 }),
      el('circle', { cx: 880, cy: 830, r: 6 }),
      el('circle', { cx: 620, cy: 960, r: 6 }),
      el('circle', { cx: 220, cy: 970, r: 5 }),
    ]),
    el('rect', { y: 756, width: 1000, height: 9, fill: '#F3F6F5' }),
  ].join('');

const BRICKS = ['#B4523C', '#A9462F', '#BE5E45'];

const backstein = (): string =>
  [
    el('rect', { y: 756, width: 1000, height: 244, fill: '#8E3626' }),
    Array.from({ length: 4 }, (_, row) =>
      Array.from({ length: 8 }, (_, k) =>
        el('rect', {
          x: k * 150 - (row % 2) * 75 + 4,
          y: 764 + row * 62,
          width: 142,
          height: 54,
          rx: 4,
          fill: BRICKS[(row + k) % BRICKS.length] ?? '#B4523C',
        }),
      ).join(''),
    ).join(''),
  ].join('');

const sand = (): string =>
  [
    path('M0 772 Q240 742 520 764 T1000 752 V1000 H0Z', 'url(#sand)'),
    el('g', { fill: '#D9BE86', opacity: '.7' }, [
      el('circle', { cx: 90, cy: 900, r: 4 }),
      el('circle', { cx: 240, cy: 850, r: 3 }),
      el('circle', { cx: 400, cy: 960, r: 4 }),
      el('circle', { cx: 690, cy: 930, r: 4 }),
      el('circle', { cx: 830, cy: 860, r: 3 }),
      el('circle', { cx: 930, cy: 950, r: 4 }),
    ]),
  ].join('');

const wasser = (): string => '';

const gras = (): string => path('M0 790 Q240 760 520 780 T1000 770 V1000 H0Z', '#7FA85A');

/** What the goods stand on; `wasser` leaves the water of the landscape open. */
export const SURFACES: Readonly<Record<Surface, () => string>> = {
  holz,
  steg,
  leinen,
  stein,
  backstein,
  sand,
  wasser,
  gras,
};
