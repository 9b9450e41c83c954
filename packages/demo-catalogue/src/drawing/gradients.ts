import { el } from './svg.ts';

interface Stop {
  at: number | string;
  colour: string;
  opacity?: string;
}

const stop = ({ at, colour, opacity }: Stop): string =>
  el('stop', {
    offset: at,
    'stop-color': colour,
    ...(opacity === undefined ? {} : { 'stop-opacity': opacity }),
  });

/** A gradient from top to bottom, `url(#id)` as fill. */
export function verticalGradient(id: string, stops: readonly Stop[]): string {
  return el('linearGradient', { id, x1: 0, y1: 0, x2: 0, y2: 1 }, stops.map(stop));
}

const horizontalGradient = (id: string, stops: readonly Stop[]): string =>
  el('linearGradient', { id, x1: 0, y1: 0, x2: 1, y2: 0 }, stops.map(stop));

const blur = (id: string, margins: Record<string, string>, deviation: number): string =>
  el('filter', { id, ...margins }, [el('feGaussianBlur', { stdDeviation: deviation })]);

/** Grounds of landscapes by id. */
export const GROUND_STOPS = {
  sea: [
    { at: 0, colour: '#6FB3C6' },
    { at: '.45', colour: '#2F7F9B' },
    { at: 1, colour: '#1C5F7A' },
  ],
  bod: [
    { at: 0, colour: '#BFDCD8' },
    { at: 1, colour: '#5E9CA6' },
  ],
  lake: [
    { at: 0, colour: '#8CC0CE' },
    { at: 1, colour: '#2E7590' },
  ],
  rape: [
    { at: 0, colour: '#FBDD5B' },
    { at: '.6', colour: '#F6C927' },
    { at: 1, colour: '#E3AE10' },
  ],
  mead: [
    { at: 0, colour: '#BFD98C' },
    { at: 1, colour: '#7BA552' },
  ],
} as const satisfies Record<string, readonly Stop[]>;

/** Surfaces under the product by id. */
const SURFACE_STOPS = {
  wood: [
    { at: 0, colour: '#E2B985' },
    { at: 1, colour: '#B98752' },
  ],
  sand: [
    { at: 0, colour: '#F6E8C3' },
    { at: 1, colour: '#E2CB95' },
  ],
} as const satisfies Record<string, readonly Stop[]>;

/** `shine` is glass, `soft` is a matt body lit from the left. */
const SHINE: readonly Stop[] = [
  { at: 0, colour: '#fff', opacity: '.0' },
  { at: '.12', colour: '#fff', opacity: '.55' },
  { at: '.22', colour: '#fff', opacity: '.08' },
  { at: '.8', colour: '#000', opacity: '0' },
  { at: 1, colour: '#000', opacity: '.28' },
];
const SOFT: readonly Stop[] = [
  { at: 0, colour: '#fff', opacity: '.28' },
  { at: '.45', colour: '#fff', opacity: '0' },
  { at: 1, colour: '#0b2430', opacity: '.24' },
];

/** Everything a product picture refers to: grounds, surfaces, light, depth of field, shadow. */
export function pictureDefinitions(): string {
  const grounds = { ...GROUND_STOPS, ...SURFACE_STOPS };
  return [
    ...Object.entries(grounds).map(([id, stops]) => verticalGradient(id, stops)),
    horizontalGradient('shine', SHINE),
    horizontalGradient('soft', SOFT),
    blur('dof', { x: '-5%', y: '-5%', width: '110%', height: '110%' }, 3.2),
    blur('sh', { x: '-30%', y: '-80%', width: '160%', height: '260%' }, 14),
  ].join('');
}
