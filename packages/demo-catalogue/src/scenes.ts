import { GROUND_STOPS, verticalGradient } from './drawing/gradients.ts';
import { LANDSCAPES } from './drawing/landscapes.ts';
import { seededRandom } from './drawing/random.ts';
import { skyDecoration, skyGradient, skyVeil } from './drawing/sky.ts';
import { el } from './drawing/svg.ts';
import type { DayTime, Landscape } from './picture-recipe.ts';

/** `wide` is the banner of a landscape or producer (8 : 3), `square` its small picture. */
export type SceneShape = 'square' | 'wide';

export const SCENE_SIZE_PX: Readonly<Record<SceneShape, { width: number; height: number }>> = {
  wide: { width: 1280, height: 480 },
  square: { width: 1280, height: 1280 },
};

interface Crop {
  left: number;
  top: number;
  width: number;
  height: number;
  /** How far clouds, sun or moon move down to stay inside. */
  lowerSky: number;
}

const SQUARE: Crop = { left: 130, top: 60, width: 700, height: 700, lowerSky: 30 };
const WIDE: Crop = { left: 0, top: 320, width: 1000, height: 375, lowerSky: 220 };
// The tallest gable reaches up to y = 260, far above every other horizon.
const WIDE_TOWN: Crop = { ...WIDE, top: 245, lowerSky: 145 };

function cropOf(scene: Landscape, shape: SceneShape): Crop {
  if (shape === 'square') return SQUARE;
  return scene === 'stadt' ? WIDE_TOWN : WIDE;
}

function definitions(scene: Landscape, time: DayTime): string {
  const { ground } = LANDSCAPES[scene];
  const groundGradient = ground === null ? '' : verticalGradient(ground, GROUND_STOPS[ground]);
  return groundGradient + skyGradient(time);
}

/**
 * A landscape of the region without goods, as SVG text of a few kilobytes. Gradient ids are fixed,
 * so show it as a picture and do not put two of them inline into one page.
 */
export function sceneSvg(scene: Landscape, time: DayTime, shape: SceneShape): string {
  const { left, top, width, height, lowerSky } = cropOf(scene, shape);
  const { width: widthPx, height: heightPx } = SCENE_SIZE_PX[shape];
  return el(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `${left} ${top} ${width} ${height}`,
      width: widthPx,
      height: heightPx,
      role: 'img',
    },
    [
      el('defs', {}, [definitions(scene, time)]),
      el('rect', { x: -20, y: -20, width: 1040, height: 1040, fill: 'url(#sky)' }),
      el('g', { transform: `translate(0 ${lowerSky})` }, [skyDecoration(time)]),
      LANDSCAPES[scene].draw(seededRandom(scene)),
      skyVeil(time),
    ],
  );
}
