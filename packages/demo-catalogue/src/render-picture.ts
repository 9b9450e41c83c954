import { renderAsync } from '@resvg/resvg-js';
import sharp, { type Sharp } from 'sharp';
import { composeBackdrop, composeForeground } from './compose-image.ts';
import { loadArt } from './emoji-pictures.ts';
import { labelFontFiles, withFileFamilies } from './label-fonts.ts';
import type { DayTime, Landscape, PictureRecipe } from './picture-recipe.ts';
import { type SceneShape, sceneSvg } from './scenes.ts';

/** Edge of a product picture, the largest rendition of the shop. */
export const PICTURE_SIZE_PX = 1280;

// The landscape is out of focus, so a quarter of its pixels carries all there is to see. Blurring
// takes most of the time of a picture; this halves it.
const BACKDROP_SIZE_PX = PICTURE_SIZE_PX / 2;

interface Raster {
  pixels: Buffer;
  raw: { width: number; height: number; channels: 4 };
}

// `asPng()` of the renderer would encode on the main thread; its pixels go to sharp instead, so
// that rendering and encoding both run in the thread pool.
async function rasterise(svg: string): Promise<Raster> {
  const fontFiles = await labelFontFiles();
  const { pixels, width, height } = await renderAsync(withFileFamilies(svg), {
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Besley' },
  });
  return { pixels, raw: { width, height, channels: 4 } };
}

const encode = (picture: Sharp): Promise<Buffer> =>
  picture.removeAlpha().webp({ lossless: true, effort: 0 }).toBuffer();

/**
 * Draws a product picture: 1280 px square, lossless WebP, ready for the usual renditions.
 * Rejects where a small picture of the recipe does not exist.
 */
export async function renderProductPicture(recipe: PictureRecipe): Promise<Buffer> {
  const art = await loadArt(recipe);
  const backdrop = await rasterise(composeBackdrop(recipe, BACKDROP_SIZE_PX));
  const goods = await rasterise(composeForeground(recipe, art, PICTURE_SIZE_PX));
  const ground = await sharp(backdrop.pixels, { raw: backdrop.raw })
    .removeAlpha()
    .resize(PICTURE_SIZE_PX)
    .raw()
    .toBuffer();
  const raw = { width: PICTURE_SIZE_PX, height: PICTURE_SIZE_PX, channels: 3 } as const;
  const laidOver = sharp(ground, { raw }).composite([{ input: goods.pixels, raw: goods.raw }]);
  return encode(laidOver);
}

/** Draws a landscape as banner (1280 x 480) or square (1280 x 1280), lossless WebP. */
export async function renderScene(
  scene: Landscape,
  time: DayTime,
  shape: SceneShape = 'wide',
): Promise<Buffer> {
  const { pixels, raw } = await rasterise(sceneSvg(scene, time, shape));
  return encode(sharp(pixels, { raw }));
}
