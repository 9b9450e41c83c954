type Rgb = readonly [number, number, number];

const WHITE: Rgb = [255, 255, 255];
const NIGHT_BLUE: Rgb = [11, 36, 48];

const parse = (colour: string): Rgb => [
  Number.parseInt(colour.slice(1, 3), 16),
  Number.parseInt(colour.slice(3, 5), 16),
  Number.parseInt(colour.slice(5, 7), 16),
];

const channel = (value: number): string =>
  Math.max(0, Math.min(255, Math.round(value)))
    .toString(16)
    .padStart(2, '0');

function blend(from: Rgb, to: Rgb, share: number): string {
  const at = (index: 0 | 1 | 2): string => channel(from[index] + (to[index] - from[index]) * share);
  return `#${at(0)}${at(1)}${at(2)}`;
}

/** The colour `share` (0 to 1) of the way from `a` to `b`; both are `#RRGGBB`. */
export function mix(a: string, b: string, share: number): string {
  return blend(parse(a), parse(b), share);
}

/** Towards white. */
export function light(colour: string, share: number): string {
  return blend(parse(colour), WHITE, share);
}

/** Towards the dark blue of the shadows, so that shaded sides stay cool instead of grey. */
export function dark(colour: string, share: number): string {
  return blend(parse(colour), NIGHT_BLUE, share);
}
