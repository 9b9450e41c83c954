import { light, mix } from './colours.ts';
import type { Random } from './random.ts';
import { el, path } from './svg.ts';

const WOOD_WIDTH = 1000;

/** A row of `count` firs and broad-leaved trees standing on y. */
export function trees(y: number, colour: string, random: Random, count: number): string {
  const tree = (index: number): string => {
    const x = ((index + random() * 0.8) * WOOD_WIDTH) / count - 20;
    const h = 60 + random() * 70;
    const w = 34 + random() * 26;
    if (random() > 0.45) {
      return path(
        `M${x} ${y} l${w / 2} ${-h} l${w / 2} ${h} Z`,
        mix(colour, '#0b2430', random() * 0.25),
      );
    }
    return el('ellipse', {
      cx: x + w / 2,
      cy: y - h * 0.42,
      rx: w * 0.72,
      ry: h * 0.5,
      fill: mix(colour, '#ffffff', random() * 0.12),
    });
  };
  return Array.from({ length: count }, (_, index) => tree(index)).join('');
}

export interface Gable {
  x: number;
  width: number;
  /** Steps on each side. */
  steps: number;
  height: number;
  colour: string;
}

/** A brick house front with a stepped gable, standing on `base`. */
export function gable({ x, width, steps, height, colour }: Gable, base: number): string {
  const stepWidth = width / (steps * 2 + 1);
  const stepHeight = (height * 0.45) / steps;
  const up = ` v${-stepHeight} h${stepWidth}`.repeat(steps);
  const down = ` h${stepWidth} v${stepHeight}`.repeat(steps);
  const top = ` v${-stepHeight} h${stepWidth} v${stepHeight}`;
  const outline = `M${x} ${base} V${base - height * 0.55}${up}${top}${down} V${base} Z`;
  const pane = width * 0.13;
  const windowAt = (row: number, column: number): string => {
    const wx = x + width * 0.2 + column * width * 0.235;
    const wy = base - height * 0.5 + row * height * 0.17;
    const d = `M${wx} ${wy + pane * 1.6} v${-pane} q${pane / 2} ${-pane} ${pane} 0 v${pane} Z`;
    return path(d, light(colour, 0.55), { opacity: '.75' });
  };
  const windows = [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => windowAt(row, column)));
  return path(outline, colour) + windows.join('');
}
