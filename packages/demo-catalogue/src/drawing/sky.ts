import type { DayTime } from '../picture-recipe.ts';
import { verticalGradient } from './gradients.ts';
import { el } from './svg.ts';

/** Colours of the sky from the zenith to the horizon. */
const SKY: Readonly<Record<DayTime, readonly [string, string]>> = {
  morgen: ['#CFE6EE', '#FBEFD9'],
  tag: ['#BFE0EE', '#EEF6F4'],
  abend: ['#F3C9A0', '#FBEBD0'],
  nacht: ['#12384A', '#3E7384'],
  nebel: ['#DCE6E6', '#F1F4F1'],
};

const setSun = el('circle', { cx: 770, cy: 330, r: 70, fill: '#F6A65A', opacity: '.9' });

const moonAndStars =
  el('circle', { cx: 770, cy: 220, r: 56, fill: '#F8EFC8' }) +
  el('g', { fill: '#fff', opacity: '.8' }, [
    el('circle', { cx: 160, cy: 150, r: 4 }),
    el('circle', { cx: 330, cy: 90, r: 3 }),
    el('circle', { cx: 520, cy: 190, r: 3 }),
    el('circle', { cx: 900, cy: 120, r: 4 }),
  ]);

const clouds = el('g', { fill: '#fff', opacity: '.75' }, [
  el('ellipse', { cx: 210, cy: 210, rx: 120, ry: 26 }),
  el('ellipse', { cx: 270, cy: 184, rx: 70, ry: 28 }),
  el('ellipse', { cx: 800, cy: 150, rx: 130, ry: 24 }),
  el('ellipse', { cx: 760, cy: 128, rx: 66, ry: 26 }),
]);

const veil = (fill: string, opacity: string): string =>
  el('rect', { width: 1000, height: 1000, fill, opacity });

/** The gradient that `url(#id)` of the sky refers to. */
export function skyGradient(time: DayTime, id = 'sky'): string {
  const [top, bottom] = SKY[time];
  return verticalGradient(id, [
    { at: 0, colour: top },
    { at: '.62', colour: bottom },
  ]);
}

/** What stands in the sky: clouds by day, the low sun, or moon and stars. */
export function skyDecoration(time: DayTime): string {
  if (time === 'abend') return setSun;
  return time === 'nacht' ? moonAndStars : clouds;
}

/** The light of the hour over the whole landscape. */
export function skyVeil(time: DayTime): string {
  if (time === 'nacht') return veil('#0b2430', '.38');
  if (time === 'abend') return veil('#E9873A', '.12');
  return time === 'nebel' ? veil('#EEF2F0', '.35') : '';
}
