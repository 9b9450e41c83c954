import { mix } from './drawing/colours.ts';
import type { DayTime, Landscape, PictureRecipe, Surface } from './picture-recipe.ts';
import type { SceneShape } from './scenes.ts';

type ByTime = Readonly<Record<DayTime, string>>;

/** Measured on the drawn squares. */
const SQUARE_SCENES: Readonly<Record<Landscape, ByTime>> = {
  bodden: {
    abend: '#dbc6a4',
    morgen: '#cedcd3',
    nacht: '#3b5c63',
    nebel: '#dae5e0',
    tag: '#c6dcdb',
  },
  kueste: {
    abend: '#cac0a8',
    morgen: '#bbd4d6',
    nacht: '#305866',
    nebel: '#cddfe2',
    tag: '#b2d4de',
  },
  raps: { abend: '#ecc67c', morgen: '#e1dca5', nacht: '#4d604a', nebel: '#e7e4c1', tag: '#d9dcab' },
  seen: { abend: '#c7bba0', morgen: '#b7cfce', nacht: '#2f5662', nebel: '#cbdcdd', tag: '#afcfd6' },
  stadt: {
    abend: '#d3a181',
    morgen: '#c7b0a7',
    nacht: '#494e52',
    nebel: '#d6c8c2',
    tag: '#c0afab',
  },
  wald: { abend: '#b7bca1', morgen: '#b0c3af', nacht: '#71867f', nebel: '#c5d3c6', tag: '#b0c3af' },
  wiese: {
    abend: '#dac791',
    morgen: '#cdddbd',
    nacht: '#3c5e57',
    nebel: '#dae5d1',
    tag: '#c5ddc4',
  },
};

/** Measured on the drawn banners. */
const WIDE_SCENES: Readonly<Record<Landscape, ByTime>> = {
  bodden: {
    abend: '#d0c29f',
    morgen: '#c8d2bf',
    nacht: '#4a6767',
    nebel: '#d5ded4',
    tag: '#c2d3c7',
  },
  kueste: {
    abend: '#c0c3b2',
    morgen: '#b7d1d2',
    nacht: '#406875',
    nebel: '#c9dee0',
    tag: '#b1d3da',
  },
  raps: { abend: '#e4c674', morgen: '#dfd58b', nacht: '#606f4c', nebel: '#e4e0b2', tag: '#dad692' },
  seen: { abend: '#b3b6a2', morgen: '#a8c3c0', nacht: '#39606a', nebel: '#c0d4d4', tag: '#a2c4c7' },
  stadt: {
    abend: '#d48e6d',
    morgen: '#cc9686',
    nacht: '#554748',
    nebel: '#d8b7ae',
    tag: '#c7978c',
  },
  wald: { abend: '#b1b79c', morgen: '#a9bea9', nacht: '#6d837b', nebel: '#c1d0c1', tag: '#a9bea9' },
  wiese: {
    abend: '#d1c88f',
    morgen: '#c9d9ad',
    nacht: '#4b6c5d',
    nebel: '#d6e3c8',
    tag: '#c3dab5',
  },
};

/** What surface and goods add, measured on four pictures of each surface. */
const FOREGROUNDS: Readonly<Record<Surface, string>> = {
  backstein: '#b58479',
  gras: '#aeb995',
  holz: '#cdbc98',
  leinen: '#cfc7b3',
  sand: '#d2c8b2',
  steg: '#bab8af',
  stein: '#c6c9c0',
  wasser: '#8facb1',
};
const FOREGROUND_SHARE = 0.6;

/** About the average colour of a product picture, known before it is drawn; `#rrggbb`. */
export function averageColour({ scene, time, surface }: PictureRecipe): string {
  return mix(SQUARE_SCENES[scene][time], FOREGROUNDS[surface], FOREGROUND_SHARE);
}

/** The average colour of a landscape; `#rrggbb`. */
export function averageSceneColour(scene: Landscape, time: DayTime, shape: SceneShape): string {
  return (shape === 'wide' ? WIDE_SCENES : SQUARE_SCENES)[scene][time];
}
