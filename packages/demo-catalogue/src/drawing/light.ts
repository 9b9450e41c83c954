import { type Attributes, type AttributeValue, el, path } from './svg.ts';

const SHADOW_COLOUR = '#0b2430';
const SHADOW_OPACITY = 0.42;

/** The blurred shadow under a thing that stands at (cx, cy). */
export function shadow(cx: number, cy: number, rx: number, opacity = SHADOW_OPACITY): string {
  const ry = Math.max(16, rx * 0.15);
  return el('ellipse', { cx, cy, rx, ry, fill: SHADOW_COLOUR, opacity, filter: 'url(#sh)' });
}

/** A shape in its colour and once more in soft light from the left. */
export function softShape(tag: string, attributes: Attributes): string {
  return el(tag, attributes) + el(tag, { ...attributes, fill: 'url(#soft)' });
}

/** A path in its colour and once more in soft light from the left. */
export function softPath(d: AttributeValue, fill: string): string {
  return path(d, fill) + path(d, 'url(#soft)');
}
